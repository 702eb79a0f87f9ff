import type { Days } from './days';
import type { Dialect } from './dialect';
import type { TableEncoding } from './encoding';

export type ColumnType = 'number' | 'category' | 'date' | 'text' | 'empty';

interface ColumnBase {
  /** The header's words, made unique (`mpg`, `mpg_2`); `column 3` where the header is empty or absent. */
  readonly name: string;
  /** The position in the file, from 0. */
  readonly index: number;
  /** How many rows hold no value. */
  readonly missing: number;
  /** How many of them hold a word that is not of the type that was chosen for the column. */
  readonly unread?: number;
  /** How many different values there are, counted up to `DISTINCT_LIMIT`. */
  readonly distinct: number;
  /** The first few different values, as written. */
  readonly examples: readonly string[];
}

/** Every value that is present is a number. */
export interface NumberColumn extends ColumnBase {
  readonly type: 'number';
  /** One value a row; NaN where it is missing. Empty where the table's values were not kept. */
  readonly values: Float64Array;
  /** How many rows have each value, where the values lie elsewhere and there are few. */
  readonly counts?: ReadonlyMap<number, number>;
  /** Some value has a fractional part. */
  readonly fractional: boolean;
}

/** A word among numbers, and where it is. */
export interface Stray {
  readonly word: string;
  /** In the file, from 1. */
  readonly line: number;
}

/** Words: a category has few levels, a text many, or some that are too long for one; a date's values are all dates. */
export interface LevelColumn extends ColumnBase {
  readonly type: 'category' | 'date' | 'text';
  /** One index into `levels` a row; -1 where it is missing. Empty where there are more than `DISTINCT_LIMIT` levels, or too long ones. */
  readonly codes: Int32Array;
  /** The different values in the order of their code units; empty where there are more than `DISTINCT_LIMIT`, or too long ones. */
  readonly levels: readonly string[];
  /** Rows of each level. */
  readonly counts: readonly number[];
  /** Where all but a few of its different values are numbers: the first that is none. */
  readonly stray?: Stray;
  /** Of a date column of more than `DISTINCT_LIMIT` levels. */
  readonly dates?: Days;
}

export interface EmptyColumn extends ColumnBase {
  readonly type: 'empty';
  /** It holds lists, records or bytes, as a columnar file can: nothing is read of them. */
  readonly opaque?: true;
  /** A person chose to leave it aside: nothing is read of it. */
  readonly ignored?: true;
}

export type Column = NumberColumn | LevelColumn | EmptyColumn;

/** Beyond this many different values they are no longer counted, and words no longer kept. */
export const DISTINCT_LIMIT = 1000;

/** A longer cell, in bytes, is no level of a category, and a longer name is cut. */
export const LONGEST_WORD = 1000;

/** A row with more or fewer cells than the header: missing cells are empty, surplus ones are not used. */
export interface RaggedRow {
  /** The line in the file, from 1. */
  readonly line: number;
  readonly found: number;
  readonly expected: number;
}

export interface Table {
  readonly dialect: Dialect;
  /** Undefined where it isn't known, or the file is no text. */
  readonly encoding?: TableEncoding;
  readonly columns: readonly Column[];
  readonly rows: number;
  /** How many bytes were read. */
  readonly bytes: number;
  /** Whether the values of its columns of numbers were kept. */
  readonly kept: boolean;
  /** How many rows are ragged, and the first hundred of them. */
  readonly raggedCount: number;
  readonly ragged: readonly RaggedRow[];
  /** The line in the file, from 1, on which a row (from 0) begins; of a columnar file, which has no lines, the row's number from 1. */
  lineOf(row: number): number;
}
