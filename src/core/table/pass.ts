import { DataError } from '../fault';
import type { ColumnReader } from './columnReader';
import type { Dialect } from './dialect';
import type { Records } from './records';
import { Rows } from './rows';
import { RecordStream } from './stream';

export interface PassOptions {
  readonly dialect: Dialect;
  /** How many cells a record should have. */
  readonly width: number;
  readonly readers: readonly ColumnReader[];
  /** How many bytes the file has, where that is known. */
  readonly size?: number | undefined;
  readonly blockBytes?: number | undefined;
}

/** One pass over a file from its beginning to its end: the rows are counted, and each reader is given its column. */
export class Pass {
  readonly rows: Rows;
  readonly #readers: readonly ColumnReader[];
  readonly #stream: RecordStream<Uint8Array>;
  readonly #size: number;
  #isFirst = true;
  readonly #header: boolean;

  constructor({ dialect, width, readers, size = 0, blockBytes }: PassOptions) {
    this.rows = new Rows(width);
    this.#readers = readers;
    this.#size = size;
    this.#header = dialect.header;
    this.#stream = new RecordStream<Uint8Array>({
      delimiter: dialect.delimiter,
      allocate: (length) => new Uint8Array(length),
      deliver: (records) => this.#take(records),
      blockUnits: blockBytes,
    });
  }

  push(chunk: Uint8Array): void {
    this.#stream.push(chunk);
  }

  end(): void {
    this.#stream.end();
  }

  #take(records: Records): void {
    if (records.openQuote > 0) throw new DataError('unclosedQuote', { line: records.openQuote });
    const from = this.#isFirst && this.#header ? 1 : 0;
    if (this.#isFirst) this.#expect(records);
    this.#isFirst = false;
    this.rows.take(records, from);
    for (const reader of this.#readers) reader.take(records, from);
  }

  /** Takes the rows of the first block for as long as all are. */
  #expect(records: Records): void {
    const bytes = records.startOf(records.count - 1, 0);
    const rows = (this.#size / Math.max(1, bytes)) * (records.count - 1);
    for (const reader of this.#readers) reader.expect(rows);
  }
}
