import type { LossTraits } from '../model/loss';
import { isWhole, type OptimizerId, type TrainOptions } from '../model/setup';
import type { Work } from '../work';
import { lbfgs } from './lbfgs';
import { logMetricOf, type Metric, metricOf } from './metric';
import { newton } from './newton';
import { miniBatches, type Optimizer, wholeTable } from './optimizer';
import { adam, descent, momentum, nesterov, type Rule } from './rules';
import { constant, inverseRoot, SCHEDULES, type Schedule } from './schedule';

/** What the rate of a training depends on besides its options. */
export interface Terrain {
  readonly loss: LossTraits;
  readonly rows: number;
  /** The largest curvature of the loss on this table, l2 included; 0 where it has none. */
  readonly curvature: number;
  /** What the second derivatives of the loss by one neuron's parameters are nowhere above, l2 included: size², row by row. */
  readonly bound: Float64Array;
  /** The largest eigenvalue of the features' second moments. */
  readonly largestMoment: number;
  /** The standard deviation of a number target; 1 for classes. */
  readonly spread: number;
  /** The largest curvature of the loss of a single row, on the scale of the whole table's. */
  rowCurvature(): Work<number>;
}

/** The learning rate above which training leaves the minimum; or, of a loss that is no quadratic, up to which it falls. */
export interface RateLimit {
  readonly value: number;
  readonly kind: 'diverges' | 'safe';
}

interface Method {
  /** Newton's method and L-BFGS are no rules: they need more than a gradient. */
  readonly rule?: (beta: number) => Rule;
  /** `auto` on a smooth loss as a multiple of the inverse curvature, where curvature is what sets it. */
  readonly automatic?: number;
  /**
   * On a quadratic: how many times the inverse curvature the rate can be. From the roots of the recurrence along the steepest
   * eigenvector, which reach −1 there.
   */
  readonly limit?: (beta: number) => number;
}

const METHODS: Readonly<Record<OptimizerId, Method>> = {
  gradientDescent: { rule: () => descent, automatic: 1, limit: () => 2 },
  momentum: { rule: momentum, automatic: 1, limit: (beta) => 2 * (1 + beta) },
  nesterov: { rule: nesterov, automatic: 1, limit: (beta) => (2 * (1 + beta)) / (1 + 2 * beta) },
  adam: { rule: () => adam },
  newton: {},
  lbfgs: {},
};

/** Adam moves each weight by about its rate: this share of the target's spread. */
const ADAM_SHARE = 0.05;

/** Between classes that all but part the margins of 1 are narrow, and weights have to grow to that many times a first step. */
const HINGE_REACH = 10;

/**
 * `learningRate: auto`. Adam: a twentieth of the target's spread (of 1 for classes). Newton and L-BFGS: the whole step. A loss with corners
 * has no curvature: how far a weight may have to travel, the target's spread for absolute error and ten times the inverse of the
 * largest moment for hinge. The perceptron: 1. Else the inverse of the curvature; in mini-batches of b rows, half the inverse of what
 * the gradient of such a batch can curve (Gower et al., SGD: general analysis, 2019), and (1 − β) of it where steps add up.
 */
export function* automaticRate(terrain: Terrain, options: TrainOptions): Work<number> {
  const { loss, curvature, spread } = terrain;
  const { optimizer, batchSize } = options;
  if (loss.rowByRow || isWhole(optimizer)) return 1;
  if (optimizer === 'adam') return ADAM_SHARE * spread;
  const still = optimizer === 'gradientDescent' ? 1 : 1 - options.momentum;
  if (loss.shape === 'cornered') return still * (loss.id === 'absolute' ? spread : HINGE_REACH / terrain.largestMoment);
  if (!isBatched(batchSize, terrain.rows)) return (METHODS[optimizer].automatic ?? 1) / curvature;
  return still / (2 * batchCurvature(curvature, yield* terrain.rowCurvature(), terrain.rows, batchSize));
}

/** Known for methods over the whole table; on a loss that is no quadratic, for plain gradient descent. */
export function rateLimit({ loss, curvature, rows }: Terrain, options: TrainOptions): RateLimit | undefined {
  const { optimizer, batchSize, l1 } = options;
  const { limit } = METHODS[optimizer];
  if (!limit || loss.curvature === undefined || isBatched(batchSize, rows)) return undefined;
  if (loss.shape === 'quadratic' && l1 === 0) return { value: limit(options.momentum) / curvature, kind: 'diverges' };
  return optimizer === 'gradientDescent' ? { value: 2 / curvature, kind: 'safe' } : undefined;
}

/** The optimiser of a set-up. An automatic rate on a loss with corners falls with the root of the iteration. */
export function optimizerOf(
  { loss, rows, bound }: Terrain,
  options: TrainOptions,
  rate: number,
  maxIterations: number,
): Optimizer {
  const { optimizer, batchSize } = options;
  if (loss.rowByRow) return miniBatches(descent, constant(rate), 1);
  const schedule = scheduleOf(loss, options, rate, maxIterations);
  const rule = METHODS[optimizer].rule?.(options.momentum);
  if (!rule) return optimizer === 'lbfgs' ? lbfgs(schedule, metricFor(loss, bound, options)) : newton(schedule);
  return isBatched(batchSize, rows) ? miniBatches(rule, schedule, batchSize) : wholeTable(rule, schedule);
}

/** How L-BFGS measures its steps. */
export function metricFor({ id }: LossTraits, bound: Float64Array, { l2 }: TrainOptions): Metric {
  return id === 'log' && l2 === 0 ? logMetricOf(bound) : metricOf(bound);
}

function scheduleOf(loss: LossTraits, options: TrainOptions, rate: number, maxIterations: number): Schedule {
  const falls = loss.shape === 'cornered' && options.learningRate === 'auto' && options.schedule === 'constant';
  return falls ? inverseRoot(rate) : SCHEDULES[options.schedule](rate, maxIterations);
}

/** A batch of the whole table is no batch. */
export function isBatched(batchSize: number | 'all', rows: number): batchSize is number {
  return batchSize !== 'all' && batchSize < rows;
}

/** The expected smoothness of b of n rows drawn without replacement, between that of one row and that of the whole. */
function batchCurvature(whole: number, row: number, n: number, batchSize: number | 'all'): number {
  const b = batchSize === 'all' ? n : batchSize;
  return ((n - b) * row + n * (b - 1) * whole) / (b * (n - 1));
}
