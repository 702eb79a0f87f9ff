import { DataError, type Values } from '../fault';
import { ESTIMATORS, type Estimator, type TargetKind } from '../model/estimators';
import { numberLike } from '../table/numberLike';
import { LONGEST_WORD } from '../table/table';
import { type ColumnSummary, LEVEL_LIMIT } from './summary';

export type ReasonCode =
  | 'empty'
  | 'constant'
  | 'tooManyLevels'
  | 'isDate'
  | 'isText'
  | 'isOpaque'
  | 'isLong'
  | 'isNumber'
  | 'isIgnored'
  | 'numbersInWords'
  | 'strayWord';

/** Why a column can't serve, or why rows were left out: `messages.ts` has the words. */
export interface Reason {
  readonly code: ReasonCode;
  readonly values: Values;
}

/** Why a column can't be a feature or a class target; undefined where it can. */
export function unfitness(
  column: Pick<ColumnSummary, 'type' | 'distinct' | 'examples' | 'opaque' | 'ignored' | 'stray'>,
): Reason | undefined {
  const { type, distinct } = column;
  if (type === 'empty')
    return { code: column.ignored ? 'isIgnored' : column.opaque ? 'isOpaque' : 'empty', values: {} };
  if (type === 'text' && distinct <= LEVEL_LIMIT) return { code: 'isLong', values: { most: LONGEST_WORD } };
  if (distinct < 2) return { code: 'constant', values: { value: column.examples[0] ?? '' } };
  if (type === 'number') return undefined;
  if (type === 'date') return { code: 'isDate', values: {} };
  if (distinct <= LEVEL_LIMIT) return undefined;
  if (column.stray) return { code: 'strayWord', values: { ...column.stray } };
  const example = numberLike(column.examples);
  if (example !== undefined) return { code: 'numbersInWords', values: { example } };
  return { code: type === 'text' ? 'isText' : 'tooManyLevels', values: { levels: distinct, most: LEVEL_LIMIT } };
}

/** A column that can't be used, and why. */
export function unfit(column: string, { code, values }: Reason): DataError {
  return new DataError('columnUnfit', { most: LEVEL_LIMIT, ...values, column, reason: code });
}

/** The estimators that fit a target, the best first. */
export function estimatorsFor(target: ColumnSummary): readonly Estimator[] {
  if (unfitness(target)) return [];
  const ofKind = (kind: TargetKind) => ESTIMATORS.filter((estimator) => estimator.target === kind);
  if (target.type === 'number')
    return target.distinct === 2 ? [...ofKind('twoClass'), ...ofKind('number')] : ofKind('number');
  return target.distinct === 2 ? ofKind('twoClass') : [...ofKind('classes'), ...ofKind('twoClass')];
}

/** Whether a two-class estimator meets more classes: it tells one from the rest, or each by a neuron of its own. */
export function choosesClass(target: ColumnSummary, estimator: Estimator): boolean {
  return estimator.target === 'twoClass' && target.distinct > 2;
}

/** The first continuous number column, else the last two-class one, else the first that can serve at all. */
export function suggestTarget(columns: readonly ColumnSummary[]): ColumnSummary | undefined {
  const usable = columns.filter((column) => !unfitness(column));
  return usable.find((column) => column.continuous) ?? usable.findLast((column) => column.distinct === 2) ?? usable[0];
}

/** The class with the most rows, the first of those with as many. */
export function mostFrequent(target: ColumnSummary): string | undefined {
  let best: ColumnSummary['levels'][number] | undefined;
  for (const level of target.levels) if (!best || level.count > best.count) best = level;
  return best?.name;
}
