import { BLOCK_ROWS } from '../data/statistics';
import { exp, sigmoid } from '../model/elementary';
import type { Work } from '../work';
import { centresOf, overBlocks } from './centring';
import { normalCritical, normalTail } from './distributions';
import { independent, reduce, select, solveTransposed, triangleOf } from './triangle';

/** What the curvature of the log loss at its minimum allows to be said of a weight, in column units. */
export interface WaldCoefficient {
  readonly weight: number;
  readonly standardError: number;
  /** weight / standardError, and the probability of one as far from 0 where the true weight is 0. */
  readonly z: number;
  readonly p: number;
  /** 95 %. */
  readonly interval: readonly [number, number];
  /** e^weight: by what the odds are multiplied for each unit more of the feature. */
  readonly oddsRatio: number;
  readonly oddsInterval: readonly [number, number];
}

export interface Wald {
  readonly bias: WaldCoefficient;
  /** In the order of the features; nothing can be said of one that is a sum of those before it, or where the classes are separated. */
  readonly weights: readonly (WaldCoefficient | undefined)[];
}

/**
 * Of the weights of a logistic neuron at the minimum of its log loss without penalties: the covariance is the inverse of the
 * Fisher information ZᵀDZ, D = diag(p(1 − p)), Z the features and a column of ones. It is taken from the QR factorisation of
 * D^½·Z with the features centred; a column's variance is then |R⁻ᵀa|², with a the unit vector or for the bias (1, −x̄).
 */
export function* waldOf(
  columns: readonly Float64Array[],
  { bias, weights }: { readonly bias: number; readonly weights: ArrayLike<number> },
): Work<Wald> {
  const d = columns.length;
  const { shifts } = yield* centresOf(columns, true);
  const whole = triangleOf(d + 1);
  const block = Array.from({ length: d + 1 }, () => new Float64Array(BLOCK_ROWS));
  yield* overBlocks(columns[0]?.length ?? 0, (d + 1) ** 2, (from, n) => {
    const roots = block[0]!;
    roots.fill(bias, 0, n);
    for (let j = 0; j < d; j++) for (let i = 0; i < n; i++) roots[i]! += weights[j]! * columns[j]![from + i]!;
    for (let i = 0; i < n; i++) roots[i] = Math.sqrt(sigmoid(roots[i]!) * sigmoid(-roots[i]!));
    for (let j = 0; j < d; j++) {
      const into = block[j + 1]!;
      for (let i = 0; i < n; i++) into[i] = roots[i]! * (columns[j]![from + i]! - shifts[j]!);
    }
    reduce(whole, block, n);
  });
  const kept = independent(whole, d + 1, () => 0);
  const triangle = select(whole, kept);
  const errorOf = (direction: (column: number) => number) => {
    const solved = solveTransposed(triangle, Float64Array.from(kept, direction));
    return Math.sqrt(solved.reduce((sum, x) => sum + x * x, 0));
  };
  return {
    bias: coefficient(bias, kept.includes(0) ? errorOf((k) => (k === 0 ? 1 : -shifts[k - 1]!)) : Number.NaN),
    weights: columns.map((_, j) =>
      kept.includes(j + 1)
        ? coefficient(
            weights[j]!,
            errorOf((k) => (k === j + 1 ? 1 : 0)),
          )
        : undefined,
    ),
  };
}

const CRITICAL = normalCritical(0.05);

function coefficient(weight: number, standardError: number): WaldCoefficient {
  const z = weight / standardError;
  const low = weight - CRITICAL * standardError;
  const high = weight + CRITICAL * standardError;
  return {
    weight,
    standardError,
    z,
    p: normalTail(Math.abs(z)),
    interval: [low, high],
    oddsRatio: exp(weight),
    oddsInterval: [exp(low), exp(high)],
  };
}
