import { DataError } from '../fault';
import { ESTIMATORS, estimatorOf } from '../model/estimators';
import type { Setup } from '../model/setup';
import { isDetected, tidied } from '../table/readingChoices';
import { choosesClass, estimatorsFor, unfitness } from './roles';
import type { TableSummary } from './summary';

/** What was said of a set-up, by names that may be none. */
export interface Said extends Partial<Pick<Setup, 'features' | 'references' | 'rowWeights' | 'reading'>> {
  readonly target: string;
  readonly estimator?: string;
  readonly positive?: string;
  readonly options: Setup['options'];
}

/** The set-up that was said; what was not said is what the extension's picker would preselect. */
export function completed(said: Said, { columns }: TableSummary): Setup {
  const { target, features, estimator, positive, references, rowWeights, reading, options } = said;
  const column = columns.find(({ name }) => name === target);
  if (!column)
    throw new DataError('unknownColumn', { column: target, columns: columns.map(({ name }) => name).join(', ') });
  const fitting = estimatorsFor(column).filter((one) => positive === undefined || one.target === 'twoClass');
  const chosen = estimator === undefined ? fitting[0] : estimatorOf(estimator);
  if (!chosen)
    throw new DataError('unknownEstimator', {
      estimator: estimator ?? '',
      estimators: ESTIMATORS.map(({ id }) => id).join(', '),
    });
  const usable = columns
    .filter((one) => one !== column && one.name !== rowWeights && !unfitness(one))
    .map(({ name }) => name);
  return {
    target,
    features: features ?? usable,
    estimator: chosen.id,
    options,
    ...(positive !== undefined ? { positive } : choosesClass(column, chosen) && { positive: null }),
    ...(references && { references }),
    ...(rowWeights !== undefined && { rowWeights }),
    ...(reading && !isDetected(reading) && { reading: tidied(reading) }),
  };
}
