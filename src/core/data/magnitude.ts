import { DataError } from '../fault';
import type { Dataset } from './dataset';
import { deviationOf, meanOf, type Statistics } from './statistics';

/** Between these the product of two squares is still a number, and keeps its digits. */
export const MAGNITUDES = { least: 1e-75, most: 1e75 } as const;

/** What is asked of columns that seem to be too large or too small: the features and then the target. */
export interface Sizes {
  readonly names: readonly string[];
  /** Whether a column that seems to be the same in all rows isn't. */
  differs(column: number): boolean;
  /** The largest absolute value of a column, or about that. */
  largest(column: number): number;
}

/** Refuses columns whose squares are beyond all numbers, or below them, by their statistics: no loss of theirs could be told. */
export function requireMagnitude(statistics: Statistics, { names, differs, largest }: Sizes): void {
  const m = names.length;
  const { count, cross } = statistics;
  const least = count * MAGNITUDES.least ** 2;
  const most = count * MAGNITUDES.most ** 2;
  for (const [j, column] of names.entries()) {
    const squares = cross[j * m + j]!;
    if (squares >= least && squares <= most) continue;
    if (squares < least && !differs(j)) continue;
    throw new DataError('magnitude', { column, value: largest(j), ...MAGNITUDES });
  }
}

/** Of rows in memory their values tell; of those that are streamed, as of those that were not kept, their statistics. */
export function sizesOf(
  { features, columns, targets, stream }: Dataset,
  target: string,
  statistics: Statistics,
): Sizes {
  const names = [...features.map(({ name }) => name), target];
  if (stream) return toldSizes(names, statistics, () => false);
  const valuesOf = (j: number) => columns[j] ?? targets;
  return {
    names,
    differs: (j) => valuesOf(j).some((value, _, values) => value !== values[0]),
    largest: (j) => valuesOf(j).reduce((most, value) => Math.max(most, Math.abs(value)), 0),
  };
}

/** Where no row is at hand. */
export function toldSizes(names: readonly string[], statistics: Statistics, differs: Sizes['differs']): Sizes {
  return { names, differs, largest: (j) => Math.abs(meanOf(statistics, j)) + deviationOf(statistics, j) };
}
