/** The loss of every iteration of a run so far, in an array that grows. */
export class Losses {
  private values = new Float64Array(256);
  private count = 0;

  get length(): number {
    return this.count;
  }

  get last(): number | undefined {
    return this.values.subarray(0, this.count).at(-1);
  }

  /** `losses[k]` is that of iteration `from + k`. */
  add(from: number, losses: Float64Array): void {
    const end = from + losses.length;
    if (end > this.values.length) {
      const grown = new Float64Array(Math.max(end, 2 * this.values.length));
      grown.set(this.values);
      this.values = grown;
    }
    this.values.set(losses, from);
    this.count = Math.max(this.count, end);
  }

  /** A copy of its own size: what is sent to a page takes its whole buffer along. */
  toArray(): Float64Array {
    return this.values.slice(0, this.count);
  }
}
