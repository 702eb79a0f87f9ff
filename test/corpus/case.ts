import type { Dialect } from '../../src/core/table/dialect';
import type { TableEncoding } from '../../src/core/table/encoding';
import type { ColumnType } from '../../src/core/table/table';

/** Where a case comes from: README.md says what of it and under which licence. */
export type Origin = 'csv-spectrum' | 'd3-dsv' | 'Papa Parse' | 'pandas' | 'own';

/** Why the reader doesn't give the records that the reference parser gives. */
export type Difference =
  /** Blanks around a field are no part of its value; the reference keeps them. */
  | 'blanksAround'
  /** A quote opens a field behind blanks as well; to the reference it is then text. */
  | 'blankBeforeQuote'
  /** Text behind a closing quote goes on the value; the reference looks for a later quote before a delimiter. */
  | 'textBehindQuote'
  /** Any of CR LF, LF and CR ends a record; the reference takes one of them for the whole file. */
  | 'mixedEnds'
  /** A line of nothing but blanks is no record; the reference leaves out empty lines alone. */
  | 'blankLine'
  /** A quote that is never closed is refused with its line; the reference makes the rest of the file one field. */
  | 'unclosedQuote';

/** What a column is, and what its rows hold: a number, a word, or nothing (null). */
export interface Expected {
  readonly name: string;
  readonly type: ColumnType;
  readonly values: readonly (number | string | null)[];
}

export interface Case {
  /** What it shows. */
  readonly name: string;
  readonly origin: Origin;
  readonly content: string | Uint8Array;
  /** What is known of how it is written; the rest is detected. */
  readonly known?: Partial<Dialect>;
  /** What is found of it. */
  readonly dialect?: Partial<Dialect>;
  readonly encoding?: TableEncoding;
  readonly columns?: readonly Expected[];
  /** Where the records are not those of the reference: why, and which they are. */
  readonly differs?: { readonly why: Difference; readonly records?: readonly (readonly string[])[] };
  /** The lines of its ragged rows. */
  readonly ragged?: readonly number[];
  /** Why it is refused, as a person reads it. */
  readonly refused?: string;
  /** What there is to say of the table whatever is trained on it, as a person reads it. */
  readonly notes?: readonly string[];
}

/** The columns of a table that is written down row by row; a word that is a date or a text is told by its type. */
export function columns(
  types: Readonly<Record<string, ColumnType>>,
  ...rows: readonly (readonly (number | string | null)[])[]
): Expected[] {
  return Object.entries(types).map(([name, type], at) => ({ name, type, values: rows.map((row) => row[at] ?? null) }));
}
