import type { Dataset } from '../data/dataset';
import { rangesOf } from '../data/ranges';
import { deviationOf } from '../data/statistics';
import { tellsEach } from '../data/targets';
import {
  against,
  CROSS_ENTROPY,
  LOSSES,
  type Loss,
  type LossTraits,
  lossNamed,
  type PointwiseLossId,
} from '../model/loss';
import { recipeOf, type Setup, type TrainOptions } from '../model/setup';
import type { Work } from '../work';
import { leastLoss } from './best';
import { largestEigenvalue } from './curvature';
import { leastSquares, minMaxScaling, momentsOf, scalingOf } from './moments';
import { MultinomialObjective } from './multinomial';
import type { Scaling } from './neuronBlock';
import type { Objective } from './objective';
import { OneAgainstRestObjective } from './oneAgainstRest';
import { type Outcome, outcomeOfClasses, outcomeOfEach, outcomeOfOne } from './outcome';
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
  /** Of a squared loss: where it is least, as far as the statistics tell and l1 left aside. */
  readonly least?: Float64Array;
  /** The same function over other rows, penalties included; a squared loss over these rows themselves. */
  over(dataset: Dataset): Objective;
  /** What parameters come to on some rows. */
  outcomeOn(dataset: Dataset, parameters: Float64Array): Work<Outcome>;
  /** The raw scores F(x) of some rows, an array for each neuron. */
  scoresOn(dataset: Dataset, parameters: Float64Array): Work<readonly Float64Array[]>;
}

/** The loss in hand over any rows, and what is known of it. */
interface LossInHand {
  readonly traits: LossTraits;
  over(dataset: Dataset): Objective;
  outcomeOn: Problem['outcomeOn'];
  scoresOn: Problem['scoresOn'];
  /** Of a single row, without the loss's own scale. */
  largestRow(): Work<number>;
}

/** A loss of several neurons over the rows. */
type Several = MultinomialObjective | OneAgainstRestObjective;

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
    objective: withPenalties(ofData, options, sum),
    over: (rows) => withPenalties(loss.over(rows), options, traits.reduction === 'sum' ? rows.targets.length : 1),
    ...(validation && { validation }),
    ...(centre && { least: centre }),
    outcomeOn: loss.outcomeOn,
    scoresOn: loss.scoresOn,
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
  const { bias } = setup.options;
  const { classes = [] } = dataset;
  const of = ({ columns, targets, weights }: Dataset, loss: Loss) =>
    new PointwiseObjective(columns, targets, scaling, loss, bias, weights);
  const pointwise = (rows: Dataset, id: PointwiseLossId) =>
    of(rows, LOSSES[id]({ delta: deltaOf(setup.options, spread) }));
  const ofSeveral = (
    traits: LossTraits,
    over: (rows: Dataset) => Several,
    outcome: typeof outcomeOfEach,
  ): LossInHand => ({
    traits,
    over,
    *outcomeOn(rows, parameters) {
      return outcome(rows, yield* over(rows).scores(parameters));
    },
    scoresOn: (rows, parameters) => over(rows).scores(parameters),
    largestRow: () => pointwise(dataset, 'log').largestRow(),
  });
  if (id === 'crossEntropy') {
    const multinomial = (rows: Dataset) =>
      new MultinomialObjective({ columns: rows.columns, scaling }, rows.targets, classes.length, {
        bias,
        weights: rows.weights,
      });
    return ofSeveral(CROSS_ENTROPY, multinomial, outcomeOfClasses);
  }
  if (tellsEach(setup, classes)) {
    const loss = lossNamed(id);
    const each = (rows: Dataset) => new OneAgainstRestObjective(classes.map((_, k) => of(rows, against(loss, k))));
    return ofSeveral(against(loss, 0), each, outcomeOfEach);
  }
  return {
    traits: lossNamed(id),
    over: (rows) => pointwise(rows, id),
    *outcomeOn(rows, parameters) {
      // R² is adjusted for parameters that were fitted to the same rows.
      const fitted = rows === dataset && { parameters: rows.columns.length + (bias ? 1 : 0) };
      return outcomeOfOne(estimator, rows, yield* pointwise(rows, id).scores(parameters), { bias, ...fitted });
    },
    *scoresOn(rows, parameters) {
      return [yield* pointwise(rows, id).scores(parameters)];
    },
    largestRow: () => pointwise(dataset, id).largestRow(),
  };
}

/** δ of Huber's loss, in the target's units, where its standard deviation is `spread`. */
export function deltaOf({ delta }: TrainOptions, spread: number): number {
  return delta === 'auto' ? spread / 2 : delta;
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
  const products = rows * objective.size * (objective.stride ?? objective.size);
  if (loss.shape !== 'quadratic' && products > MOST_PRODUCTS) return undefined;
  return yield* leastLoss(objective, new Float64Array(objective.size));
}

/** Penalties are on the scale of a mean loss: a sum of so many rows takes them as many times. */
function withPenalties(objective: Objective, { l1, l2 }: TrainOptions, times: number): Objective {
  return l1 > 0 || l2 > 0 ? new PenalisedObjective(objective, { l1: l1 * times, l2: l2 * times }) : objective;
}
