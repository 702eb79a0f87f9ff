/** The losses known so far, in an array that grows by doubling; `values[k]` is the loss of iteration k. */
export class Curve {
  #buffer = new Float64Array(1024);
  #length = 0;

  get values(): Float64Array {
    return this.#buffer.subarray(0, this.#length);
  }

  get length(): number {
    return this.#length;
  }

  replace(losses: Float64Array): void {
    this.#length = 0;
    this.append(0, losses);
  }

  /** False, and nothing changed, where losses between the known ones and these are missing. */
  append(from: number, losses: Float64Array): boolean {
    if (from > this.#length) return false;
    const length = Math.max(this.#length, from + losses.length);
    if (length > this.#buffer.length) this.#grow(length);
    this.#buffer.set(losses, from);
    this.#length = length;
    return true;
  }

  #grow(least: number): void {
    const grown = new Float64Array(Math.max(least, 2 * this.#buffer.length));
    grown.set(this.values);
    this.#buffer = grown;
  }
}

/** The loss on the rows trained on, and on those held back, where there are some. */
export interface Curves {
  readonly loss: Curve;
  readonly validation: Curve;
}
