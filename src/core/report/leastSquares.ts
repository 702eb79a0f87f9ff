import { BLOCK_ROWS } from '../data/statistics';
import { SLAB_CELLS, type Work } from '../work';
import { type Centres, centresOf, overBlocks } from './centring';
import { conditionOf } from './condition';
import { type CrossProducts, crossProductsOf } from './crossProducts';
import { DoubleDouble } from './doubleDouble';
import { type InverseDiagonal, inverseOf } from './inverseDiagonal';
import { NormalEquations, type Pairs, pairsOf } from './normalEquations';
import { sumsOf } from './residualSums';
import { columnNorm, independent, reduce, select, solveTriangle, type Triangle, triangleOf } from './triangle';

/** The exact answer that gradient descent approaches, and what the statistics of its weights are made of. */
export interface LeastSquares {
  readonly rows: number;
  /** Whether there is a bias; without one nothing is centred, and R² is the uncentred one. */
  readonly centred: boolean;
  /** In column units; of a dropped column 0. */
  readonly bias: number;
  readonly weights: Float64Array;
  /** Columns that are constant or a sum of multiples of those before them, as far as the rounding of their cells can tell. */
  readonly dropped: readonly number[];
  readonly kept: readonly number[];
  /** Of the kept columns scaled to length 1. */
  readonly condition: number;
  /** n − p, with p the kept columns and the bias. */
  readonly degreesOfFreedom: number;
  /** Σ (y − ŷ)², and Σ (y − ȳ)² or without a bias Σ y². */
  readonly rss: number;
  readonly tss: number;
  readonly r2: number;
  /** 1 − (RSS / (n − p)) / (TSS / (n − 1)), without a bias TSS / n. */
  readonly adjustedR2: number;
  /** √(RSS / n). */
  readonly rmse: number;
  /** √(RSS / (n − p)), the estimate of σ; NaN where no degree of freedom is left. */
  readonly residualDeviation: number;
  /** The diagonal of (XᵀX)⁻¹ in column units; of a dropped column (and of no bias) NaN. */
  readonly inverse: { readonly bias: number; readonly weights: Float64Array };
  /** Σ (x_j − x̄_j)², without a bias Σ x_j². */
  readonly squares: Float64Array;
  /** Of the features; zeros without a bias. */
  readonly means: Float64Array;
  /** R of the kept columns, centred. */
  readonly triangle: Triangle;
}

/**
 * min |y − Xw|² by blockwise Householder QR of the centred columns, in O(d²) memory; where the columns lean on one another (or the
 * table is small), refined with cross products of twice the digits. Two to four passes over the rows.
 */
export function* leastSquaresOf(
  columns: readonly Float64Array[],
  targets: Float64Array,
  { bias: centred }: { readonly bias: boolean },
): Work<LeastSquares> {
  const d = columns.length;
  const rows = targets.length;
  const all = [...columns, targets];
  const centres = yield* centresOf(all, centred);
  const whole = yield* triangleOfRows(all, centres);
  const kept = independent(whole, d, (j, norm) => ROUNDING * Math.sqrt(norm ** 2 + rows * centres.shifts[j]! ** 2));
  const chosen = select(whole, [...kept, d]);
  const triangle = select(whole, kept);
  const condition = conditionOf(triangle);
  const refined = condition > REFINED_ABOVE || rows * all.length ** 2 <= SLAB_CELLS;
  const exact = refined ? yield* crossProductsOf(all, centres) : undefined;
  const equations = new NormalEquations(triangle, exact, kept);
  const weights = weightsOf(equations, chosen, kept, d, exact);
  const bias = biasOf(weights, kept, centres, d);
  const { rss, tss } = yield* sumsOf(columns, targets, weights, bias, kept, centres.shifts[d]!);
  const inverse = yield* inverseOf(equations, kept, centres, centred ? rows : 0);
  return answerOf({
    rows,
    centred,
    whole,
    kept,
    condition,
    triangle,
    weights: weights.high,
    bias: bias.value,
    rss,
    tss,
    inverse,
    means: centres.shifts,
  });
}

