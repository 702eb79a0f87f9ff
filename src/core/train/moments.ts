import { deviationOf, meanOf, type Statistics } from '../data/statistics';
import type { Scaling } from './pointwise';

/** Mean 0 and standard deviation 1 for each of d features, or the columns as they are. A constant column keeps its scale. */
export function scalingOf(statistics: Statistics, d: number, standardise: boolean): Scaling {
  const means = new Float64Array(d);
  const scales = new Float64Array(d).fill(1);
  if (standardise) {
    for (let j = 0; j < d; j++) {
      means[j] = meanOf(statistics, j);
      scales[j] = deviationOf(statistics, j) || 1;
    }
  }
  return { means, scales };
}

/**
 * M = ZᵀZ / n of the features as they are trained on, a column of ones before them: (d + 1)², row by row.
 * With a loss of curvature c by its output, c·M is the Hessian of its mean (a bound of it where c is one).
 */
export function momentsOf(statistics: Statistics, scaling: Scaling): Float64Array {
  const { count, means, cross } = statistics;
  const d = scaling.means.length;
  const size = d + 1;
  const moments = new Float64Array(size * size);
  moments[0] = 1;
  const shifted = Float64Array.from({ length: d }, (_, j) => leftOver(statistics, scaling, j) / scaling.scales[j]!);
  for (let i = 0; i < d; i++) {
    moments[i + 1] = shifted[i]!;
    moments[(i + 1) * size] = shifted[i]!;
    for (let j = 0; j < d; j++) {
      const covariance = cross[i * means.length + j]! / count;
      moments[(i + 1) * size + j + 1] =
        covariance / (scaling.scales[i]! * scaling.scales[j]!) + shifted[i]! * shifted[j]!;
    }
  }
  return moments;
}

/**
 * The parameters of least squares as far as the statistics tell: Cholesky's factors of the correlation matrix, a feature that is
 * a sum of those before it (its pivot below `PIVOT`) getting weight 0. Near enough to expand the squared loss around.
 */
export function leastSquares(statistics: Statistics, scaling: Scaling): Float64Array {
  const { means, cross } = statistics;
  const m = means.length;
  const d = m - 1;
  const norms = Float64Array.from({ length: m }, (_, j) => Math.sqrt(cross[j * m + j]!));
  const correlation = (i: number, j: number) =>
    norms[i] && norms[j] ? cross[i * m + j]! / (norms[i]! * norms[j]!) : 0;
  const weights = solve(d, correlation, (i) => correlation(i, d));
  const parameters = new Float64Array(d + 1);
  parameters[0] = meanOf(statistics, d);
  for (let j = 0; j < d; j++) {
    const inColumnUnits = norms[j] ? (weights[j]! * norms[d]!) / norms[j]! : 0;
    parameters[j + 1] = inColumnUnits * scaling.scales[j]!;
    parameters[0]! -= inColumnUnits * leftOver(statistics, scaling, j);
  }
  return parameters;
}

/** What the scaling leaves of a feature's mean, to the last digit. */
function leftOver({ shifts, means }: Statistics, scaling: Scaling, j: number): number {
  return shifts[j]! - scaling.means[j]! + means[j]!;
}

const PIVOT = 1e-12;

/** Solves A·x = b for a symmetric, positive semidefinite A of unit diagonal by A = L·Lᵀ. */
function solve(d: number, a: (i: number, j: number) => number, b: (i: number) => number): Float64Array {
  const lower = new Float64Array(d * d);
  const x = Float64Array.from({ length: d }, (_, i) => b(i));
  for (let j = 0; j < d; j++) {
    let pivot = a(j, j);
    for (let k = 0; k < j; k++) pivot -= lower[j * d + k]! ** 2;
    if (pivot < PIVOT) continue; // leaves a column of zeros
    const root = Math.sqrt(pivot);
    lower[j * d + j] = root;
    for (let i = j + 1; i < d; i++) {
      let sum = a(i, j);
      for (let k = 0; k < j; k++) sum -= lower[i * d + k]! * lower[j * d + k]!;
      lower[i * d + j] = sum / root;
    }
  }
  for (let i = 0; i < d; i++) {
    for (let k = 0; k < i; k++) x[i]! -= lower[i * d + k]! * x[k]!;
    x[i] = lower[i * d + i] ? x[i]! / lower[i * d + i]! : 0;
  }
  for (let i = d - 1; i >= 0; i--) {
    for (let k = i + 1; k < d; k++) x[i]! -= lower[k * d + i]! * x[k]!;
    x[i] = lower[i * d + i] ? x[i]! / lower[i * d + i]! : 0;
  }
  return x;
}
