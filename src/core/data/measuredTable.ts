import { lossNamed } from '../model/loss';
import { recipeOf, type Setup } from '../model/setup';
import type { ColumnCopy } from '../table/columnCopy';
import type { Column, Table } from '../table/table';
import { expressionsOf } from './columns';
import type { Expression } from './expressions';
import type { Room } from './room';
import { chosen, type Statistics } from './statistics';
import type { ColumnStatistics } from './statisticsGatherer';

/** A table with the statistics of its columns of numbers, which were gathered while it was read. */
export interface MeasuredTable extends Table {
  readonly statistics?: ColumnStatistics;
  /** Where its columns of numbers are too many for memory: they lie elsewhere. */
  readonly copy?: ColumnCopy;
  /** Of rows that were drawn from more: of how many, and whether the set-up needs its rows at hand or that was wished for. */
  readonly drawn?: { readonly of: number; readonly because: 'need' | 'wish' };
  /** Of a table that passes it, in bytes. */
  readonly memoryLimit?: number;
  /** A squared loss is told by them wherever they can. */
  readonly isLarge?: true;
  /** How much memory is left for what is made of it. */
  readonly room?: Room;
}

/** Whether every cell of a column is known to be a number: a gap or an infinity would show in its statistics. */
export function isWhole({ statistics }: MeasuredTable, { index }: Column): boolean {
  const at = statistics?.columns.indexOf(index) ?? -1;
  return statistics !== undefined && at >= 0 && Number.isFinite(statistics.cross[at * (statistics.columns.length + 1)]);
}

/** Whether a set-up asks for no more than the statistics of all rows can tell: a squared loss of plain columns of numbers. */
export function asksForStatistics(setup: Setup): boolean {
  return isToldBySums(setup) && (setup.excluded?.length ?? 0) === 0 && setup.options.validation === 0;
}

/** Whether the statistics of the rows that are trained on are all that a set-up's training asks of them. */
export function isToldBySums(setup: Setup): boolean {
  const { estimator, loss } = recipeOf(setup);
  const { batchSize, standardise, scaling, missing } = setup.options;
  return (
    estimator.target === 'number' &&
    lossNamed(loss).shape === 'quadratic' &&
    setup.rowWeights === undefined &&
    missing === 'leaveOut' &&
    batchSize === 'all' &&
    !(standardise && scaling === 'minmax')
  );
}

/** The statistics of a set-up's features and, last, its target, where the table has them and it asks for no more. */
export function statisticsFor(table: MeasuredTable, setup: Setup): Statistics | undefined {
  return table.isLarge && asksForStatistics(setup) ? statisticsOfAll(table, setup) : undefined;
}

/**
 * The statistics of a set-up's features and, last, its target, of all rows of the table, whatever the loss and whichever rows are held
 * back or left out; undefined where the table has none that serve: a category, a date, an expression, classes, weights of rows, or a
 * cell without a number among them.
 */
export function statisticsOfAll(table: MeasuredTable, setup: Setup): Statistics | undefined {
  const { statistics } = table;
  const isPlain = recipeOf(setup).estimator.target === 'number' && setup.rowWeights === undefined;
  if (!statistics || !isPlain) return undefined;
  const names = expressionsOf(table, setup).map(plainColumn);
  const places = [...names, setup.target].map((name) => {
    const column = table.columns.find((one) => one.name === name);
    return column?.type === 'number' ? statistics.columns.indexOf(column.index) : -1;
  });
  if (places.includes(-1)) return undefined;
  const found = chosen(statistics, places);
  return found.cross.every(Number.isFinite) ? found : undefined;
}

/** The column that an expression is, where it is no more. */
function plainColumn(expression: Expression): string | undefined {
  const [operand, ...others] = expression;
  return others.length === 0 && operand?.power === undefined && operand?.part === undefined
    ? operand?.column
    : undefined;
}