/** What an answer is made of; weights and the inverse's are those of the kept columns, and means has the target's last. */
interface Solved
  extends Pick<
    LeastSquares,
    'rows' | 'centred' | 'bias' | 'weights' | 'kept' | 'condition' | 'rss' | 'tss' | 'triangle' | 'means'
  > {
  /** Of all features and the target. */
  readonly whole: Triangle;
  readonly inverse: InverseDiagonal;
}

export function answerOf({ whole, inverse, ...solved }: Solved): LeastSquares {
  const { rows, centred, kept, rss, tss } = solved;
  const d = whole.size - 1;
  const features = Array.from({ length: d }, (_, j) => j);
  const parameters = kept.length + (centred ? 1 : 0);
  const degreesOfFreedom = Math.max(0, rows - parameters);
  const residualDeviation = degreesOfFreedom > 0 ? Math.sqrt(rss / degreesOfFreedom) : Number.NaN;
  return {
    ...solved,
    weights: spread(solved.weights, kept, d, 0),
    dropped: features.filter((j) => !kept.includes(j)),
    degreesOfFreedom,
    r2: 1 - rss / tss,
    adjustedR2: 1 - residualDeviation ** 2 / (tss / (centred ? rows - 1 : rows)),
    rmse: Math.sqrt(rss / rows),
    residualDeviation,
    inverse: { bias: inverse.bias, weights: spread(inverse.weights, kept, d, Number.NaN) },
    squares: Float64Array.from(features, (j) => columnNorm(whole, j) ** 2),
    means: solved.means.slice(0, d),
  };
}

/** Below this condition a double's digits are enough, and a large table is spared the pass for the others. */
const REFINED_ABOVE = 30;

function* triangleOfRows(columns: readonly Float64Array[], { shifts }: Centres): Work<Triangle> {
  const triangle = triangleOf(columns.length);
  const block = columns.map(() => new Float64Array(BLOCK_ROWS));
  yield* overBlocks(columns[0]?.length ?? 0, columns.length ** 2, (from, n) => {
    for (const [j, into] of block.entries()) {
      const column = columns[j]!;
      const shift = shifts[j]!;
      for (let i = 0; i < n; i++) into[i] = column[from + i]! - shift;
    }
    reduce(triangle, block, n);
  });
  return triangle;
}

/** The rounding of a cell, with room for its growth on the way. */
const ROUNDING = 8 * Number.EPSILON;

function weightsOf(
  equations: NormalEquations,
  chosen: Triangle,
  kept: readonly number[],
  d: number,
  exact: CrossProducts | undefined,
): Pairs {
  const { triangle } = equations;
  const last = kept.length;
  const guess = solveTriangle(
    { size: last, cells: triangle.cells },
    Float64Array.from(kept, (_, i) => chosen.cells[i * (last + 1) + last]!),
  );
  if (!exact) return pairsOf(guess);
  const right = (cells: Float64Array) => Float64Array.from(kept, (j) => cells[j * exact.size + d]!);
  return equations.solve({ high: right(exact.high), low: right(exact.low) }, guess);
}

/** ȳ − Σ w_j·x̄_j. */
function biasOf(weights: Pairs, kept: readonly number[], { shifts, rests }: Centres, d: number): DoubleDouble {
  const bias = new DoubleDouble(shifts[d], rests[d]);
  for (const [k, j] of kept.entries()) bias.addPairs(-weights.high[k]!, -weights.low[k]!, shifts[j]!, rests[j]!);
  return bias.settle();
}

/** The values of the kept columns at their places among all. */
function spread(values: Float64Array, kept: readonly number[], d: number, otherwise: number): Float64Array {
  const all = new Float64Array(d).fill(otherwise);
  for (const [k, j] of kept.entries()) all[j] = values[k]!;
  return all;
}
