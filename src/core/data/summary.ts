import type { Dialect } from '../table/dialect';
import type { TableEncoding } from '../table/encoding';
import type { Column, ColumnType, Stray, Table } from '../table/table';
import { type Gaps, incompleteRows } from './gaps';
import { type Histogram, histogramOf } from './histogram';

/** A category of more levels than this gives more weights than a person can read; it can't serve. */
export const LEVEL_LIMIT = 20;

/** What a person needs to know of a column to choose it: plain data that crosses processes. */
export interface ColumnSummary {
  readonly name: string;
  readonly type: ColumnType;
  readonly missing: number;
  /** How many of them hold a word that is not of the type that was chosen. */
  readonly unread?: number;
  readonly distinct: number;
  readonly examples: readonly string[];
  /** A number column with fractions, or with more whole values than a code or a count would have. */
  readonly continuous: boolean;
  /** The different values with their counts, in order, where there are at most `LEVEL_LIMIT`; else empty. */
  readonly levels: readonly Level[];
  /** How the numbers of a number column lie; of a large table those of some of its rows. */
  readonly histogram?: Histogram;
  /** Of a column that would be one of numbers but for it. */
  readonly stray?: Stray;
  /** It holds lists, records or bytes, of which nothing is read. */
  readonly opaque?: true;
  /** A person chose to leave it aside. */
  readonly ignored?: true;
}

export interface Level {
  readonly name: string;
  readonly count: number;
}

export interface TableSummary {
  readonly dialect: Dialect;
  /** Rows that lack a value in some column: they are left out where that is the target, or a feature that is not filled. */
  readonly incomplete: Gaps;
  readonly rows: number;
  /** Undefined of a file that is no text. */
  readonly encoding?: TableEncoding;
  readonly columns: readonly ColumnSummary[];
  readonly raggedCount: number;
  readonly ragged: Table['ragged'];
}

export function summarise(table: Table): TableSummary {
  const { dialect, rows, encoding, raggedCount, ragged } = table;
  const columns = table.columns.map(summariseColumn);
  const incomplete = incompleteRows(table);
  return { dialect, ...(encoding && { encoding }), rows, raggedCount, ragged, columns, incomplete };
}

export function summariseColumn(column: Column): ColumnSummary {
  const { name, type, missing, unread, distinct, examples } = column;
  const continuous = column.type === 'number' && (column.fractional || distinct > LEVEL_LIMIT);
  const stray = column.type === 'number' || column.type === 'empty' ? undefined : column.stray;
  const opaque = column.type === 'empty' && column.opaque;
  const ignored = column.type === 'empty' && column.ignored;
  const histogram = column.type === 'number' ? histogramOf(column.values) : undefined;
  return {
    name,
    type,
    missing,
    ...(unread !== undefined && { unread }),
    distinct,
    examples,
    continuous,
    levels: levelsOf(column),
    ...(histogram && { histogram }),
    ...(stray && { stray }),
    ...(opaque && { opaque }),
    ...(ignored && { ignored }),
  };
}

/** The names of `levelsOf`, which are looked for only until all have been met. */
export function levelNames(column: Column): readonly string[] {
  if (column.type !== 'number' || column.counts || column.distinct > LEVEL_LIMIT)
    return levelsOf(column).map(({ name }) => name);
  const found = new Set<number>();
  for (let row = 0; row < column.values.length && found.size < column.distinct; row++) {
    const value = column.values[row]!;
    if (!Number.isNaN(value)) found.add(value);
  }
  return [...found].sort((a, b) => a - b).map(String);
}

/** The levels of a column as a target of classes: a number column's values are named as they are printed. */
export function levelsOf(column: Column): readonly Level[] {
  const known = counted.get(column) ?? countedIn(column);
  counted.set(column, known);
  return known;
}

/** Counting takes a pass over the column: it is done once. */
const counted = new WeakMap<Column, readonly Level[]>();

function countedIn(column: Column): readonly Level[] {
  if (column.distinct > LEVEL_LIMIT || column.type === 'empty') return [];
  if (column.type !== 'number') return column.levels.map((name, i) => ({ name, count: column.counts[i] ?? 0 }));
  const counts = column.counts ?? countsOf([column.values]);
  return [...counts].sort(([a], [b]) => a - b).map(([value, count]) => ({ name: String(value), count }));
}

/** How often each of a few numbers is there. */
export function countsOf(parts: Iterable<Float64Array>): Map<number, number> {
  const found: number[] = []; // so few that looking through them is quicker than a map
  const counts: number[] = [];
  for (const values of parts) {
    for (let row = 0; row < values.length; row++) {
      const value = values[row]!;
      if (Number.isNaN(value)) continue;
      const at = found.indexOf(value);
      if (at >= 0) counts[at]!++;
      else counts[found.push(value) - 1] = 1;
    }
  }
  return new Map(found.map((value, at) => [value, counts[at]!]));
}
