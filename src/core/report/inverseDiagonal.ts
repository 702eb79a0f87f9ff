import { SLAB_CELLS, type Work } from '../work';
import type { Centres } from './centring';
import { DoubleDouble } from './doubleDouble';
import { type NormalEquations, pairsOf } from './normalEquations';

/** The unscaled variances of bias and weights, in column units. */
export interface InverseDiagonal {
  /** NaN where there is no bias. */
  readonly bias: number;
  /** Of the kept columns. */
  readonly weights: Float64Array;
}

/** The diagonal of (XᵀX)⁻¹: e_jᵀ(XᵀX)⁻¹e_j for each column, and 1/n + x̄ᵀ(XᵀX)⁻¹x̄ (X centred) for the bias. */
export function* inverseOf(
  equations: NormalEquations,
  kept: readonly number[],
  { shifts, rests }: Centres,
  rows: number,
): Work<InverseDiagonal> {
  const diagonal = new Float64Array(kept.length);
  let cells = 0;
  for (let k = 0; k < kept.length; k++) {
    const unit = new Float64Array(kept.length);
    unit[k] = 1;
    diagonal[k] = equations.solve(pairsOf(unit)).high[k]!;
    cells += SOLVING * kept.length ** 2;
    if (cells > SLAB_CELLS) {
      cells = 0;
      yield null;
    }
  }
  if (rows === 0) return { bias: Number.NaN, weights: diagonal };
  const means = {
    high: Float64Array.from(kept, (j) => shifts[j]!),
    low: Float64Array.from(kept, (j) => rests[j]!),
  };
  const { high, low } = equations.solve(means);
  const sum = new DoubleDouble(1 / rows);
  for (let k = 0; k < kept.length; k++) sum.addPairs(high[k]!, low[k]!, means.high[k]!, means.low[k]!);
  return { bias: sum.value, weights: diagonal };
}

/** How often a solution touches the cells of the triangle, refinement included. */
const SOLVING = 16;
