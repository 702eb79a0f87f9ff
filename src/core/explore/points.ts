import type { Dataset } from '../data/dataset';
import type { Prepared } from '../train/prepared';
import type { Ground } from './ground';

/** No more rows are drawn: more would neither be told apart nor be redrawn sixty times a second. */
export const MOST_POINTS = 1000;

/** What a row is to a training. */
export const ROLES = { training: 0, validation: 1, aside: 2 } as const;

/** The rows that are drawn, in the order of the table. */
export interface Sample {
  /** Its positions are rows of the table. */
  readonly dataset: Dataset;
  readonly lines: Uint32Array;
  readonly roles: Uint8Array;
  /** How many rows there were to draw from. */
  readonly of: number;
}

interface Part {
  readonly role: number;
  readonly dataset: Dataset;
}

/**
 * Rows evenly spaced over all that can be used, and all that were left out by hand. A row that is left out or put back changes nothing
 * of which others are drawn.
 */
export function sampleOf({ prepared, table }: Pick<Ground, 'prepared' | 'table'>): Sample {
  const parts = partsOf(prepared);
  const usable = rowsOf(parts, table.rows);
  const rows = chosenFrom(usable, prepared.aside?.positions ?? new Uint32Array());
  const places = Array.from(rows, (row) => placeOf(row, parts));
  const { training } = prepared;
  const valuesOf = (of: (dataset: Dataset) => Float64Array) =>
    Float64Array.from(places, ({ part, at }) => of(part.dataset)[at]!);
  return {
    dataset: {
      ...training.dataset,
      columns: training.dataset.columns.map((_, j) => valuesOf(({ columns }) => columns[j]!)),
      positions: rows,
      targets: valuesOf(({ targets }) => targets),
    },
    lines: rows.map((row) => prepared.lineOf(row)),
    roles: Uint8Array.from(places, ({ part }) => part.role),
    of: usable.length,
  };
}

function partsOf({ training, held, aside }: Prepared): Part[] {
  return [
    { role: ROLES.training, dataset: training.dataset },
    ...(held ? [{ role: ROLES.validation, dataset: held.dataset }] : []),
    ...(aside ? [{ role: ROLES.aside, dataset: aside }] : []),
  ];
}

/** The rows of all parts, in the order of the table. */
function rowsOf(parts: readonly Part[], rows: number): Uint32Array {
  const isUsable = new Uint8Array(rows);
  for (const { dataset } of parts) for (const row of dataset.positions) isUsable[row] = 1;
  const found = new Uint32Array(rows);
  let n = 0;
  for (let row = 0; row < rows; row++) if (isUsable[row] === 1) found[n++] = row;
  return found.subarray(0, n);
}

function chosenFrom(usable: Uint32Array, aside: Uint32Array): Uint32Array {
  const most = Math.min(MOST_POINTS, usable.length);
  const chosen = new Set(aside.subarray(0, MOST_POINTS));
  for (let k = 0; k < most && chosen.size < MOST_POINTS; k++) {
    chosen.add(usable[Math.floor((k * usable.length) / most)]!);
  }
  return Uint32Array.from(chosen).sort();
}

function placeOf(row: number, parts: readonly Part[]): { part: Part; at: number } {
  for (const part of parts) {
    const at = indexIn(part.dataset.positions, row);
    if (at >= 0) return { part, at };
  }
  throw new Error(`row ${row} is in no part of the table`);
}

/** Where a value stands in ascending ones; -1 where it doesn't. */
function indexIn(ascending: Uint32Array, value: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ascending[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return ascending[low] === value ? low : -1;
}
