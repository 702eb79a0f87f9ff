import { DISTINCT_LIMIT } from './table';

const FIRST_SLOTS = 64;

/** Counts different numbers up to `DISTINCT_LIMIT`; 0 and -0 are one. A hash table that is at most half full. */
export class DistinctNumbers {
  /** In the order in which they came. */
  readonly values: number[] = [];
  #slots = new Float64Array(FIRST_SLOTS).fill(Number.NaN);

  get count(): number {
    return this.values.length;
  }

  get full(): boolean {
    return this.count === DISTINCT_LIMIT;
  }

  /** Takes in a number that is not NaN, and returns whether it is new. */
  add(value: number): boolean {
    if (this.full || !put(this.#slots, value)) return false;
    this.values.push(value);
    if (this.full) this.#slots = new Float64Array(0);
    else if (this.count * 2 > this.#slots.length) this.#grow();
    return true;
  }

  #grow(): void {
    const larger = new Float64Array(this.#slots.length * 2).fill(Number.NaN);
    for (let at = 0; at < this.count; at++) put(larger, this.values[at]!);
    this.#slots = larger;
  }
}

/** Puts a value in its slot, and returns whether it wasn't there. The number of slots is a power of two. */
function put(slots: Float64Array, value: number): boolean {
  const last = slots.length - 1;
  double[0] = value + 0; // makes -0 the same bits as 0
  const mixed = Math.imul(halves[0]! ^ Math.imul(halves[1]!, 0x85ebca6b), 0x9e3779b1);
  let slot = (mixed ^ (mixed >>> 16)) & last;
  for (let found = slots[slot]!; !Number.isNaN(found); found = slots[slot]!) {
    if (found === value) return false;
    slot = (slot + 1) & last;
  }
  slots[slot] = value;
  return true;
}

/** A number and its two halves of 32 bits. */
const double = new Float64Array(1);
const halves = new Int32Array(double.buffer);
