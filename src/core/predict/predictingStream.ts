import { DataError } from '../fault';
import { BLOCK_UNITS, type Block, Blocks, homeUnits } from '../table/blocks';
import type { Dialect } from '../table/dialect';
import { Lead } from '../table/lead';
import { columnNames } from '../table/names';
import { Records } from '../table/records';
import { scanRecords } from '../table/scan';
import type { PredictionCounts } from './counts';
import { Output } from './output';
import { type PredictingOptions, RowPredictions } from './rowPredictions';
import { written } from './written';

export interface StreamOptions extends PredictingOptions {
  /** So many bytes are worked on at a time. The output doesn't depend on it. */
  readonly blockBytes?: number | undefined;
}

/**
 * Puts the predictions of a model behind the last cell of each record; every byte that comes in goes out unchanged. A record with
 * fewer cells than the header is given the delimiters that it lacks, so that the predictions stand under their headings; one with more
 * has a cell where they would stand, so that it is given empty ones and counted.
 */
export class PredictingStream {
  readonly #names: readonly string[];
  readonly #dialect: Dialect;
  readonly #rows: RowPredictions;
  readonly #records: Records;
  readonly #blocks: Blocks<Uint8Array>;
  readonly #output = new Output();
  readonly #headings: readonly string[];
  readonly #empty: readonly string[];
  #isHeaderNext: boolean;
  readonly #lead: Lead;

  /** Throws a `DataError` where the table lacks a column. */
  constructor({ blockBytes = BLOCK_UNITS, ...options }: StreamOptions) {
    const { names, dialect } = options;
    this.#names = names;
    this.#dialect = dialect;
    this.#rows = new RowPredictions(options);
    this.#headings = columnNames([...names, ...this.#rows.headings]).slice(names.length);
    this.#empty = this.#headings.map(() => '');
    this.#isHeaderNext = dialect.header;
    const { firstLine = 1 } = dialect;
    this.#lead = new Lead(firstLine - 1);
    const home = new Uint8Array(homeUnits(blockBytes));
    this.#records = new Records(home);
    this.#records.nextLine = firstLine;
    this.#blocks = new Blocks<Uint8Array>({
      blockUnits: blockBytes,
      home,
      allocate: (length) => new Uint8Array(length),
      scan: (block) => this.#scan(block),
      line: () => this.#records.nextLine,
    });
  }

  get counts(): PredictionCounts {
    return this.#rows.counts;
  }

  /** Takes a chunk, which may end anywhere, and returns the output so far; it is good until the next call. */
  push(chunk: Uint8Array): Uint8Array {
    this.#blocks.push(chunk);
    return this.#output.take();
  }

  end(): Uint8Array {
    this.#blocks.end();
    return this.#output.take();
  }

  #scan({ units, from, to, origin, last }: Block<Uint8Array>): number {
    const records = this.#records;
    const begin = this.#lead.isPassed ? from : this.#lead.pass(units, from, to, last);
    const whole = this.#lead.isPassed
      ? scanRecords(units, begin, to, last, this.#dialect.delimiter.charCodeAt(0), records)
      : begin;
    if (records.openQuote > 0) throw new DataError('unclosedQuote', { line: records.openQuote });
    let copied = origin === 0 ? 0 : from; // with the byte order mark
    for (let record = 0; record < records.count; record++) {
      const end = records.endOf(record, records.width(record) - 1);
      this.#output.bytes(units, copied, end);
      this.#append(record);
      copied = end;
    }
    this.#output.bytes(units, copied, whole);
    return whole;
  }

  #append(record: number): void {
    const dialect = this.#dialect;
    const lacking = this.#names.length - this.#records.width(record);
    if (lacking > 0) this.#output.text(dialect.delimiter.repeat(lacking));
    for (const cell of this.#cellsFor(record)) this.#output.text(dialect.delimiter + written(cell, dialect));
  }

  #cellsFor(record: number): readonly (string | number)[] {
    if (!this.#isHeaderNext) return this.#rows.cellsOf(this.#records, record) ?? this.#empty;
    this.#isHeaderNext = false;
    return this.#headings;
  }
}
