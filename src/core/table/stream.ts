import { DataError } from '../fault';
import { Records } from './records';
import { scanRecords } from './scan';
import { byteOrderMark, type Units } from './units';

const BLOCK_UNITS = 1 << 18;
/** A longer record is none of a table, but most likely a quote that is not closed. No document of an editor is longer. */
const RECORD_LIMIT = 1 << 26;

export interface StreamOptions<U extends Units> {
  readonly delimiter: string;
  /** Makes a block. */
  readonly allocate: (length: number) => U;
  /** Called with the records of each block, which are good for the time of the call. */
  readonly deliver: (records: Records<U>) => void;
  /** So many units are scanned at a time. */
  readonly blockUnits?: number | undefined;
  /** A record that is longer than this and still has no end is a fault. */
  readonly recordLimit?: number | undefined;
}

/**
 * Cuts a stream of units, whose chunks may end anywhere, into blocks of whole records. The blocks depend on the units
 * alone and not on the chunks: each is filled before it is scanned, and the record that is cut off at its end is moved
 * to the beginning of the next. A block that one record half fills is doubled, so that on average no unit is scanned
 * more than twice.
 */
export class RecordStream<U extends Units> {
  readonly #options: StreamOptions<U>;
  readonly #delimiter: number;
  readonly #records: Records<U>;
  #block: U;
  #filled = 0;
  /** Where the block begins in the stream. */
  #origin = 0;

  constructor(options: StreamOptions<U>) {
    this.#options = options;
    this.#delimiter = options.delimiter.charCodeAt(0);
    this.#block = options.allocate(options.blockUnits ?? BLOCK_UNITS);
    this.#records = new Records(this.#block);
  }

  push(chunk: U): void {
    let from = 0;
    while (from < chunk.length) {
      const count = Math.min(chunk.length - from, this.#block.length - this.#filled);
      this.#block.set(chunk.subarray(from, from + count), this.#filled);
      this.#filled += count;
      from += count;
      if (this.#filled === this.#block.length) this.#scan(false);
    }
  }

  end(): void {
    this.#scan(true);
  }

  #scan(last: boolean): void {
    const records = this.#records;
    const block = this.#block;
    const from = this.#origin === 0 ? byteOrderMark(block, this.#filled) : 0;
    const whole = scanRecords(block, from, this.#filled, last, this.#delimiter, records);
    records.origin = this.#origin;
    if (records.count > 0) this.#options.deliver(records);
    block.copyWithin(0, whole, this.#filled);
    this.#origin += whole;
    this.#filled -= whole;
    if (!last && this.#filled * 2 > block.length) this.#grow();
  }

  #grow(): void {
    const length = this.#block.length * 2;
    if (length > (this.#options.recordLimit ?? RECORD_LIMIT))
      throw new DataError('recordTooLong', { line: this.#records.nextLine });
    const larger = this.#options.allocate(length);
    larger.set(this.#block.subarray(0, this.#filled));
    this.#block = larger;
  }
}
