import type { Days } from './days';
import type { Dialect } from './dialect';

export type ColumnType = 'number' | 'category' | 'date' | 'text' | 'empty';

interface ColumnBase {
  /** The header's words, made unique (`mpg`, `mpg_2`); `column 3` where the header is empty or absent. */
  readonly name: string;
  /** The position in the file, from 0. */
  readonly index: number;
  /** How many rows hold no value. */
  readonly missing: number;
  /** How many different values there are, counted up to `DISTINCT_LIMIT`. */
  readonly distinct: number;
  /** The first few different values, as written. */
  readonly examples: readonly string[];
}

/** Every value that is present is a number. */
export interface NumberColumn extends ColumnBase {
  readonly type: 'number';
  /** One value a row; NaN where it is missing. */
  readonly values: Float64Array;
  /** Some value has a fractional part. */
  readonly fractional: boolean;
}

/** Words: a category has few levels, a text many; a date's values are all dates. */
export interface LevelColumn extends ColumnBase {
  readonly type: 'category' | 'date' | 'text';
  /** One index into `levels` a row; -1 where it is missing. Empty where there are more than `DISTINCT_LIMIT` levels. */
  readonly codes: Int32Array;
  /** The different values in the order of their code units; empty where there are more than `DISTINCT_LIMIT`. */
  readonly levels: readonly string[];
  /** Rows of each level. */
  readonly counts: readonly number[];
  /** Of a date column of more than `DISTINCT_LIMIT` levels. */
  readonly dates?: Days;
}

export interface EmptyColumn extends ColumnBase {
  readonly type: 'empty';
}

export type Column = NumberColumn | LevelColumn | EmptyColumn;

/** Beyond this many different values they are no longer counted, and words no longer kept. */
export const DISTINCT_LIMIT = 1000;

/** A row with more or fewer cells than the header: missing cells are empty, surplus ones are not used. */
export interface RaggedRow {
  /** The line in the file, from 1. */
  readonly line: number;
  readonly found: number;
  readonly expected: number;
}

export interface Table {
  readonly dialect: Dialect;
  readonly columns: readonly Column[];
  readonly rows: number;
  /** How many rows are ragged, and the first hundred of them. */
  readonly raggedCount: number;
  readonly ragged: readonly RaggedRow[];
  /** The line in the file, from 1, on which a row (from 0) begins. */
  lineOf(row: number): number;
}
