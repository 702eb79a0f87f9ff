import { type Dataset, encode } from '../data/dataset';
import { type Dealt, dealtOnce, splitAt } from '../data/dealt';
import { requireMagnitude, sizesOf } from '../data/magnitude';
import { deal, partOf, type Split } from '../data/split';
import { merged } from '../data/statistics';
import { rowsOf } from '../data/subset';
import { DataError } from '../fault';
import type { Setup } from '../model/setup';
import type { Table } from '../table/table';
import type { Work } from '../work';
import { type Fold, foldBy } from './fold';
import { foldByStatistics, foldSumsOf } from './foldSums';
import { measured, type Prepared } from './prepared';
import { problemOf } from './problem';

export type { Fold } from './fold';

export const DEFAULT_FOLDS = 5;
export const FOLDS_RANGE = { least: 2, most: 100 } as const;

/**
 * Trains a set-up k times, each time without one of k folds of the used rows, and yields each fold when it is measured. The
 * folds are dealt by the seed, each class evenly. Scales, fills and levels are learned from the rows trained on; the share of
 * rows that the set-up would hold back is trained on, for a fold is held back instead. Rows are encoded once where nothing is learned
 * by that, and passed over once where their statistics are enough.
 */
export function* crossValidate(table: Table, setup: Setup, k: number): Generator<Fold | null, readonly Fold[]> {
  requireFolds(k);
  const dealt = yield* dealtOnce(table, setup, k);
  const sums = dealt && (yield* foldSumsOf(dealt, setup, k));
  if (dealt && sums) {
    const all = merged(sums.sums);
    requireMagnitude(all, sizesOf(dealt.dataset, setup.target, all));
  }
  const folds: Fold[] = [];
  for (let at = 0; at < k; at++) {
    const told = sums && (yield* foldByStatistics(sums, setup, table.dialect, at));
    const fold = told ?? (yield* foldByRows(table, setup, yield* divided(table, setup, k, at, dealt)));
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

interface Divided {
  readonly dataset: Dataset;
  readonly split: Split;
}

function* divided(table: Table, setup: Setup, k: number, at: number, dealt: Dealt | undefined): Work<Divided> {
  if (dealt) return { dataset: dealt.dataset, split: splitAt(dealt, at, setup.target) };
  const dataset = yield* encode(table, setup, (targets, classes) =>
    partOf(deal(targets, classes, k, setup.options.seed), at),
  );
  const { split } = dataset;
  if (!split) throw new Error(`there is no fold ${at} of ${k}`);
  return { dataset, split };
}

function* foldByRows(table: Table, setup: Setup, { dataset, split }: Divided): Work<Fold> {
  // The training does not know of the fold: it could else stop early by it.
  const training = yield* measured(rowsOf(dataset, split.training));
  requireMagnitude(training.statistics, sizesOf(training.dataset, setup.target, training.statistics));
  const prepared: Prepared = {
    training,
    dialect: table.dialect,
    notes: [],
    ragged: { count: 0 },
    lineOf: (row) => table.lineOf(row),
  };
  const problem = yield* problemOf(prepared, setup);
  const held = rowsOf(dataset, split.validation);
  const rows = { training: split.training.length, validation: split.validation.length };
  return yield* foldBy(problem, prepared, setup, rows, (parameters) => problem.outcomeOn(held, parameters));
}
