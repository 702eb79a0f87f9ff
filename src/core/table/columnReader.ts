import type { Records } from './records';
import type { Column } from './table';

/** What is known of a column besides its values. */
export interface ColumnPlace {
  readonly name: string;
  readonly index: number;
}

/** Gathers one column, block by block. */
export interface ColumnReader {
  /** Is told about how many rows there will be. */
  expect(rows: number): void;
  /** Takes the column's cells of the records from one on. */
  take(records: Records, from: number): void;
  column(place: ColumnPlace): Column;
}

/** So many different values are kept as written. */
export const EXAMPLES = 5;
