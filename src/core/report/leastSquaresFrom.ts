import { meanOf, type Statistics } from '../data/statistics';
import type { Work } from '../work';
import { conditionOf } from './condition';
import { inverseOf } from './inverseDiagonal';
import { answerOf, type LeastSquares } from './leastSquares';
import { NormalEquations } from './normalEquations';
import { select, solveTriangle, type Triangle, triangleOf } from './triangle';

/** Cross products square the condition of the columns: up to this one they leave eight digits of the weights, and of most tables more. */
const MOST_CONDITION = 1e4;

/**
 * The exact answer from the statistics of the features and, last, the target: Cholesky's factor of the cross products is the R that
 * QR of the rows would have. Undefined where their condition, or a column that is a sum of others, makes that too few digits.
 */
export function* leastSquaresFrom(statistics: Statistics, centred: boolean): Work<LeastSquares | undefined> {
  const m = statistics.means.length;
  const d = m - 1;
  const rows = statistics.count;
  const means = Float64Array.from({ length: m }, (_, j) => (centred ? meanOf(statistics, j) : 0));
  const whole = factorOf(centred ? statistics.cross : uncentred(statistics), m);
  if (!whole) return undefined;
  const kept = Array.from({ length: d }, (_, j) => j);
  const triangle = select(whole, kept);
  const condition = conditionOf(triangle);
  if (!(condition < MOST_CONDITION)) return undefined;
  const weights = solveTriangle(
    triangle,
    Float64Array.from(kept, (i) => whole.cells[i * m + d]!),
  );
  const bias = weights.reduce((rest, weight, j) => rest - weight * means[j]!, means[d]!);
  const centres = { shifts: means, rests: new Float64Array(m) };
  const inverse = yield* inverseOf(new NormalEquations(triangle), kept, centres, centred ? rows : 0);
  const rss = whole.cells[d * m + d]! ** 2;
  let tss = 0;
  for (let i = 0; i < m; i++) tss += whole.cells[i * m + d]! ** 2;
  return answerOf({ rows, centred, whole, kept, condition, triangle, weights, bias, rss, tss, inverse, means });
}

/** Σ x_i·x_j. */
function uncentred(statistics: Statistics): Float64Array {
  const m = statistics.means.length;
  return statistics.cross.map(
    (product, at) => product + statistics.count * meanOf(statistics, Math.floor(at / m)) * meanOf(statistics, at % m),
  );
}

/** R with RᵀR = S; undefined where S is singular. */
function factorOf(cross: Float64Array, m: number): Triangle | undefined {
  const triangle = triangleOf(m);
  const { cells } = triangle;
  for (let i = 0; i < m; i++) {
    for (let j = i; j < m; j++) {
      let sum = cross[i * m + j]!;
      for (let k = 0; k < i; k++) sum -= cells[k * m + i]! * cells[k * m + j]!;
      if (i === j && !(sum > 0)) return undefined;
      cells[i * m + j] = i === j ? Math.sqrt(sum) : sum / cells[i * m + i]!;
    }
  }
  return triangle;
}
