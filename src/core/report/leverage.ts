import type { LeastSquares } from './leastSquares';
import { solveTransposed, type Triangle } from './triangle';

/** What the leverage of any row follows from, in O(d²): plain data that crosses processes. */
export interface LeverageFactor {
  /** 1/n with a bias, else 0: the leverage where every feature is at its mean. */
  readonly least: number;
  /** p/n, of p weights and the bias. */
  readonly mean: number;
  /** Of the model's features, by their places, those that are no sums of others. */
  readonly kept: readonly number[];
  /** Of the kept features, in their units; zeros without a bias. */
  readonly means: Float64Array;
  /** R of the kept features, centred: RᵀR = X̃ᵀX̃. */
  readonly triangle: Triangle;
}

/** A wider one would be a large message for a single number of a row. */
const MOST_FEATURES = 100;

/** The factor of a fit; undefined of very many features. */
export function leverageFactorOf({ kept, means, triangle, centred, rows }: LeastSquares): LeverageFactor | undefined {
  if (kept.length > MOST_FEATURES) return undefined;
  return {
    least: centred ? 1 / rows : 0,
    mean: (kept.length + (centred ? 1 : 0)) / rows,
    kept,
    means: Float64Array.from(kept, (j) => means[j] ?? 0),
    triangle,
  };
}

/**
 * h = x̃ᵀ(X̃ᵀX̃)⁻¹x̃ = 1/n + |R⁻ᵀ(x − x̄)|² of a row, given its features in the model's order: the weight of its target in its own
 * prediction, from 1/n to 1, if it was trained on.
 */
export function leverageAt(factor: LeverageFactor, x: ArrayLike<number>): number {
  const { kept, means } = factor;
  return leverageOf(
    factor,
    Float64Array.from(kept, (j, k) => (x[j] ?? Number.NaN) - (means[k] ?? 0)),
  );
}

/** Of the kept features of a row less their means, which are used up. A row of those that were fitted has at most 1, but for rounding. */
export function leverageOf({ least, triangle }: Pick<LeverageFactor, 'least' | 'triangle'>, x: Float64Array): number {
  return least + lengthSquared(solveTransposed(triangle, x));
}

function lengthSquared(x: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < x.length; k++) sum += x[k]! ** 2;
  return sum;
}
