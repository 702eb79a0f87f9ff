import type { Column, Table } from '../table/table';

/** Rows that lack a value: how many, and the lines of the first of them. */
export interface Gaps {
  readonly count: number;
  /** Lines in the file, from 1; at most `LINES_NAMED`. Empty where the rows lie elsewhere. */
  readonly lines: readonly number[];
}

const LINES_NAMED = 100;

/** The rows of a table that lack a value in some column; a column without any, and one of which nothing is read, is left aside. */
export function incompleteRows(table: Table): Gaps {
  const { rows } = table;
  const gapped = table.columns.filter(({ type, missing }) => type !== 'empty' && missing > 0);
  if (gapped.length === 0) return { count: 0, lines: [] };
  const lacking = new Uint8Array(rows);
  for (const column of gapped) markGaps(column, lacking);
  const lines: number[] = [];
  let count = 0;
  for (let row = 0; row < rows; row++) {
    if (lacking[row] === 0) continue;
    if (++count <= LINES_NAMED) lines.push(table.lineOf(row));
  }
  return { count, lines };
}

function markGaps(column: Column, lacking: Uint8Array): void {
  if (column.type === 'empty') return;
  if (column.type === 'number') {
    for (let row = 0; row < column.values.length; row++) if (Number.isNaN(column.values[row]!)) lacking[row] = 1;
    return;
  }
  for (let row = 0; row < column.codes.length; row++) if (column.codes[row]! < 0) lacking[row] = 1;
}
