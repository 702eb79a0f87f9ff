import type { Values } from '../fault';
import { daysOf } from '../table/days';
import type { Column, LevelColumn, NumberColumn, Table } from '../table/table';
import type { Work } from '../work';

export type LeftOutCode = 'missingTarget' | 'missingFeature' | 'notFinite' | 'badWeight' | 'zeroWeight' | 'byHand';

/** Rows that were not used for one reason: how many, and the lines of the first of them. */
export interface LeftOut {
  readonly code: LeftOutCode;
  readonly values: Values;
  readonly count: number;
  /** Lines in the file, from 1; at most `LINES_NAMED`. */
  readonly lines: readonly number[];
}

const LINES_NAMED = 10;

/** The columns that decide which rows are used. */
export interface Deciding {
  readonly target: NumberColumn | LevelColumn;
  readonly weights?: NumberColumn;
  readonly features: readonly (NumberColumn | LevelColumn)[];
  /** Missing cells of features are filled and leave no row out. */
  readonly filled: boolean;
}

/** The rows that can be used, in order, and each of the others under the first reason that leaves it out. */
export function* usableRows(
  table: Table,
  { target, weights, features, filled }: Deciding,
): Work<{ rows: Uint32Array; leftOut: LeftOut[] }> {
  const used = new Uint8Array(table.rows).fill(1);
  const leftOut: LeftOut[] = [];
  const leave = (column: Column, reason: Reason) => leftOut.push(...sift(table, column.name, reason, used));
  leave(target, cellReason(target, 'missingTarget'));
  yield null;
  if (weights) leave(weights, weightReason(weights));
  for (const column of features) {
    leave(column, cellReason(column, filled ? undefined : 'missingFeature'));
    yield null;
  }
  return { rows: rowsWhere(used), leftOut };
}

/** The rows that a person left out, given by their places in the table. */
export function leftOutByHand(table: Table, rows: Uint32Array): LeftOut[] {
  if (rows.length === 0) return [];
  const lines = Array.from(rows.subarray(0, LINES_NAMED), (row) => table.lineOf(row));
  return [{ code: 'byHand', values: {}, count: rows.length, lines }];
}

/** Why a row can't be used, if so. */
type Reason = (row: number) => LeftOutCode | undefined;

function cellReason(column: NumberColumn | LevelColumn, missing: LeftOutCode | undefined): Reason {
  if (column.type === 'date') {
    const { days } = daysOf(column);
    return (row) => (Number.isNaN(days[row]) ? missing : undefined);
  }
  if (column.type !== 'number') {
    return (row) => (column.codes[row]! < 0 ? missing : undefined);
  }
  return (row) => {
    const x = column.values[row]!;
    if (Number.isFinite(x)) return undefined;
    return Number.isNaN(x) ? missing : 'notFinite';
  };
}

function weightReason({ values }: NumberColumn): Reason {
  return (row) => {
    const weight = values[row]!;
    if (weight > 0 && weight < Number.POSITIVE_INFINITY) return undefined;
    return weight === 0 ? 'zeroWeight' : 'badWeight';
  };
}

/** Marks the rows that a reason leaves out, as far as no earlier one has; the reasons in the order of their codes' list. */
function sift(table: Table, column: string, reason: Reason, used: Uint8Array): LeftOut[] {
  const found = new Map<LeftOutCode, { count: number; lines: number[] }>();
  for (let row = 0; row < table.rows; row++) {
    if (used[row] === 0) continue;
    const code = reason(row);
    if (code === undefined) continue;
    used[row] = 0;
    const known = found.get(code) ?? { count: 0, lines: [] };
    known.count++;
    if (known.lines.length < LINES_NAMED) known.lines.push(table.lineOf(row));
    found.set(code, known);
  }
  return ORDER.flatMap((code) => {
    const rows = found.get(code);
    return rows ? [{ code, values: { column }, ...rows }] : [];
  });
}

const ORDER: readonly LeftOutCode[] = ['missingTarget', 'missingFeature', 'notFinite', 'badWeight', 'zeroWeight'];

function rowsWhere(used: Uint8Array): Uint32Array {
  const rows = new Uint32Array(used.length);
  let n = 0;
  for (let row = 0; row < used.length; row++) if (used[row] === 1) rows[n++] = row;
  return rows.subarray(0, n);
}
