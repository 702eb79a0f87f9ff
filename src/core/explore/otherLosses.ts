import { DEFAULT_OPTIONS, type TrainOptions } from '../model/setup';
import { methodOf } from '../train/method';
import { type Problem, problemOf } from '../train/problem';
import { train } from '../train/train';
import type { Work } from '../work';
import type { Ground } from './ground';

/** Losses of a number; RSS has the minimum of MSE. */
export type LineLoss = 'mse' | 'absolute' | 'huber';

/** A linear regression of the same features and rows at the least of a loss, without penalties. */
export interface Optimum {
  readonly loss: LineLoss;
  readonly problem: Problem;
  readonly parameters: Float64Array;
}

/**
 * Absolute error has a corner, which a subgradient only circles. Huber's loss with this share of the target's deviation as its δ is
 * nowhere further from δ times it than δ/2, and has curvature for Newton's method.
 */
const CORNER = 1 / 4096;

const MOST_STEPS = 200;
/** So many steps without progress, each of them halved to nothing, are the end. */
const PATIENCE = 3;
const LEAST_STEPS = 12;
/** So many products of a row and two features are spent on each loss. */
const PRODUCTS = 200_000_000;

export function* optimaOf(ground: Ground): Work<readonly Optimum[]> {
  const mse = yield* optimumOf(ground, 'mse', { loss: 'mse' });
  const { delta } = ground.setup.options;
  const huber = yield* optimumOf(ground, 'huber', { loss: 'huber', delta }, mse);
  const narrow = { loss: 'huber', delta: mse.problem.terrain.spread * CORNER } as const;
  const absolute = yield* optimumOf(ground, 'absolute', narrow, huber);
  return [mse, absolute, huber];
}

function* optimumOf(
  { prepared, setup }: Ground,
  loss: LineLoss,
  chosen: Pick<TrainOptions, 'loss'> & Partial<TrainOptions>,
  from?: Optimum,
): Work<Optimum> {
  const { standardise, scaling, bias } = setup.options;
  const products = prepared.training.dataset.targets.length * (prepared.training.dataset.columns.length + 1) ** 2;
  const maxIterations = Math.min(MOST_STEPS, Math.max(LEAST_STEPS, Math.round(PRODUCTS / products)));
  const options = {
    ...DEFAULT_OPTIONS,
    standardise,
    scaling,
    bias,
    optimizer: 'newton',
    patience: PATIENCE,
    maxIterations,
    ...chosen,
  } as const;
  const newtons = { ...setup, options, start: from ? [...from.parameters] : undefined };
  const problem = yield* problemOf(prepared, newtons);
  const { optimizer, options: training, begin } = methodOf(problem, newtons, 1);
  const iterations = train({ objective: problem.objective }, optimizer, training, undefined, begin());
  for (;;) {
    const { done, value } = iterations.next();
    if (done) return { loss, problem, parameters: value.parameters };
    yield null;
  }
}
