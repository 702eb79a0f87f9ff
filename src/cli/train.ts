import { choosesClass, estimatorsFor, unfitness } from '../core/data/roles';
import { summarise, type TableSummary } from '../core/data/summary';
import { DataError } from '../core/fault';
import { ESTIMATORS, estimatorOf } from '../core/model/estimators';
import type { Setup } from '../core/model/setup';
import { type ByteSource, readTable } from '../core/table/read';
import { begin, prepare, type RunResult, type RunStart } from '../core/train/run';
import type { Trained } from '../core/train/train';
import { finish } from '../core/work';
import type { Arguments } from './arguments';

export interface Report {
  readonly setup: Setup;
  readonly start: RunStart;
  readonly result: RunResult;
  readonly losses: readonly number[];
  readonly seconds: { readonly read: number; readonly train: number; readonly total: number };
}

/** Reads, trains to the end, and reports; `onLoss` is told every iteration. */
export async function train(
  args: Arguments,
  source: ByteSource,
  onLoss: (iteration: number, loss: number) => void,
): Promise<Report> {
  const began = performance.now();
  const table = await readTable(source);
  const haveRead = performance.now();
  const setup = setupOf(args, summarise(table));
  const run = finish(begin(finish(prepare(table, setup)), setup));
  const losses: number[] = [];
  let trained: Trained | undefined;
  while (!trained) {
    const { done, value } = run.iterations.next();
    if (done) trained = value;
    else if (value) {
      losses.push(value.loss);
      onLoss(value.iteration, value.loss);
    }
  }
  const result = finish(run.conclude(trained));
  const ended = performance.now();
  const seconds = { read: (haveRead - began) / 1000, train: (ended - haveRead) / 1000, total: (ended - began) / 1000 };
  return { setup, start: run.start, result, losses, seconds };
}

/** What was not said on the command line is what the extension's picker would preselect. */
export function setupOf(args: Arguments, { columns }: TableSummary): Setup {
  const { target, features, estimator, positive, references, rowWeights, options } = args;
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
  };
}
