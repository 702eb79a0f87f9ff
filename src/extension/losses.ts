/** Losses in a block: 128 KB. */
const BLOCK = 1 << 14;

/** The loss of every iteration of a run so far, in blocks: as it grows nothing is copied, whatever its length. */
export class Losses {
  private readonly blocks: Float64Array[] = [];
  private count = 0;

  get length(): number {
    return this.count;
  }

  get last(): number | undefined {
    return this.at(this.count - 1);
  }

  /** Of an iteration; none where there is no such one yet. */
  at(iteration: number): number | undefined {
    if (iteration >= this.count) return undefined;
    return this.blocks[Math.floor(iteration / BLOCK)]?.[iteration % BLOCK];
  }

  /** `losses[k]` is that of iteration `from + k`. */
  add(from: number, losses: Float64Array): void {
    for (let taken = 0; taken < losses.length; ) {
      const start = (from + taken) % BLOCK;
      const part = losses.subarray(taken, taken + BLOCK - start);
      this.blockOf(from + taken).set(part, start);
      taken += part.length;
    }
    this.count = Math.max(this.count, from + losses.length);
  }

  /** A copy of those from an iteration on, at its own size: what is sent to a page takes its whole buffer along. */
  toArray(from = 0): Float64Array {
    const copy = new Float64Array(Math.max(0, this.count - from));
    for (let copied = 0; copied < copy.length; ) {
      const start = (from + copied) % BLOCK;
      const part = this.blockOf(from + copied).subarray(start, start + copy.length - copied);
      copy.set(part, copied);
      copied += part.length;
    }
    return copy;
  }

  private blockOf(iteration: number): Float64Array {
    const k = Math.floor(iteration / BLOCK);
    this.blocks[k] ??= new Float64Array(BLOCK);
    return this.blocks[k];
  }
}
