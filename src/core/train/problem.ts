import type { Dataset } from '../data/dataset';
import { rangesOf } from '../data/ranges';
import { deviationOf, type Statistics } from '../data/statistics';
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
import { toldAtZero } from './atZero';
import { leastLoss } from './best';
import { type Bowl, bowlOf, terrainOf } from './bowl';
import { minMaxScaling, scalingOf } from './moments';
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
import { streamedOutcomeOfOne, streamedOutcomeOfSeveral } from './streamedOutcome';
import type { Sweeper } from './sweeper';
import { toldAt } from './toldAt';

/** A set-up as a function to minimise. */
export interface Descended {
  readonly scaling: Scaling;
  readonly objective: Objective;
  /** The loss on the rows that are held back, without penalties. */
  readonly validation?: Objective;
  readonly terrain: Terrain;
}

/** A set-up as a function to minimise, and what it is over the rows. */
export interface Problem extends Descended {
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

/** @param sweeper who passes over some of the rows that are trained on meanwhile */
export function* problemOf({ training, held }: Prepared, setup: Setup, sweeper?: Sweeper): Work<Problem> {
  const { options } = setup;
  const { dataset, statistics } = training;
  const scaling = yield* scalingFor(training, options);
  const spread = spreadOf(statistics, setup);
  const loss = lossInHand(dataset, setup, { scaling, spread, sweeper });
  const { traits } = loss;
  const bowl = bowlOf(statistics, scaling, setup, traits);
  const { centre } = bowl;
  const ofData = yield* objectiveOf(loss, training, bowl, scaling, setup);
  const validation =
    held &&
    (yield* objectiveOf(loss, held, { ...bowlOf(held.statistics, scaling, setup, traits), centre }, scaling, setup));
  return {
    scaling,
    objective: withPenalties(ofData, options, bowl.sum),
    over: (rows) =>
      withPenalties(
        loss.over(rows),
        options,
        traits.reduction === 'sum' ? (rows.stream?.rows ?? rows.targets.length) : 1,
      ),
    ...(validation && { validation }),
    ...(centre && { least: centre }),
    outcomeOn: loss.outcomeOn,
    scoresOn: loss.scoresOn,
    terrain: {
      ...terrainOf(bowl, statistics, traits, spread),
      *rowCurvature() {
        return bowl.scale * (yield* loss.largestRow()) + bowl.l2;
      },
    },
  };
}

/** The standard deviation of a number target, the last column; 1 for classes. */
export function spreadOf(statistics: Statistics, setup: Setup): number {
  return recipeOf(setup).estimator.target === 'number' ? deviationOf(statistics, statistics.means.length - 1) : 1;
}

function* scalingFor({ dataset, statistics }: Measured, options: TrainOptions): Work<Scaling> {
  const { standardise, scaling, bias } = options;
  if (!standardise || scaling === 'standard') return scalingOf(statistics, dataset.columns.length, standardise, bias);
  return minMaxScaling(yield* rangesOf(dataset.columns), bias);
}

interface Around {
  readonly scaling: Scaling;
  readonly spread: number;
  readonly sweeper: Sweeper | undefined;
}

function lossInHand(dataset: Dataset, setup: Setup, { scaling, spread, sweeper }: Around): LossInHand {
  const { estimator, loss: id } = recipeOf(setup);
  const { bias } = setup.options;
  const { classes = [] } = dataset;
  const of = (rows: Dataset, loss: Loss) => {
    const { columns, targets, weights, stream } = rows;
    const helped = rows === dataset ? { sweeper } : {}; // it has one table at a time
    return new PointwiseObjective(columns, targets, scaling, loss, { bias, weights, stream, ...helped });
  };
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
      const { stream } = rows;
      if (stream) return yield* streamedOutcomeOfSeveral({ ...rows, stream }, over(rows), parameters);
      return yield* outcome(rows, yield* over(rows).scores(parameters));
    },
    scoresOn: (rows, parameters) => over(rows).scores(parameters),
    largestRow: () => pointwise(dataset, 'log').largestRow(),
  });
  if (id === 'crossEntropy') {
    const multinomial = (rows: Dataset) =>
      new MultinomialObjective({ columns: rows.columns, scaling }, rows.targets, classes.length, {
        bias,
        weights: rows.weights,
        stream: rows.stream,
        ...(rows === dataset && { sweeper }), // it has one table at a time
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
      const size = { bias, ...fitted };
      const objective = pointwise(rows, id);
      const { stream } = rows;
      if (stream) return yield* streamedOutcomeOfOne(estimator, { ...rows, stream }, objective, parameters, size);
      return yield* outcomeOfOne(estimator, rows, yield* objective.scores(parameters), size);
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

/** A squared loss by its statistics, around one point for all rows; any other over the rows, the log loss of one neuron from 0. */
function* objectiveOf(
  loss: LossInHand,
  { dataset, statistics, isLarge }: Measured,
  bowl: Bowl,
  scaling: Scaling,
  setup: Setup,
): Work<Objective> {
  const overRows = loss.over(dataset);
  const { traits } = loss;
  const { centre, hessian } = bowl;
  if (!centre && traits.id === 'log' && !overRows.stride)
    return toldAtZero(overRows, statistics, scaling, setup.options.bias);
  if (!centre) return overRows;
  const told = isLarge ? yield* toldAt(statistics, scaling, bowl, setup) : undefined;
  return told
    ? QuadraticObjective.told(centre, told, hessian, overRows.rowwise)
    : yield* QuadraticObjective.around(centre, overRows, hessian);
}

/** How many products of two features Newton's method may take for each of its steps before a training begins. */
const MOST_PRODUCTS = 500_000;

/**
 * The least loss there is. Of a squared loss it costs nothing, by its statistics; of others that are smooth and convex it takes
 * passes over the rows, and is looked for only on tables where they take no time to speak of.
 */
export function* bestOf(
  { objective, terrain }: Pick<Descended, 'objective' | 'terrain'>,
  options: TrainOptions,
): Work<number | undefined> {
  const { loss, rows } = terrain;
  if (loss.shape === 'cornered' || !loss.convex || options.l1 > 0 || loss.id === 'crossEntropy') return undefined;
  const products = rows * objective.size * (objective.stride ?? objective.size);
  if (loss.shape !== 'quadratic' && products > MOST_PRODUCTS) return undefined;
  return yield* leastLoss(objective, new Float64Array(objective.size));
}

/** Penalties are on the scale of a mean loss: a sum of so many rows takes them as many times. */
export function withPenalties(objective: Objective, { l1, l2 }: TrainOptions, times: number): Objective {
  return l1 > 0 || l2 > 0 ? new PenalisedObjective(objective, { l1: l1 * times, l2: l2 * times }) : objective;
}
