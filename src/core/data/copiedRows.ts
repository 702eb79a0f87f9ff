import { CHUNK_ROWS, type ColumnCopy } from '../table/columnCopy';
import type { Table } from '../table/table';
import { SLAB_CELLS, type Work } from '../work';
import type { Chunk, CopiedChunks } from './copiedChunks';
import { type LeftOut, Sieve } from './leftOut';
import { BLOCK_ROWS, type Stream, type Stretch } from './stretches';

/** What is found out of all rows before any pass over them. */
export interface Survey {
  readonly leftOut: readonly LeftOut[];
  /** The first target, and whether some other is another. */
  readonly first: number;
  readonly varies: boolean;
}

/** The rows of a copied table that can be used, in order: they are made of its columns again at each pass. */
export class CopiedRows implements Stream {
  rows = 0;
  /** The block at hand. */
  readonly columns: readonly Float64Array[];
  readonly targets = new Float64Array(BLOCK_ROWS);
  /** How many rows of each chunk can be used. */
  readonly #usable: Uint16Array;
  /** What is left out was told by the survey. */
  readonly #unheard = new Sieve(() => 0);
  /** The chunk that was read last, and its number. */
  #chunk: Chunk | undefined;
  #at = -1;

  constructor(
    private readonly copy: ColumnCopy,
    private readonly chunks: CopiedChunks,
  ) {
    this.#usable = new Uint16Array(copy.chunks);
    this.columns = chunks.features.map(() => new Float64Array(BLOCK_ROWS));
  }

  /** Counts the rows that can be used. */
  *survey(lineOf: Table['lineOf']): Work<Survey> {
    const sieve = new Sieve(lineOf);
    const slab = Math.max(1, Math.floor(SLAB_CELLS / (TOUCHES * CHUNK_ROWS * (this.columns.length + 1))));
    let first: number | undefined;
    let varies = false;
    for (let chunk = 0; chunk < this.copy.chunks; chunk++) {
      const { rows, targets } = this.chunks.load(chunk, sieve);
      this.#usable[chunk] = rows;
      this.rows += rows;
      if (rows > 0) first ??= targets[0];
      for (let i = 0; i < rows && !varies; i++) varies = targets[i] !== first;
      if (chunk % slab === 0) yield null;
    }
    return { leftOut: sieve.leftOut(), first: first ?? Number.NaN, varies };
  }

  *stretches(): Generator<Stretch> {
    // A chunk may be begun in one block and ended in the next.
    let chunk = 0;
    let done = 0;
    for (let at = 0; at < this.rows; ) {
      let n = 0;
      while (n < BLOCK_ROWS && chunk < this.copy.chunks) {
        const { rows, features, targets } = this.#load(chunk);
        const taken = Math.min(BLOCK_ROWS - n, rows - done);
        for (const [j, values] of features.entries()) this.columns[j]!.set(values.subarray(done, done + taken), n);
        this.targets.set(targets.subarray(done, done + taken), n);
        n += taken;
        done += taken;
        if (done < rows) continue;
        done = 0;
        chunk++;
      }
      yield { at, from: 0, n };
      at += n;
    }
  }

  /** Another pass may have read other chunks in between. */
  #load(chunk: number): Chunk {
    if (this.#chunk && this.#at === chunk) return this.#chunk;
    this.#at = chunk;
    this.#chunk = this.chunks.load(chunk, this.#unheard, this.#usable[chunk]);
    return this.#chunk;
  }
}

/** A cell is read, checked, copied and summed up. */
const TOUCHES = 4;
