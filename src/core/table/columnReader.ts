import type { Fields } from './fields';
import type { Column } from './table';

/** What is known of a column besides its values. */
export interface ColumnPlace {
  readonly name: string;
  readonly index: number;
}

/** The line in the file, from 1, on which a row (from 0) begins. */
export type LineOf = (row: number) => number;

/** A word among numbers, and its row. */
export interface StrayWord {
  readonly word: string;
  readonly row: number;
}

/** So much of such a word shows what it is. */
export const STRAY_LENGTH = 60;

/** Gathers one column, block by block. */
export interface ColumnReader {
  /** Which column it is. */
  readonly position: number;
  /** Is told about how many rows there will be. */
  expect(rows: number): void;
  /** @param lineOf the line of a row, from 0 */
  column(place: ColumnPlace, lineOf: LineOf): Column;
}

/** Takes the column's cells of some records. */
export interface CellReader extends ColumnReader {
  take(fields: Fields, from: number, to: number): void;
}

/** So many different values are kept as written. */
export const EXAMPLES = 5;
