import { DataError } from '../fault';
import { byteOrderMark, type Units } from './units';

export const BLOCK_UNITS = 1 << 18;
/** A longer record is none of a table, but most likely a quote that is not closed. No document of an editor is longer. */
const RECORD_LIMIT = 1 << 26;

/** Some units of a stream, from `from` to `to`; a record begins at `from`. */
export interface Block<U extends Units> {
  readonly units: U;
  readonly from: number;
  readonly to: number;
  /** Where the array of units begins in the stream. */
  readonly origin: number;
  /** No more follow. */
  readonly last: boolean;
}

export interface BlocksOptions<U extends Units> {
  readonly blockUnits: number;
  /** Room for two blocks and one unit: a record that a block's end cuts off, and the block behind it. */
  readonly home: U;
  /** Makes room for records longer than a block. */
  readonly allocate: (length: number) => U;
  /** Takes the whole records of a block, and returns where the first one begins that is not. */
  readonly scan: (block: Block<U>) => number;
  /** The line of the first unit that is not yet scanned. */
  readonly line: () => number;
  /** Where the first unit lies in the file. */
  readonly origin?: number | undefined;
  /** A record that is longer than this and still has no end is a fault. */
  readonly recordLimit?: number | undefined;
}

/** The room that blocks of a size need at home. */
export function homeUnits(blockUnits: number): number {
  return 2 * blockUnits + 1;
}

/**
 * Cuts a stream of units, whose chunks may end anywhere, into blocks. Each ends at a multiple of the block's size in the file, so
 * that the blocks depend on neither the chunks nor on where reading began. The record that is cut off at a block's end is
 * moved to the beginning of the next. Where it is longer than a block, as much again is added to it, so that on average no
 * unit is scanned more than twice.
 */
export class Blocks<U extends Units> {
  /** Nothing more is taken while this is true. */
  halted = false;
  readonly #options: BlocksOptions<U>;
  #units: U;
  #filled = 0;
  #goal = 0;
  #origin: number;

  constructor(options: BlocksOptions<U>) {
    this.#options = options;
    this.#units = options.home;
    this.#origin = options.origin ?? 0;
    this.#aim();
  }

  /** Takes a chunk, and returns how much of it was taken before this was halted. */
  push(chunk: U): number {
    let from = 0;
    while (from < chunk.length && !this.halted) {
      const count = Math.min(chunk.length - from, this.#goal - this.#filled);
      this.#units.set(count === chunk.length ? chunk : chunk.subarray(from, from + count), this.#filled);
      this.#filled += count;
      from += count;
      if (this.#filled === this.#goal) this.#scan(false);
    }
    return from;
  }

  end(): void {
    this.#scan(true);
  }

  #scan(last: boolean): void {
    const units = this.#units;
    const origin = this.#origin;
    const from = origin === 0 ? byteOrderMark(units, this.#filled) : 0;
    const whole = this.#options.scan({ units, from, to: this.#filled, origin, last });
    const carried = this.#filled - whole;
    if (units !== this.#options.home && carried <= this.#options.blockUnits) {
      this.#units = this.#options.home;
      this.#units.set(units.subarray(whole, this.#filled));
    } else units.copyWithin(0, whole, this.#filled);
    this.#origin += whole;
    this.#filled = carried;
    if (!last) this.#aim();
  }

  /** Finds up to where to fill, and makes room. */
  #aim(): void {
    const { blockUnits } = this.#options;
    const blocks = Math.max(1, Math.ceil(this.#filled / blockUnits));
    const begun = (this.#origin + this.#filled) % blockUnits;
    this.#goal = this.#filled + blocks * blockUnits - begun;
    if (this.#goal < this.#units.length) return;
    const length = homeUnits(2 ** Math.ceil(Math.log2(this.#goal)) / 2);
    const { recordLimit = RECORD_LIMIT } = this.#options;
    if (length - 1 > recordLimit)
      throw new DataError('recordTooLong', { line: this.#options.line(), megabytes: recordLimit >> 20 });
    const larger = this.#options.allocate(length);
    larger.set(this.#units.subarray(0, this.#filled));
    this.#units = larger;
  }
}
