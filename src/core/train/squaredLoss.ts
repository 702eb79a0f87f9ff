import type { Statistics } from '../data/statistics';
import { DoubleDouble } from '../report/doubleDouble';
import { leftOver } from './moments';
import type { Scaling } from './neuronBlock';

/** The loss at a point, and its gradient there. */
export interface Told {
  readonly value: number;
  readonly slope: Float64Array;
}

/** Where less of the target's second moment is left than this, the statistics tell the loss to less than its twelfth digit. */
const LEAST_SHARE = 1e-2;

/** Where the terms are that many times their sum, as with large weights of columns that all but are one another's, it is no better. */
const MOST_CANCELLED = 1e3;

/**
 * The mean of (F − y)² at parameters near the minimum, and its gradient, from the statistics of the features and the target: with
 * C, r and v the covariances of the features as they are trained on, of them with the target, and the target's variance, and
 * ē = w0 + Σ w_j·z̄_j − ȳ the mean error, it is wᵀCw − 2wᵀr + v + ē², and half the gradient is ē and C·w − r + z̄·ē. Undefined
 * where that is noise, for then a pass over the rows has to tell.
 */
export function squaredLossAt(
  statistics: Statistics,
  scaling: Scaling,
  parameters: Float64Array,
  bias: boolean,
): Told | undefined {
  const { count, means, cross } = statistics;
  const m = means.length;
  const d = m - 1;
  const slope = new Float64Array(m);
  const centres = Float64Array.from({ length: d }, (_, j) => leftOver(statistics, scaling, j) / scaling.scales[j]!);
  const error = meanErrorOf(statistics, scaling, parameters);
  const variance = cross[d * m + d]! / count;
  let value = variance;
  let terms = variance;
  for (let i = 0; i < d; i++) {
    const scale = scaling.scales[i]!;
    const right = cross[i * m + d]! / count / scale;
    let product = 0;
    let sizes = 2 * Math.abs(right);
    for (let j = 0; j < d; j++) {
      const term = (cross[i * m + j]! / count / (scale * scaling.scales[j]!)) * parameters[j + 1]!;
      product += term;
      sizes += Math.abs(term);
    }
    value += parameters[i + 1]! * (product - 2 * right);
    terms += Math.abs(parameters[i + 1]!) * sizes;
    slope[i + 1] = 2 * (product - right + centres[i]! * error);
  }
  if (bias) slope[0] = 2 * error;
  value += error * error;
  return value > LEAST_SHARE * variance && terms < MOST_CANCELLED * value ? { value, slope } : undefined;
}

/** ē with the digits of what is left: of columns far from zero that aren't standardised its terms are many times as large. */
function meanErrorOf(
  { shifts, means }: Statistics,
  { means: zeros, scales }: Scaling,
  parameters: Float64Array,
): number {
  const d = scales.length;
  const error = new DoubleDouble(parameters[0]).add(-shifts[d]!).add(-means[d]!);
  for (let j = 0; j < d; j++) {
    const weight = parameters[j + 1]! / scales[j]!;
    error.addProduct(weight, shifts[j]! - zeros[j]!).addProduct(weight, means[j]!);
  }
  return error.value;
}

/** Of a sum, where that of the mean is told. */
export function times({ value, slope }: Told, factor: number): Told {
  return { value: value * factor, slope: slope.map((part) => part * factor) };
}
