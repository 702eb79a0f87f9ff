import type { Memory } from '../../kernels/memory';
import type { Gatherer } from './gatherer';
import type { Store } from './store';

/** So many rows of a copy lie together, column after column. */
export const CHUNK_ROWS = 4096;

const DOUBLE = Float64Array.BYTES_PER_ELEMENT;

/** The columns of numbers of a table in a store: of a chunk of rows after the other, each column's values. */
export class ColumnCopy {
  /** @param places those of the columns in the table */
  constructor(
    private readonly store: Store,
    private readonly places: readonly number[],
    readonly rows: number,
  ) {}

  get chunks(): number {
    return Math.ceil(this.rows / CHUNK_ROWS);
  }

  get bytes(): number {
    return this.chunks * CHUNK_ROWS * this.places.length * DOUBLE;
  }

  rowsOf(chunk: number): number {
    return Math.min(CHUNK_ROWS, this.rows - chunk * CHUNK_ROWS);
  }

  /** Fills an array of `CHUNK_ROWS` numbers with the values of a column in a chunk, and returns those of its rows. */
  read(column: number, chunk: number, into: Float64Array): Float64Array {
    const slot = this.places.indexOf(column);
    if (slot < 0) throw new Error(`the column at ${column} was not copied`);
    this.store.read((chunk * this.places.length + slot) * CHUNK_ROWS, into);
    return into.subarray(0, this.rowsOf(chunk));
  }
}

/** Copies the columns of numbers of a table to a store while it is read; a column that proves to be none is not to be asked for. */
export class ColumnCopier implements Gatherer {
  #places: readonly number[] = [];
  #chunk = new Float64Array(0);
  /** Rows in the chunk, and in those that were written. */
  #filled = 0;
  #written = 0;

  /** @param memory where the rows of each block are */
  constructor(
    private readonly store: Store,
    private readonly memory: Memory,
  ) {}

  take(positions: readonly number[], rows: number): void {
    if (this.#filled + this.#written === 0) this.#begin(positions);
    for (let from = 0; from < rows; ) {
      const n = Math.min(rows - from, CHUNK_ROWS - this.#filled);
      for (const [slot, place] of this.#places.entries()) {
        const at = positions[place] ?? -1;
        if (at < 0) continue;
        this.#chunk.set(new Float64Array(this.memory.buffer, at + from * DOUBLE, n), slot * CHUNK_ROWS + this.#filled);
      }
      this.#filled += n;
      from += n;
      if (this.#filled === CHUNK_ROWS) this.#write();
    }
  }

  closeGroup(): void {
    // rows follow one another, whatever group of the file they are in
  }

  /** All that was taken. */
  copy(): ColumnCopy {
    const rows = this.#written + this.#filled;
    if (this.#filled > 0) this.#write();
    return new ColumnCopy(this.store, this.#places, rows);
  }

  #begin(positions: readonly number[]): void {
    this.#places = positions.flatMap((at, place) => (at < 0 ? [] : [place]));
    this.#chunk = new Float64Array(this.#places.length * CHUNK_ROWS);
  }

  #write(): void {
    this.store.append(this.#chunk);
    this.#written += this.#filled;
    this.#filled = 0;
  }
}
