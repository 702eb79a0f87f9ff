/** Sums run over fixed blocks counted from row 0 and are merged in order, so that neither chunks nor workers change a bit. */
export const BLOCK_ROWS = 4096;

/** A block of rows: the n from `at` on, which lie in arrays from place `from` on. */
export interface Stretch {
  readonly at: number;
  readonly from: number;
  readonly n: number;
}

/** Rows that are not all in memory: arrays of `BLOCK_ROWS` places hold those at hand. */
export interface Stream {
  readonly rows: number;
  /** Puts one block after the other into the arrays. A block is good until the next is asked for, by whomever. */
  stretches(): Iterable<Stretch>;
}

/** The blocks of so many rows; of a stream, which puts them where they are looked for. */
export function stretchesOf(rows: number, stream?: Stream): Iterable<Stretch> {
  return stream?.stretches() ?? blocksOf(rows);
}

function* blocksOf(rows: number): Generator<Stretch> {
  for (let at = 0; at < rows; at += BLOCK_ROWS) yield { at, from: at, n: Math.min(BLOCK_ROWS, rows - at) };
}
