import type { Dataset } from '../data/dataset';
import { rangesOf } from '../data/ranges';
import { deviationOf } from '../data/statistics';
import { CROSS_ENTROPY, LOSSES, type LossTraits, type PointwiseLossId } from '../model/loss';
import { recipeOf, type Setup, type TrainOptions } from '../model/setup';
import type { Work } from '../work';
import { leastLoss } from './best';
import { largestEigenvalue } from './curvature';
import { leastSquares, minMaxScaling, momentsOf, scalingOf } from './moments';
import { MultinomialObjective } from './multinomial';
import type { Scaling } from './neuronBlock';
import type { Objective } from './objective';
import { type Outcome, outcomeOfClasses, outcomeOfOne } from './outcome';
import { PenalisedObjective } from './penalty';
import { PointwiseObjective } from './pointwise';
import type { Measured, Prepared } from './prepared';
import { QuadraticObjective } from './quadratic';
import type { Terrain } from './rates';

/** A set-up as a function to minimise. */
export interface Problem {
  readonly scaling: Scaling;
  readonly objective: Objective;
  /** The loss on the rows that are held back, without penalties. */
  readonly validation?: Objective;
  readonly terrain: Terrain;
  /** What parameters come to on some rows. */
  outcomeOn(dataset: Dataset, parameters: Float64Array): Work<Outcome>;
}

/** The loss in hand over any rows, and what is known of it. */
interface LossInHand {
  readonly traits: LossTraits;
  over(dataset: Dataset): Objective;
  outcomeOn: Problem['outcomeOn'];
  /** Of a single row, without the loss's own scale. */
  largestRow(): Work<number>;
}

export function* problemOf({ training, held }: Prepared, setup: Setup): Work<Problem> {
  const { options } = setup;
  const { bias } = options;
  const { dataset, statistics } = training;
  const d = dataset.columns.length;
  const scaling = yield* scalingFor(training, options);
  const moments = momentsOf(statistics, scaling, bias);
  const spread = recipeOf(setup).estimator.target === 'number' ? deviationOf(statistics, d) : 1;
  const loss = lossInHand(dataset, setup, scaling, spread);
  const { traits } = loss;
  const sum = traits.reduction === 'sum' ? statistics.count : 1; // a penalty keeps its share of a sum
  const scale = (traits.curvature ?? 0) * sum;
  const l2 = options.l2 * sum;

  const hessian = moments.map((moment) => moment * scale);
  const isQuadratic = traits.shape === 'quadratic';
  const centre = isQuadratic ? leastSquares(statistics, scaling, bias, l2 / scale) : undefined;
  const inhand = (measured: Measured, curvature: Float64Array): Work<Objective> =>
    quadraticOr(loss, measured, centre, curvature);
  const ofData = yield* inhand(training, hessian);
  const penalised = hessian.slice();
  for (let j = 1; j <= d; j++) penalised[j * (d + 1) + j]! += l2;
  const scaleOfHeld = (traits.curvature ?? 0) * (traits.reduction === 'sum' ? (held?.statistics.count ?? 1) : 1);
  const validation =
    held &&
    (yield* inhand(
      held,
      momentsOf(held.statistics, scaling, bias).map((moment) => moment * scaleOfHeld),
    ));
  return {
    scaling,
    objective: isPenalised(options) ? new PenalisedObjective(ofData, { l1: options.l1 * sum, l2 }) : ofData,
    ...(validation && { validation }),
    outcomeOn: loss.outcomeOn,
    terrain: {
      loss: traits,
      rows: statistics.count,
      curvature: largestEigenvalue(penalised, d + 1),
      largestMoment: largestEigenvalue(moments, d + 1),
      spread,
      *rowCurvature() {
        return scale * (yield* loss.largestRow()) + l2;
      },
    },
  };
}

function* scalingFor({ dataset, statistics }: Measured, options: TrainOptions): Work<Scaling> {
  const { standardise, scaling, bias } = options;
  if (!standardise || scaling === 'standard') return scalingOf(statistics, dataset.columns.length, standardise, bias);
  return minMaxScaling(yield* rangesOf(dataset.columns), bias);
}

function lossInHand(dataset: Dataset, setup: Setup, scaling: Scaling, spread: number): LossInHand {
  const { estimator, loss: id } = recipeOf(setup);
  const { bias, delta } = setup.options;
  const pointwise = (rows: Dataset, of: PointwiseLossId) => {
    const loss = LOSSES[of]({ delta: delta === 'auto' ? spread / 2 : delta });
    return new PointwiseObjective(rows.columns, rows.targets, scaling, loss, bias, rows.weights);
  };
  if (id !== 'crossEntropy') {
    return {
      traits: LOSSES[id]({ delta: 1 }),
      over: (rows) => pointwise(rows, id),
      *outcomeOn(rows, parameters) {
        // R² is adjusted for parameters that were fitted to the same rows.
        const fitted = rows === dataset && { parameters: rows.columns.length + (bias ? 1 : 0) };
        return outcomeOfOne(estimator, rows, yield* pointwise(rows, id).scores(parameters), { bias, ...fitted });
      },
      largestRow: () => pointwise(dataset, id).largestRow(),
    };
  }
  const classes = dataset.classes?.length ?? 0;
  const multinomial = (rows: Dataset) =>
    new MultinomialObjective({ columns: rows.columns, scaling }, rows.targets, classes, {
      bias,
      weights: rows.weights,
    });
  return {
    traits: CROSS_ENTROPY,
    over: multinomial,
    *outcomeOn(rows, parameters) {
      return outcomeOfClasses(rows, yield* multinomial(rows).scores(parameters));
    },
    largestRow: () => pointwise(dataset, 'log').largestRow(),
  };
}

/** A squared loss by its statistics, around one point for all rows; any other over the rows. */
function* quadraticOr(
  loss: LossInHand,
  { dataset }: Measured,
  centre: Float64Array | undefined,
  hessian: Float64Array,
): Work<Objective> {
  const overRows = loss.over(dataset);
  return centre ? yield* QuadraticObjective.around(centre, overRows, hessian) : overRows;
}

/** How many products of two features Newton's method may take for each of its steps before a training begins. */
const MOST_PRODUCTS = 500_000;

/**
 * The least loss there is. Of a squared loss it costs nothing, by its statistics; of others that are smooth and convex it takes
 * passes over the rows, and is looked for only on tables where they take no time to speak of.
 */
export function* bestOf({ objective, terrain }: Problem, options: TrainOptions): Work<number | undefined> {
  const { loss, rows } = terrain;
  if (loss.shape === 'cornered' || !loss.convex || options.l1 > 0 || loss.id === 'crossEntropy') return undefined;
  if (loss.shape !== 'quadratic' && rows * objective.size ** 2 > MOST_PRODUCTS) return undefined;
  return yield* leastLoss(objective, new Float64Array(objective.size));
}

const isPenalised = ({ l1, l2 }: Pick<TrainOptions, 'l1' | 'l2'>): boolean => l1 > 0 || l2 > 0;
