import { CHUNK_ROWS, type ColumnCopy } from '../table/columnCopy';
import type { Column, LevelColumn, NumberColumn } from '../table/table';
import { nextBits, randomFrom } from '../train/random';
import type { Work } from '../work';
import type { MeasuredTable } from './measuredTable';

/** The sample of a table is the same whatever the seed of a training: rows are known by their places in it. */
const SEED = 1;

/** A table of so many rows of a copied one, drawn without replacement, in order and in memory. */
export function* sampleOf(table: MeasuredTable, copy: ColumnCopy, count: number): Work<MeasuredTable> {
  const rows = yield* places(table.rows, Math.min(count, table.rows));
  const columns: Column[] = [];
  for (const column of table.columns) {
    if (column.type === 'number') columns.push(yield* numbersAt(column, copy, rows));
    else if (column.type === 'empty') columns.push(column);
    else columns.push(wordsAt(column, rows));
  }
  const { statistics: _, isLarge: __, copy: ___, ...rest } = table; // they are of all rows
  return {
    ...rest,
    columns,
    rows: rows.length,
    kept: true,
    lineOf: (row) => table.lineOf(rows[row] ?? 0),
  };
}

/** k of n places in order, each set of them as likely as the other (Knuth, The Art of Computer Programming, 3.4.2, algorithm S). */
function* places(n: number, k: number): Work<Uint32Array> {
  const state = randomFrom(SEED);
  const chosen = new Uint32Array(k);
  for (let at = 0, m = 0; m < k; at++) {
    if ((nextBits(state) / 0x1_0000_0000) * (n - at) < k - m) chosen[m++] = at;
    if (at % ROWS_AT_ONCE === 0) yield null;
  }
  return chosen;
}

/** So many rows are looked at between two pauses. */
const ROWS_AT_ONCE = 50_000;

function* numbersAt(column: NumberColumn, copy: ColumnCopy, rows: Uint32Array): Work<NumberColumn> {
  const values = new Float64Array(rows.length);
  const room = new Float64Array(CHUNK_ROWS);
  let m = 0;
  for (let chunk = 0; chunk < copy.chunks; chunk++) {
    const from = chunk * CHUNK_ROWS;
    const own = copy.read(column.index, chunk, room);
    for (; m < rows.length && rows[m]! < from + own.length; m++) values[m] = own[rows[m]! - from]!;
    if (chunk % CHUNKS_AT_ONCE === 0) yield null;
  }
  const { counts: _, ...rest } = column;
  return { ...rest, values };
}

const CHUNKS_AT_ONCE = 64;

function wordsAt(column: LevelColumn, rows: Uint32Array): LevelColumn {
  const { dates } = column;
  const codes = column.codes.length === 0 ? column.codes : Int32Array.from(rows, (row) => column.codes[row]!);
  const counts = column.levels.map(() => 0);
  for (const code of codes) if (code >= 0) counts[code]!++;
  return {
    ...column,
    codes,
    counts,
    ...(dates && { dates: { ...dates, days: Float64Array.from(rows, (row) => dates.days[row]!) } }),
  };
}
