import type { Work } from '../work';
import { overBlocks } from './centring';
import type { LeastSquares } from './leastSquares';
import { solveTransposed } from './triangle';

/** How much each row, by itself, pulls at the fit. */
export interface Influence {
  /** h_i = 1/n + |R⁻ᵀ(x_i − x̄)|², the weight of a row's target in its own prediction: from 1/n to 1, p in all. */
  readonly leverages: Float64Array;
  /** D_i = e_i²·h_i / (p·s²·(1 − h_i)²) (Cook, 1977): how far all predictions move without the row; NaN where h_i is 1. */
  readonly cooks: Float64Array;
}

export function* influenceOf(
  columns: readonly Float64Array[],
  targets: Float64Array,
  fit: LeastSquares,
): Work<Influence> {
  const { kept, triangle, weights, bias, means, centred } = fit;
  const rows = targets.length;
  const leverages = new Float64Array(rows);
  const cooks = new Float64Array(rows);
  const x = new Float64Array(kept.length);
  const scale = (kept.length + (centred ? 1 : 0)) * fit.residualDeviation ** 2;
  yield* overBlocks(rows, (kept.length + 1) ** 2, (from, n) => {
    for (let i = from; i < from + n; i++) {
      let residual = targets[i]! - bias;
      for (let k = 0; k < kept.length; k++) {
        const j = kept[k]!;
        const value = columns[j]![i]!;
        residual -= weights[j]! * value;
        x[k] = value - means[j]!;
      }
      const leverage = (centred ? 1 / rows : 0) + lengthSquared(solveTransposed(triangle, x));
      leverages[i] = Math.min(1, leverage);
      cooks[i] = 1 - leverage > WHOLLY ? (residual ** 2 * leverage) / (scale * (1 - leverage) ** 2) : Number.NaN;
    }
  });
  return { leverages, cooks };
}

/** A row that fits itself alone: what is left of 1 − h is rounding. */
const WHOLLY = 1e-12;

function lengthSquared(x: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < x.length; k++) sum += x[k]! ** 2;
  return sum;
}
