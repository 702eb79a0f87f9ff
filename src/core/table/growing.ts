const FIRST_PART = 16;
const LARGEST_PART = 1 << 16;

/** The values of a column while their number isn't known: parts that double up to a size, put together in the end. */
export class Growing<A extends Float64Array | Int32Array> {
  length = 0;
  /** The part that is being filled, and how far it is. */
  part: A;
  used = 0;
  readonly #allocate: (length: number) => A;
  #full: A[] = [];

  constructor(allocate: (length: number) => A) {
    this.#allocate = allocate;
    this.part = allocate(0);
  }

  /** Makes room for more values, which the caller then puts into `part` from `used` on. */
  reserve(count: number): void {
    if (this.used + count <= this.part.length) return;
    this.#full.push(this.part.subarray(0, this.used) as A);
    this.part = this.#allocate(Math.max(count, Math.min(LARGEST_PART, Math.max(FIRST_PART, this.length))));
    this.used = 0;
  }

  /** Says that so many values were put there. */
  commit(count: number): void {
    this.used += count;
    this.length += count;
  }

  /** All values in one array; they are kept here no longer. */
  whole(): A {
    const whole = this.#allocate(this.length);
    let at = 0;
    for (const part of [...this.#full, this.part.subarray(0, this.used)]) {
      whole.set(part, at);
      at += part.length;
    }
    this.clear();
    return whole;
  }

  clear(): void {
    this.#full = [];
    this.part = this.#allocate(0);
    this.used = 0;
    this.length = 0;
  }
}
