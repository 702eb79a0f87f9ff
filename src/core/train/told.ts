import type { Statistics } from '../data/statistics';
import { lossNamed } from '../model/loss';
import { recipeOf, type Setup } from '../model/setup';
import type { Work } from '../work';
import { bowlOf, terrainOf } from './bowl';
import { scalingOf } from './moments';
import { type Descended, spreadOf, withPenalties } from './problem';
import { QuadraticObjective } from './quadratic';
import { toldAt } from './toldAt';

/** A squared loss without its rows. */
export interface ToldProblem extends Descended {
  /** The loss without penalties, so many times a mean. */
  readonly ofData: QuadraticObjective;
  readonly sum: number;
}

/** The problem of a squared loss by the statistics of the features and, last, the target; undefined where they can't tell the loss. */
export function* toldBy(statistics: Statistics, setup: Setup): Work<ToldProblem | undefined> {
  const traits = lossNamed(recipeOf(setup).loss);
  const { standardise, bias } = setup.options;
  const scaling = scalingOf(statistics, statistics.means.length - 1, standardise, bias);
  const bowl = bowlOf(statistics, scaling, setup, traits);
  const { centre, hessian, sum } = bowl;
  const told = yield* toldAt(statistics, scaling, bowl, setup);
  if (!centre || !told) return undefined;
  const ofData = QuadraticObjective.told(centre, told, hessian);
  return {
    scaling,
    objective: withPenalties(ofData, setup.options, sum),
    ofData,
    sum,
    terrain: { ...terrainOf(bowl, statistics, traits, spreadOf(statistics, setup)), rowCurvature: noRows },
  };
}

function noRows(): never {
  throw new Error('there are no rows to take a few at a time');
}
