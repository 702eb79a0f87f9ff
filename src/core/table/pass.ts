import { DataError } from '../fault';
import type { ColumnReader } from './columnReader';
import type { Dialect } from './dialect';
import type { Records } from './records';
import { Rows } from './rows';
import { RecordStream } from './stream';

/** One pass over a file from its beginning to its end: the rows are counted, and each reader is given its column. */
export class Pass {
  readonly rows: Rows;
  readonly #readers: readonly ColumnReader[];
  readonly #stream: RecordStream<Uint8Array>;
  #headerAhead: boolean;

  /** @param width how many cells a record should have */
  constructor(dialect: Dialect, width: number, readers: readonly ColumnReader[], blockBytes?: number) {
    this.rows = new Rows(width);
    this.#readers = readers;
    this.#headerAhead = dialect.header;
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
    const from = this.#headerAhead ? 1 : 0;
    this.#headerAhead = false;
    this.rows.take(records, from);
    for (const reader of this.#readers) reader.take(records, from);
  }
}
