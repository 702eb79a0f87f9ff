import { BLOCK_UNITS, type Block, Blocks, homeUnits } from '../../../src/core/table/blocks';
import { Records } from '../../../src/core/table/records';
import { scanRecords } from '../../../src/core/table/scan';
import type { Units } from '../../../src/core/table/units';

export interface StreamOptions<U extends Units> {
  readonly delimiter: string;
  /** Makes room for a block. */
  readonly allocate: (length: number) => U;
  /** Called with the records of each block, which are good for the time of the call. */
  readonly deliver: (records: Records<U>) => void;
  /** So many units are scanned at a time. */
  readonly blockUnits?: number | undefined;
  /** A record that is longer than this and still has no end is a fault. */
  readonly recordLimit?: number | undefined;
}

/** Cuts a stream of units, whose chunks may end anywhere, into records. */
export class RecordStream<U extends Units> {
  readonly #options: StreamOptions<U>;
  readonly #delimiter: number;
  readonly #records: Records<U>;
  readonly #blocks: Blocks<U>;

  constructor(options: StreamOptions<U>) {
    const { delimiter, allocate, blockUnits = BLOCK_UNITS, recordLimit } = options;
    this.#options = options;
    this.#delimiter = delimiter.charCodeAt(0);
    const home = allocate(homeUnits(blockUnits));
    this.#records = new Records(home);
    this.#blocks = new Blocks({
      blockUnits,
      recordLimit,
      home,
      allocate,
      scan: (block) => this.#scan(block),
      line: () => this.#records.nextLine,
    });
  }

  push(chunk: U): void {
    this.#blocks.push(chunk);
  }

  end(): void {
    this.#blocks.end();
  }

  #scan({ units, from, to, origin, last }: Block<U>): number {
    const records = this.#records;
    const whole = scanRecords(units, from, to, last, this.#delimiter, records);
    records.origin = origin;
    if (records.count > 0) this.#options.deliver(records);
    return whole;
  }
}
