import { DataError } from '../fault';
import { BLOCK_UNITS, type Block, Blocks } from './blocks';
import type { Dialect } from './dialect';
import { type Gathering, GROUP_BYTES } from './gatherer';
import { Groups } from './groups';
import type { IgnoredReader } from './ignoredReader';
import { Lead } from './lead';
import { NumberColumns } from './numberColumns';
import { NumberReader } from './numberReader';
import { type PieceOptions, pieceEnd } from './pieces';
import { Records } from './records';
import type { RegularRecords } from './regularRecords';
import { Rows } from './rows';
import { scanRecords } from './scan';
import { WordReader } from './wordReader';
import { type Means, Workroom } from './workroom';

export interface PassOptions {
  readonly dialect: Dialect;
  /** How many cells a record should have. */
  readonly width: number;
  readonly readers: readonly (NumberReader | WordReader | IgnoredReader)[];
  /** How many bytes the file has, where that is known. */
  readonly size?: number | undefined;
  readonly blockBytes?: number | undefined;
  readonly groupBytes?: number | undefined;
  readonly gathering?: Gathering | undefined;
  readonly means?: Means | undefined;
  /** Where reading begins in the file. */
  readonly origin?: number | undefined;
  /** The pass halts before the first record that begins here or behind. */
  readonly limit?: number | undefined;
}

/** A record that a pass halted before. */
export interface Place {
  readonly at: number;
  readonly line: number;
}

/**
 * One pass over a file from a record's beginning to its end: the rows are counted, and each reader is given its column. Blocks whose records
 * are all regular are read by a kernel, the others by the careful path. What is gathered of a block is of the rows that end in it.
 */
export class Pass {
  readonly rows: Rows;
  /** Where it halted. */
  halted: Place | undefined;
  /** Where the first record begins in the file. */
  first = -1;
  readonly #words: readonly WordReader[];
  readonly #numbers: NumberColumns;
  readonly #readers: PassOptions['readers'];
  readonly #groups: Groups | undefined;
  readonly #room: Workroom;
  readonly #records: Records;
  readonly #blocks: Blocks<Uint8Array>;
  readonly #pieces: PieceOptions;
  readonly #delimiter: number;
  readonly #size: number;
  readonly #header: boolean;
  readonly #lead: Lead;
  #limit: number;

  constructor({
    dialect,
    width,
    readers,
    size = 0,
    blockBytes = BLOCK_UNITS,
    groupBytes = GROUP_BYTES,
    gathering,
    means = 'kernel',
    origin = 0,
    limit = Number.POSITIVE_INFINITY,
  }: PassOptions) {
    this.rows = new Rows(width);
    this.#readers = readers;
    this.#delimiter = dialect.delimiter.charCodeAt(0);
    this.#size = size;
    this.#header = dialect.header;
    const { firstLine = 1 } = dialect;
    this.#lead = new Lead(firstLine - 1);
    this.#limit = limit;
    const numbers = readers.filter((reader) => reader instanceof NumberReader);
    this.#words = readers.filter((reader) => reader instanceof WordReader);

    const others = gathering?.bytesFor(width) ?? 0;
    this.#room = new Workroom({ dialect, width, blockBytes, means, others });
    const { memory, units, rows } = this.#room;
    this.#pieces = { blockBytes, groupBytes, rows };
    this.#numbers = new NumberColumns(this.#room, numbers, width);
    if (gathering) this.#groups = new Groups(gathering.begin(memory, width), groupBytes, origin);
    this.#records = new Records(units);
    this.#records.nextLine = firstLine;
    this.#blocks = new Blocks<Uint8Array>({
      blockUnits: blockBytes,
      home: units,
      allocate: (length) => new Uint8Array(length),
      scan: (scanned) => this.#scan(scanned),
      line: () => this.#records.nextLine,
      origin,
    });
  }

  /** Takes a chunk, and returns how much of it was taken before this halted. */
  push(chunk: Uint8Array): number {
    return this.#blocks.push(chunk);
  }

  end(): void {
    this.#blocks.end();
  }

  /** Goes on to the end where this halted. */
  resume(): void {
    this.halted = undefined;
    this.#limit = Number.POSITIVE_INFINITY;
    this.#blocks.halted = false;
  }

  #scan(given: Block<Uint8Array>): number {
    const { units, from: begin, to, last } = given;
    const from = this.#lead.isPassed ? begin : this.#lead.pass(units, begin, to, last);
    if (!this.#lead.isPassed) return from;
    const block = from === begin ? given : { ...given, from };
    const regular = this.#scanRegular(block);
    return regular < 0 ? this.#scanCarefully(block) : regular;
  }

  /** Takes a block that is regular, and returns where the first record begins that is not whole in it; −1 where it isn't. */
  #scanRegular(block: Block<Uint8Array>): number {
    const records = this.#room.recordsOf(block);
    if (!records) return -1;
    const { count, origin, end } = records;
    if (count === 0) return end;
    const isOnePiece = this.#blockOf(origin + records.behind(0) - 1) === this.#blockOf(origin + end - 1);
    if (!isOnePiece || origin + records.startOf(count - 1, 0) >= this.#limit) return -1;

    const from = this.#begin(records);
    this.#records.nextLine = this.rows.takeRegular(records, from, this.#records.nextLine);
    this.#numbers.takeRegular(records, from);
    for (const reader of this.#words) reader.take(records, from, count);
    if (this.#groups) this.#numbers.gather(this.#groups, records, from, count);
    return Math.min(end, block.to);
  }

  #scanCarefully({ units, from, to, origin, last }: Block<Uint8Array>): number {
    const records = this.#records;
    const whole = scanRecords(units, from, to, last, this.#delimiter, records);
    records.origin = origin;
    const end = this.#endOf(records);
    const halts = end < records.count;
    if (end > 0) {
      if (!halts && records.openQuote > 0) throw new DataError('unclosedQuote', { line: records.openQuote });
      for (let piece = this.#begin(records); piece < end; ) {
        const next = pieceEnd(records, piece, end, this.#pieces);
        this.#take(records, piece, next);
        piece = next;
      }
    }
    if (!halts) return whole;
    const at = records.startOf(end, 0);
    const line = records.lines[end]!;
    records.nextLine = line;
    this.halted = { at: origin + at, line };
    this.#blocks.halted = true;
    return at;
  }

  #take(records: Records, from: number, to: number): void {
    this.rows.take(records, from, to);
    this.#numbers.take(records, from, to);
    for (const reader of this.#words) reader.take(records, from, to);
    if (this.#groups) this.#numbers.gather(this.#groups, records, from, to);
  }

  /** Takes note of the first record, and returns how many of the records are no rows. */
  #begin(records: Records | RegularRecords): number {
    if (this.first >= 0) return 0;
    this.first = records.origin + records.startOf(0, 0);
    // The rows of the first block are taken for as long as all are.
    const bytes = records.startOf(records.count - 1, 0);
    const rows = (this.#size / Math.max(1, bytes)) * (records.count - 1);
    for (const reader of this.#readers) reader.expect(rows);
    return this.#header ? 1 : 0;
  }

  /** The first record that begins at the limit or behind it, and isn't the first of all. */
  #endOf(records: Records): number {
    const least = this.first < 0 ? 1 : 0;
    let end = records.count;
    while (end > least && records.origin + records.startOf(end - 1, 0) >= this.#limit) end--;
    return end;
  }

  #blockOf(at: number): number {
    return Math.floor(at / this.#pieces.blockBytes);
  }
}
