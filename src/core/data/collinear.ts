import type { Work } from '../work';
import { correlationOf } from './correlation';
import type { Statistics } from './statistics';

/** A feature that tells nothing, or next to nothing, that others do not. */
export interface Collinear {
  readonly index: number;
  /** The features that it is a sum of, up to factors and a constant; none where it is constant itself. */
  readonly explainedBy: readonly number[];
  /** The share of its variance that the others leave over: 1 − R². */
  readonly remaining: number;
}

/** Exactly a sum of others, but for rounding. */
export const EXACT = 1e-10;
/** So nearly a sum of others that its weight is hardly determined: its variance is 10,000 times what it would be alone. */
const NEAR = 1e-4;

/**
 * The features that are constant, or exactly or nearly a sum of others: what pivoted Cholesky of the correlation matrix
 * (R = L·Lᵀ, the feature of the largest remaining variance next) leaves over (Higham, Analysis of the Cholesky decomposition
 * of a semi-definite matrix, 1990).
 */
export function* collinearOf(statistics: Statistics, d: number): Work<Collinear[]> {
  const { matrix, indices } = correlationOf(statistics, d);
  const size = indices.length;
  const lower = new Float64Array(size * size);
  const remaining = new Float64Array(size).fill(1);
  const order = Array.from({ length: size }, (_, i) => i);
  let rank = 0;
  for (; rank < size; rank++) {
    let at = rank;
    for (let i = rank + 1; i < size; i++) if (remaining[order[i]!]! > remaining[order[at]!]!) at = i;
    const pivot = order[at]!;
    if (remaining[pivot]! < NEAR) break;
    order.splice(at, 1);
    order.splice(rank, 0, pivot);
    const root = Math.sqrt(remaining[pivot]!);
    lower[pivot * size + rank] = root;
    for (const i of order.slice(rank + 1)) {
      let sum = matrix[i * size + pivot]!;
      for (let k = 0; k < rank; k++) sum -= lower[i * size + k]! * lower[pivot * size + k]!;
      lower[i * size + rank] = sum / root;
      remaining[i]! -= (sum / root) ** 2;
    }
    yield null;
  }
  const varying = new Set(indices);
  const constant = Array.from({ length: d }, (_, index) => index).filter((index) => !varying.has(index));
  const chosen = order.slice(0, rank);
  const found = [
    ...constant.map((index) => ({ index, explainedBy: [], remaining: 0 })),
    ...order.slice(rank).map((i) => {
      const left = Math.max(0, remaining[i]!);
      const explainedBy = explaining(lower, size, chosen, i, left).map((one) => indices[one]!);
      return { index: indices[i]!, explainedBy, remaining: left };
    }),
  ];
  return found.sort((a, b) => a.index - b.index);
}

/** Those of the chosen features whose factor in the sum that comes nearest to feature i is more than what is left over. */
function explaining(
  lower: Float64Array,
  size: number,
  chosen: readonly number[],
  i: number,
  remaining: number,
): number[] {
  const factors = chosen.map((_, k) => lower[i * size + k]!);
  for (let k = chosen.length - 1; k >= 0; k--) {
    for (let l = k + 1; l < chosen.length; l++) factors[k]! -= lower[chosen[l]! * size + k]! * factors[l]!;
    factors[k]! /= lower[chosen[k]! * size + k]!;
  }
  const least = Math.max(Math.sqrt(EXACT), Math.sqrt(remaining));
  return chosen.filter((_, k) => Math.abs(factors[k]!) > least).sort((a, b) => a - b);
}
