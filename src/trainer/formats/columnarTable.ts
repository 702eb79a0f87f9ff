import type { ColumnarColumn } from './column';
import type { Raw } from './kinds';

/** Some rows that follow one another. */
export interface ColumnarBlock {
  readonly rows: number;
  /** The values of a column, by its position, in one part or more. */
  values(position: number): AsyncIterable<ArrayLike<Raw>> | Iterable<ArrayLike<Raw>>;
}

/** A file that was opened, whatever its format. */
export interface ColumnarTable {
  readonly columns: readonly ColumnarColumn[];
  blocks(): AsyncIterable<ColumnarBlock>;
}
