import type { NumberColumn } from '../table/table';
import type { Dataset } from './dataset';
import { isWhole, type MeasuredTable } from './measuredTable';
import { chosen, type Statistics } from './statistics';

/**
 * The statistics of a dataset, as far as they were gathered while its table was read: undefined where its rows are not all rows of the
 * table, or a feature or the target is more than a column of numbers.
 */
export function gatheredFor(table: MeasuredTable, dataset: Dataset, target: string): Statistics | undefined {
  const { statistics } = table;
  const { features, rows, weights, split } = dataset;
  if (!statistics || weights || split || rows.used < table.rows) return undefined;
  const names = features.map(({ column, level, factors }) => (level === undefined && !factors ? column : undefined));
  const columns = [...names, target].map((name) => wholeColumn(table, name));
  const places = columns.flatMap((column) => (column ? [statistics.columns.indexOf(column.index)] : []));
  if (places.length < columns.length) return undefined;
  const found = chosen(statistics, places);
  return found.cross.every(Number.isFinite) ? withTargets(found, dataset) : undefined;
}

function wholeColumn(table: MeasuredTable, name: string | undefined): NumberColumn | undefined {
  const column = table.columns.find((one) => one.name === name);
  return column?.type === 'number' && isWhole(table, column) ? column : undefined;
}

/** The last column as it is trained on: of two classes that are numbers, 1 for the second and 0 for the first. */
function withTargets(statistics: Statistics, { classes, features }: Dataset): Statistics | undefined {
  if (!classes) return statistics;
  if (classes.length !== 2) return undefined;
  const [zero = 0, one = 1] = classes.map(Number);
  const [last, m, span] = [features.length, features.length + 1, one - zero];
  const shifts = statistics.shifts.map((shift, j) => (j === last ? (shift - zero) / span : shift));
  const means = statistics.means.map((mean, j) => (j === last ? mean / span : mean));
  const spanOf = (j: number) => (j === last ? span : 1);
  const cross = statistics.cross.map((sum, at) => sum / (spanOf(at % m) * spanOf(Math.floor(at / m))));
  return { count: statistics.count, shifts, means, cross };
}
