import type { MeasuredTable } from '../../src/core/data/measuredTable';
import { statisticsOf } from '../../src/core/data/statistics';
import type { NumberColumn } from '../../src/core/table/table';
import { finish } from '../../src/core/work';

/** A table of columns of numbers, by name, as if it were read from a small file. */
export function tableOfNumbers(columns: Readonly<Record<string, Float64Array>>): MeasuredTable {
  const [first] = Object.values(columns);
  return {
    dialect: { delimiter: ',', header: true, decimal: '.' },
    columns: Object.entries(columns).map(
      ([name, values], index): NumberColumn => ({
        name,
        index,
        type: 'number',
        values,
        missing: 0,
        distinct: 1000,
        examples: [],
        fractional: true,
      }),
    ),
    rows: first?.length ?? 0,
    raggedCount: 0,
    ragged: [],
    bytes: 0,
    kept: true,
    lineOf: (row) => row + 2,
  };
}

/** The same with its statistics, as if it were read from a large file. */
export function large(table: MeasuredTable): MeasuredTable {
  const columns = table.columns as NumberColumn[];
  const statistics = finish(statisticsOf(columns.map(({ values }) => values)));
  return { ...table, statistics: { columns: columns.map(({ index }) => index), ...statistics }, isLarge: true };
}

/** The rows of a table at some places. */
export function rowsAt(
  columns: Readonly<Record<string, Float64Array>>,
  rows: Uint32Array,
): Record<string, Float64Array> {
  return Object.fromEntries(
    Object.entries(columns).map(([name, values]) => [
      name,
      Float64Array.from(rows, (row) => values[row] ?? Number.NaN),
    ]),
  );
}

/** |found − expected| as a share of the larger of |expected| and `least`. */
export function distance(found: number | undefined, expected: number | undefined, least = 0): number {
  if (found === expected) return 0;
  const size = Math.max(Math.abs(expected ?? Number.NaN), least);
  return Math.abs((found ?? Number.NaN) - (expected ?? Number.NaN)) / size;
}
