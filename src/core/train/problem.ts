import type { Dataset } from '../data/dataset';
import { deviationOf, type Statistics } from '../data/statistics';
import { LOSSES } from '../model/loss';
import { recipeOf, type Setup, type TrainOptions } from '../model/setup';
import type { Work } from '../work';
import { leastLoss } from './best';
import { largestEigenvalue } from './curvature';
import { leastSquares, momentsOf, scalingOf } from './moments';
import type { Objective } from './objective';
import { PenalisedObjective } from './penalty';
import { PointwiseObjective, type Scaling } from './pointwise';
import { QuadraticObjective } from './quadratic';
import type { Terrain } from './rates';

/** A set-up as a function to minimise. */
export interface Problem {
  readonly scaling: Scaling;
  /** The loss over the rows, without penalties. */
  readonly rows: PointwiseObjective;
  readonly objective: Objective;
  readonly terrain: Terrain;
}

export function* problemOf(dataset: Dataset, statistics: Statistics, setup: Setup): Work<Problem> {
  const { options } = setup;
  const { bias } = options;
  const d = dataset.columns.length;
  const { estimator, loss: lossId } = recipeOf(setup);
  const spread = estimator.target === 'number' ? deviationOf(statistics, d) : 1;
  const loss = LOSSES[lossId]({ delta: options.delta === 'auto' ? spread / 2 : options.delta });
  const scaling = scalingOf(statistics, d, options.standardise, bias);
  const moments = momentsOf(statistics, scaling, bias);
  const sum = loss.reduction === 'sum' ? statistics.count : 1; // a penalty keeps its share of a sum
  const scale = (loss.curvature ?? 0) * sum;
  const l2 = options.l2 * sum;

  const rows = new PointwiseObjective(dataset.columns, dataset.targets, scaling, loss, bias);
  const hessian = moments.map((moment) => moment * scale);
  const centre = () => leastSquares(statistics, scaling, bias, l2 / scale);
  const ofData = loss.shape === 'quadratic' ? yield* QuadraticObjective.around(centre(), rows, hessian) : rows;
  const penalised = hessian.slice();
  for (let j = 1; j <= d; j++) penalised[j * (d + 1) + j]! += l2;
  return {
    scaling,
    rows,
    objective: isPenalised(options) ? new PenalisedObjective(ofData, { l1: options.l1 * sum, l2 }) : ofData,
    terrain: {
      loss,
      rows: statistics.count,
      curvature: largestEigenvalue(penalised, d + 1),
      largestMoment: largestEigenvalue(moments, d + 1),
      spread,
      *rowCurvature() {
        return scale * (yield* rows.largestRow()) + l2;
      },
    },
  };
}

/** How many products of two features Newton's method may take for each of its steps before a training begins. */
const MOST_PRODUCTS = 2_000_000;

/**
 * The least loss there is. Of a squared loss it costs nothing, by its statistics; of others that are smooth and convex it takes
 * passes over the rows, and is looked for only on tables where they take no time to speak of.
 */
export function* bestOf({ objective, terrain }: Problem, options: TrainOptions): Work<number | undefined> {
  const { loss, rows } = terrain;
  if (loss.shape === 'cornered' || !loss.convex || options.l1 > 0) return undefined;
  if (loss.shape !== 'quadratic' && rows * objective.size ** 2 > MOST_PRODUCTS) return undefined;
  return yield* leastLoss(objective, new Float64Array(objective.size));
}

export const isPenalised = ({ l1, l2 }: Pick<TrainOptions, 'l1' | 'l2'>): boolean => l1 > 0 || l2 > 0;
