import type { Values } from '../fault';
import { daysOf } from '../table/days';
import type { LevelColumn, NumberColumn, Table } from '../table/table';
import type { Work } from '../work';
import { everyRow } from './everyRow';
import { isWhole, type MeasuredTable } from './measuredTable';

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
export function* usableRows(table: MeasuredTable, deciding: Deciding): Work<{ rows: Uint32Array; leftOut: LeftOut[] }> {
  const { target, weights, features } = deciding;
  if (!weights && [target, ...features].every((column) => isWhole(table, column))) {
    return { rows: everyRow(table.rows), leftOut: [] };
  }
  const used = new Uint8Array(table.rows).fill(1);
  const sieve = new Sieve((row) => table.lineOf(row));
  const gappy = features.filter((column) => !isWhole(table, column));
  for (const [place, check] of checksOf({ ...deciding, features: gappy }).entries()) {
    sieve.sift(place, check, used, 0);
    yield null;
  }
  return { rows: rowsWhere(used), leftOut: sieve.leftOut() };
}

/** The rows that a person left out, given by their places in the table. */
export function leftOutByHand(table: Table, rows: Uint32Array): LeftOut[] {
  if (rows.length === 0) return [];
  const lines = Array.from(rows.subarray(0, LINES_NAMED), (row) => table.lineOf(row));
  return [{ code: 'byHand', values: {}, count: rows.length, lines }];
}

/** Why a row can't be used, if so; given by its place in the column's arrays. */
type Reason = (row: number) => LeftOutCode | undefined;

/** A column, and why it leaves a row out. */
interface Check {
  readonly column: string;
  readonly reason: Reason;
}

/** In the order in which they count. */
export function checksOf({ target, weights, features, filled }: Deciding): Check[] {
  const missing = filled ? undefined : 'missingFeature';
  return [
    { column: target.name, reason: cellReason(target, 'missingTarget') },
    ...(weights ? [{ column: weights.name, reason: weightReason(weights) }] : []),
    ...features.map((column) => ({ column: column.name, reason: cellReason(column, missing) })),
  ];
}

interface Found {
  readonly column: string;
  readonly lines: number[];
  count: number;
}

/** Leaves rows out by one check after the other, of one stretch of a table after the other. */
export class Sieve {
  /** Of each check, by the reason. */
  readonly #found: Map<LeftOutCode, Found>[] = [];

  constructor(private readonly lineOf: (row: number) => number) {}

  /** Marks the rows that the check at a place leaves out, as far as no earlier one has. `used` is of the rows from `from` on. */
  sift(place: number, { column, reason }: Check, used: Uint8Array, from: number): void {
    const found = this.#found[place] ?? new Map<LeftOutCode, Found>();
    this.#found[place] = found;
    for (let row = 0; row < used.length; row++) {
      if (used[row] === 0) continue;
      const code = reason(row);
      if (code === undefined) continue;
      used[row] = 0;
      const known = found.get(code) ?? { column, count: 0, lines: [] };
      known.count++;
      if (known.lines.length < LINES_NAMED) known.lines.push(this.lineOf(from + row));
      found.set(code, known);
    }
  }

  /** The reasons of each check in the order of their codes' list. */
  leftOut(): LeftOut[] {
    return this.#found.flatMap((found) =>
      ORDER.flatMap((code) => {
        const rows = found.get(code);
        return rows ? [{ code, values: { column: rows.column }, count: rows.count, lines: rows.lines }] : [];
      }),
    );
  }
}

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

const ORDER: readonly LeftOutCode[] = ['missingTarget', 'missingFeature', 'notFinite', 'badWeight', 'zeroWeight'];

function rowsWhere(used: Uint8Array): Uint32Array {
  const rows = new Uint32Array(used.length);
  let n = 0;
  for (let row = 0; row < used.length; row++) {
    rows[n] = row;
    n += used[row]!;
  }
  return rows.subarray(0, n);
}
