import type { Column, ColumnType, Table } from '../table/table';

/** A category of more levels than this gives more weights than a person can read; it can't serve. */
export const LEVEL_LIMIT = 20;

/** What a person needs to know of a column to choose it: plain data that crosses processes. */
export interface ColumnSummary {
  readonly name: string;
  readonly type: ColumnType;
  readonly missing: number;
  readonly distinct: number;
  readonly examples: readonly string[];
  /** A number column with fractions, or with more whole values than a code or a count would have. */
  readonly continuous: boolean;
  /** The different values with their counts, in order, where there are at most `LEVEL_LIMIT`; else empty. */
  readonly levels: readonly { readonly name: string; readonly count: number }[];
}

export interface TableSummary {
  readonly rows: number;
  readonly columns: readonly ColumnSummary[];
  readonly raggedCount: number;
  readonly ragged: Table['ragged'];
}

export function summarise(table: Table): TableSummary {
  const { rows, raggedCount, ragged } = table;
  return { rows, raggedCount, ragged, columns: table.columns.map(summariseColumn) };
}

export function summariseColumn(column: Column): ColumnSummary {
  const { name, type, missing, distinct, examples } = column;
  const continuous = column.type === 'number' && (column.fractional || distinct > LEVEL_LIMIT);
  return { name, type, missing, distinct, examples, continuous, levels: levelsOf(column) };
}

/** The levels of a column as a target of classes: a number column's values are named as they are printed. */
export function levelsOf(column: Column): { name: string; count: number }[] {
  if (column.distinct > LEVEL_LIMIT || column.type === 'empty') return [];
  if (column.type !== 'number') return column.levels.map((name, i) => ({ name, count: column.counts[i] ?? 0 }));
  const counts = new Map<number, number>();
  for (const value of column.values) if (!Number.isNaN(value)) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([a], [b]) => a - b).map(([value, count]) => ({ name: String(value), count }));
}
