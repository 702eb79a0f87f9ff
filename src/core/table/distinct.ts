import { DISTINCT_LIMIT } from './table';

/** Counts different numbers up to `DISTINCT_LIMIT`; 0 and -0 are one. */
export class DistinctNumbers {
  readonly #values = new Set<number>();

  /** In the order in which they came. */
  get values(): Iterable<number> {
    return this.#values;
  }

  get count(): number {
    return this.#values.size;
  }

  get full(): boolean {
    return this.#values.size === DISTINCT_LIMIT;
  }

  /** Takes in a number that is not NaN, and returns whether it is new. */
  add(value: number): boolean {
    const { size } = this.#values;
    return size < DISTINCT_LIMIT && this.#values.add(value).size > size;
  }
}
