import type { StrayWord } from './columnReader';
import type { Dialect } from './dialect';
import type { LinesPart } from './lines';
import type { RaggedRow } from './table';

/** What is asked of whoever reads the rest of a file. */
export interface PartRequest {
  /** Where the rest begins, in bytes: a multiple of the size of a group. */
  readonly at: number;
  readonly dialect: Dialect;
  /** How many columns the table has, all of them taken for numbers. */
  readonly width: number;
  readonly keep: boolean;
  readonly size: number | undefined;
  readonly blockBytes: number | undefined;
  readonly groupBytes: number | undefined;
}

/** What was read of the rest of a file, from the first record on that begins at its beginning or behind it. All of it is plain data. */
export interface PartResult {
  /** Where that record begins in the file. */
  readonly first: number;
  /** Where the file ends. */
  readonly bytes: number;
  readonly rows: number;
  readonly raggedCount: number;
  /** The first of them. Lines are counted from the one that `readPart` began with. */
  readonly ragged: readonly RaggedRow[];
  readonly lines: LinesPart;
  readonly columns: readonly NumberPart[];
}

/** What was read of a column of numbers. */
export interface NumberPart {
  readonly refused: boolean;
  /** By what, its row counted from the part's first. */
  readonly stray?: StrayWord;
  /** Empty where they weren't kept. */
  readonly values: Float64Array;
  readonly missing: number;
  readonly fractional: boolean;
  /** The different values in the order in which they were met, up to `DISTINCT_LIMIT`. */
  readonly distinct: Float64Array;
  /** The first few of them as written. */
  readonly examples: readonly string[];
}
