import type { Ranges } from '../data/ranges';
import { deviationOf, meanOf, type Statistics } from '../data/statistics';
import { solveSemidefinite } from './cholesky';
import type { Scaling } from './neuronBlock';

/**
 * Mean 0 and standard deviation 1 for each of d features, or the columns as they are. Without a bias nothing could make up for
 * a mean taken away: the columns keep theirs, and are divided by their root mean square. A constant column keeps its scale.
 */
export function scalingOf(statistics: Statistics, d: number, standardise: boolean, bias = true): Scaling {
  const means = new Float64Array(d);
  const scales = new Float64Array(d).fill(1);
  if (standardise) {
    for (let j = 0; j < d; j++) {
      const deviation = deviationOf(statistics, j);
      const mean = meanOf(statistics, j);
      if (bias) means[j] = mean;
      scales[j] = (bias ? deviation : Math.hypot(deviation, mean)) || 1;
    }
  }
  return { means, scales };
}

/** From 0 to 1; without a bias the columns keep their zero, and are divided by what is farthest from it. */
export function minMaxScaling({ least, most }: Ranges, bias: boolean): Scaling {
  const means = bias ? least : new Float64Array(least.length);
  const spans = least.map((low, j) => (bias ? most[j]! - low : Math.max(Math.abs(low), Math.abs(most[j]!))));
  return { means, scales: spans.map((span) => span || 1) };
}

/**
 * M = ZᵀZ / n of the features as they are trained on, a column of ones before them (of zeros, without a bias): (d + 1)², row
 * by row. With a loss of curvature c by its output, c·M is the Hessian of its mean (a bound of it where c is one).
 */
export function momentsOf(statistics: Statistics, scaling: Scaling, bias = true): Float64Array {
  const { count, means, cross } = statistics;
  const d = scaling.means.length;
  const size = d + 1;
  const moments = new Float64Array(size * size);
  if (bias) moments[0] = 1;
  const shifted = Float64Array.from({ length: d }, (_, j) => leftOver(statistics, scaling, j) / scaling.scales[j]!);
  for (let i = 0; i < d; i++) {
    if (bias) {
      moments[i + 1] = shifted[i]!;
      moments[(i + 1) * size] = shifted[i]!;
    }
    for (let j = 0; j < d; j++) {
      const covariance = cross[i * means.length + j]! / count;
      moments[(i + 1) * size + j + 1] =
        covariance / (scaling.scales[i]! * scaling.scales[j]!) + shifted[i]! * shifted[j]!;
    }
  }
  return moments;
}

/**
 * The parameters of least squares as far as the statistics tell, near enough to expand the squared loss around. The weights
 * solve (C + ridge·I)·w = r with C and r the covariances of the features and of them with the target, and the bias then takes up
 * the means; without a bias C and r are the second moments. With l2 in the loss of mean r², `ridge` is l2 / 2.
 */
export function leastSquares(statistics: Statistics, scaling: Scaling, bias = true, ridge = 0): Float64Array {
  const { count, means, cross } = statistics;
  const m = means.length;
  const d = m - 1;
  const target = meanOf(statistics, d);
  const shifted = Float64Array.from({ length: d }, (_, j) => leftOver(statistics, scaling, j) / scaling.scales[j]!);
  const matrix = new Float64Array(d * d);
  const right = new Float64Array(d);
  for (let i = 0; i < d; i++) {
    const scale = scaling.scales[i]!;
    right[i] = cross[i * m + d]! / count / scale + (bias ? 0 : shifted[i]! * target);
    for (let j = 0; j < d; j++) {
      const covariance = cross[i * m + j]! / count / (scale * scaling.scales[j]!);
      matrix[i * d + j] = covariance + (bias ? 0 : shifted[i]! * shifted[j]!) + (i === j ? ridge : 0);
    }
  }
  const weights = solveSemidefinite(matrix, d, right);
  const parameters = new Float64Array(d + 1);
  parameters.set(weights, 1);
  if (bias) parameters[0] = weights.reduce((rest, weight, j) => rest - weight * shifted[j]!, target);
  return parameters;
}

/** What the scaling leaves of a feature's mean, to the last digit. */
export function leftOver({ shifts, means }: Statistics, scaling: Scaling, j: number): number {
  return shifts[j]! - scaling.means[j]! + means[j]!;
}
