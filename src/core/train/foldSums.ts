import type { Dataset } from '../data/dataset';
import type { Dealt } from '../data/dealt';
import { isToldBySums } from '../data/measuredTable';
import { partOf } from '../data/split';
import { merged, type Statistics } from '../data/statistics';
import { rowsOf } from '../data/subset';
import { mse } from '../model/loss';
import { recipeOf, type Setup } from '../model/setup';
import type { Dialect } from '../table/dialect';
import type { Work } from '../work';
import { type Fold, foldBy } from './fold';
import { outcomeOfOne } from './outcome';
import { PointwiseObjective } from './pointwise';
import { measured } from './prepared';
import { toldBy } from './told';

/** The rows of each fold, and their statistics: those that a fold is trained on are the sum of the others'. */
export interface FoldSums {
  readonly parts: readonly Dataset[];
  readonly sums: readonly Statistics[];
}

/** One pass over the rows; undefined where a set-up asks for more than statistics. */
export function* foldSumsOf({ dataset, foldOf }: Dealt, setup: Setup, k: number): Work<FoldSums | undefined> {
  if (!isToldBySums(setup)) return undefined;
  const parts: Dataset[] = [];
  const sums: Statistics[] = [];
  for (let fold = 0; fold < k; fold++) {
    const part = rowsOf(dataset, partOf(foldOf, fold).validation);
    parts.push(part);
    sums.push((yield* measured(part)).statistics);
  }
  return { parts, sums };
}

/**
 * A fold whose training has seen no rows but their statistics, standardised by those alone; the fold's own rows measure it. Undefined
 * where the statistics can't tell its loss: then a pass over the rows has to.
 */
export function* foldByStatistics(
  { parts, sums }: FoldSums,
  setup: Setup,
  dialect: Dialect,
  fold: number,
): Work<Fold | undefined> {
  const held = parts[fold]!;
  const statistics = merged(sums.filter((_, at) => at !== fold));
  const problem = yield* toldBy(statistics, setup);
  if (!problem) return undefined;
  const { estimator } = recipeOf(setup);
  const { bias } = setup.options;
  const known = { dialect, notes: [], training: { dataset: held, statistics } };
  const rows = { training: statistics.count, validation: held.targets.length };
  return yield* foldBy(problem, known, setup, rows, function* (parameters) {
    const { columns, targets } = held;
    const overRows = new PointwiseObjective(columns, targets, problem.scaling, mse, { bias }); // scores are those of any loss
    return yield* outcomeOfOne(estimator, held, yield* overRows.scores(parameters), { bias });
  });
}
