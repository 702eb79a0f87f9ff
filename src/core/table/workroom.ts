import { SEEN_VALUES } from '../../kernels/freshRows';
import { Memory, type Placed } from '../../kernels/memory';
import { BLOCK_MARGIN, MARKS_MARGIN, type ReadingKernel, readingIn } from '../../kernels/reading';
import { type Block, homeUnits } from './blocks';
import type { Dialect } from './dialect';
import { RegularRecords } from './regularRecords';
import { LF } from './units';

const DOUBLE = Float64Array.BYTES_PER_ELEMENT;
const WORD = Uint32Array.BYTES_PER_ELEMENT;

/** By what regular blocks are read: the kernel, or its twin, or as irregular ones by the careful path. */
export type Means = 'kernel' | 'twin' | 'none';

export interface WorkroomOptions {
  readonly dialect: Dialect;
  /** How many columns the table has. */
  readonly width: number;
  readonly blockBytes: number;
  readonly means: Means;
  /** How much memory others need in it. */
  readonly others: number;
}

/** Where the kernel is to put the values of columns. */
export interface Pairs {
  /** Pairs of 32-bit numbers: a column, and the position of its first double. */
  readonly at: number;
  readonly count: number;
}

/** The memory in which blocks of a file are read: there is room for a block, its marks, and its values. */
export class Workroom {
  readonly memory: Memory;
  /** Room for blocks. */
  readonly units: Uint8Array;
  /** How many rows end in a block at most. */
  readonly rows: number;
  readonly #kernel: ReadingKernel | undefined;
  readonly #records: RegularRecords;
  readonly #block: number;
  readonly #marks: number;
  readonly #inner: Placed<Uint32Array>;
  readonly #left: Placed<Uint32Array>;
  readonly #seen: number;
  readonly #fresh: Placed<Uint32Array>;
  readonly #width: number;
  readonly #delimiter: number;
  readonly #decimal: number;

  constructor({ dialect, width, blockBytes, means, others }: WorkroomOptions) {
    const home = homeUnits(blockBytes);
    const room = home + 2 * BLOCK_MARGIN;
    const marks = home + MARKS_MARGIN;
    this.rows = Math.floor(blockBytes / width) + 2;
    const fields = this.rows * width;
    const words = marks + fields + 2 * width + 1 + this.rows;
    const bytes = room + WORD * words + DOUBLE * (fields + SEEN_VALUES) + others;
    this.memory = new Memory(bytes, { plain: means !== 'kernel' });
    this.#block = this.memory.allocate(room) + BLOCK_MARGIN;
    this.#marks = this.memory.allocate(WORD * marks);
    this.#inner = this.memory.words(1);
    this.#left = this.memory.words(fields);
    this.#seen = this.memory.allocate(DOUBLE * SEEN_VALUES);
    this.#fresh = this.memory.words(this.rows);
    this.units = new Uint8Array(this.memory.buffer, this.#block, home);
    this.#kernel = means === 'none' ? undefined : readingIn(this.memory);
    this.#records = new RegularRecords(this.units, new Int32Array(this.memory.buffer, this.#marks, marks), width);
    this.#width = width;
    this.#delimiter = dialect.delimiter.charCodeAt(0);
    this.#decimal = dialect.decimal.charCodeAt(0);
  }

  /** The whole records of a block, which are good until the next call; undefined where it isn't regular. */
  recordsOf({ units, from, to, origin, last }: Block<Uint8Array>): RegularRecords | undefined {
    if (!this.#kernel || units !== this.units) return undefined;
    // The end of the file ends a line too.
    const end = last && to > from && units[to - 1] !== LF ? to + 1 : to;
    if (end > to) units[to] = LF;
    const fields = this.#kernel.index(this.#block, from, end, this.#delimiter, this.#marks, this.#inner.at);
    if (fields < 0) return undefined;
    const count = this.#kernel.records(this.#block, this.#marks, fields, this.#width, this.#delimiter);
    if (count < 0) return undefined;
    const records = this.#records;
    records.count = count;
    records.origin = origin;
    records.breaksWithin = this.#inner.values[0] === 1;
    records.end = count > 0 ? records.behind(count - 1) : from;
    return last && records.end < end ? undefined : records;
  }

  /** Converts fields of the records from one on, and returns which of them are left: row · width + column each. */
  convert(from: number, columns: Pairs): Uint32Array {
    const kernel = this.#kernel;
    const rows = this.#records.count - from;
    if (!kernel || rows <= 0 || columns.count === 0) return this.#left.values.subarray(0, 0);
    const marks = this.#marks + from * this.#width * WORD;
    const { at, count } = columns;
    const left = kernel.convert(this.#block, marks, rows, this.#width, at, count, this.#decimal, this.#left.at);
    return this.#left.values.subarray(0, left);
  }

  /** Of the first rows of the values that lie at a position, those whose value may be new; undefined where nothing tells. */
  freshRows(values: number, rows: number): Uint32Array | undefined {
    const found = this.#kernel?.fresh(values, rows, this.#seen, this.#fresh.at);
    return found === undefined ? undefined : this.#fresh.values.subarray(0, found);
  }
}
