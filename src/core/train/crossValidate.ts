import { encode } from '../data/dataset';
import { folds as foldsOf } from '../data/split';
import { rowsOf } from '../data/subset';
import { DataError } from '../fault';
import type { Setup } from '../model/setup';
import type { Metrics } from '../report/metrics';
import type { Table } from '../table/table';
import type { Work } from '../work';
import { measured, type Prepared } from './prepared';
import { problemOf } from './problem';
import { begin } from './run';
import type { StopReason, Trained } from './train';

export const DEFAULT_FOLDS = 5;
export const FOLDS_RANGE = { least: 2, most: 100 } as const;

/** One training on all folds but one, measured on that one. */
export interface Fold {
  /** How many rows it was trained on, and measured on. */
  readonly rows: { readonly training: number; readonly validation: number };
  readonly iterations: number;
  readonly status: StopReason;
  /** On the rows of the fold, which the training has not seen. */
  readonly metrics: Metrics;
}

/**
 * Trains a set-up k times, each time without one of k folds of the used rows, and yields each fold when it is measured. The
 * folds are dealt by the seed, each class evenly. Scales, fills and levels are learned from the rows trained on; the share of
 * rows that the set-up would hold back is trained on, for a fold is held back instead.
 */
export function* crossValidate(table: Table, setup: Setup, k: number): Generator<Fold | null, readonly Fold[]> {
  requireFolds(k);
  const folds: Fold[] = [];
  for (let at = 0; at < k; at++) {
    const fold = yield* validateOn(table, setup, k, at);
    folds.push(fold);
    yield fold;
  }
  return folds;
}

export function isFolds(k: number): boolean {
  return Number.isInteger(k) && k >= FOLDS_RANGE.least && k <= FOLDS_RANGE.most;
}

function requireFolds(k: number): void {
  if (!isFolds(k)) throw new DataError('foldsRange', { folds: k, ...FOLDS_RANGE });
}

function* validateOn(table: Table, setup: Setup, k: number, at: number): Work<Fold> {
  const dataset = yield* encode(
    table,
    setup,
    (targets, classes) => foldsOf(targets, classes, k, setup.options.seed)[at],
  );
  const { split } = dataset;
  if (!split) throw new Error(`there is no fold ${at} of ${k}`);
  // The training does not know of the fold: it could else stop early by it.
  const prepared: Prepared = {
    training: yield* measured(rowsOf(dataset, split.training)),
    dialect: table.dialect,
    ragged: { count: 0 },
    lineOf: (row) => table.lineOf(row),
  };
  const { iterations } = yield* begin(prepared, setup);
  const trained = yield* trainedBy(iterations);
  const { outcomeOn } = yield* problemOf(prepared, setup);
  const { metrics } = yield* outcomeOn(rowsOf(dataset, split.validation), trained.parameters);
  return {
    rows: { training: split.training.length, validation: split.validation.length },
    iterations: trained.iterations,
    status: trained.status,
    metrics,
  };
}

function* trainedBy(iterations: Generator<unknown, Trained>): Work<Trained> {
  for (;;) {
    const { done, value } = iterations.next();
    if (done) return value;
    yield null;
  }
}
