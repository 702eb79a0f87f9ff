import { sigmoid } from '../model/elementary';
import { solverOf } from './cholesky';

/** By what steps are measured: a positive definite B, for which the steepest way down is B⁻¹·g. */
export interface Metric {
  /** B⁻¹·v. */
  solve(vector: Float64Array): Float64Array<ArrayBuffer>;
  /** How many times the first step from zero parameters is to be tried at first, where that is not 1. */
  reach?(step: Float64Array): number;
}

/** This share of its diagonal is added to B, so that features which are sums of one another share a step. */
const RIDGE = 1e-5;

/**
 * By a bound of the second derivatives of one neuron (size², row by row), for each of several neurons alike. Where the bound is
 * reached, as that of the log loss is at zero weights, the steepest way is Newton's.
 */
export function metricOf(bound: Float64Array): Metric {
  const size = Math.sqrt(bound.length);
  const ridged = bound.map((value, at) => (at % (size + 1) === 0 ? value * (1 + RIDGE) : value));
  let solve: Metric['solve'] | undefined;
  return {
    solve(vector) {
      solve ??= solverOf(ridged, size);
      const found = new Float64Array(vector.length);
      for (let at = 0; at < vector.length; at += size) found.set(solve(vector.subarray(at, at + size)), at);
      return found;
    },
  };
}

/** Where classes all but part there is no end. */
const FARTHEST = 4;
const MOST_ROUNDS = 50;

/**
 * The metric of the log loss without l2, of one neuron with a reach, by its bound ¼·M. Newton's step p from zero has the right direction where features are
 * normal, but the wrong length (Brillinger 1983): the loss is least at c·p with 4·c·E[σ′(c·F)] = 1, F being normal with the mean p0
 * and the variance pᵀMp − p0². E[σ′] = κ·σ′(κ·mean) with κ = (1 + π·variance / 8)^−½ (MacKay 1992) is near enough for a first trial.
 */
export function logMetricOf(bound: Float64Array): Metric {
  const size = Math.sqrt(bound.length);
  return {
    ...metricOf(bound),
    reach(step) {
      if (step.length > size) return 1;
      const mean = step[0]!;
      const variance = Math.max(0, 4 * quadraticForm(bound, step, size) - mean ** 2);
      let c = 1;
      for (let round = 0; round < MOST_ROUNDS; round++) {
        const narrowed = 1 / Math.sqrt(1 + (Math.PI * c * c * variance) / 8);
        const output = narrowed * c * mean;
        c = Math.min(FARTHEST, 1 / (4 * narrowed * sigmoid(output) * sigmoid(-output)));
      }
      return c;
    },
  };
}

function quadraticForm(matrix: Float64Array, vector: Float64Array, size: number): number {
  let sum = 0;
  for (let i = 0; i < size; i++) for (let j = 0; j < size; j++) sum += vector[i]! * matrix[i * size + j]! * vector[j]!;
  return sum;
}
