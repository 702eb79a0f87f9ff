const FIRST_PART = 16;
const LARGEST_PART = 1 << 16;
/** So much of one part may be left over for it to be taken as it is. */
const SPARE = 1 / 16;

/**
 * The values of a column while their number isn't known: parts that double up to a size, put together in the end. Where
 * the number was expected, the values lie in one part from the first, and no page of memory is touched twice.
 */
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

  /** Makes room for about so many values. */
  expect(count: number): void {
    if (this.length === 0) this.part = this.#allocate(Math.ceil(count * (1 + SPARE / 2)));
  }

  /** Makes room for more values, which the caller then puts into `part` from `used` on. */
  reserve(count: number): void {
    if (this.used + count <= this.part.length) return;
    this.#full.push(this.#filled());
    this.part = this.#allocate(Math.max(count, Math.min(LARGEST_PART, Math.max(FIRST_PART, this.length))));
    this.used = 0;
  }

  /** Says that so many values were put there. */
  commit(count: number): void {
    this.used += count;
    this.length += count;
  }

  /** Adds values. */
  append(values: A): void {
    this.reserve(values.length);
    this.part.set(values, this.used);
    this.commit(values.length);
  }

  /** All values in one array; they are kept here no longer. */
  whole(): A {
    const whole =
      this.#full.length === 0 && this.used >= this.part.length * (1 - SPARE) ? this.#filled() : this.#joined();
    this.clear();
    return whole;
  }

  clear(): void {
    this.#full = [];
    this.part = this.#allocate(0);
    this.used = 0;
    this.length = 0;
  }

  #joined(): A {
    const whole = this.#allocate(this.length);
    let at = 0;
    for (const part of [...this.#full, this.#filled()]) {
      whole.set(part, at);
      at += part.length;
    }
    return whole;
  }

  #filled(): A {
    return this.part.subarray(0, this.used) as A;
  }
}
