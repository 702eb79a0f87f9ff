import { conditionOfMatrix } from '../data/condition';
import type { Statistics } from '../data/statistics';
import { recipeOf, type Setup } from '../model/setup';
import type { Work } from '../work';
import type { Bowl } from './bowl';
import type { Scaling } from './neuronBlock';
import { squaredLossAt, type Told, times } from './squaredLoss';

/** So many times the rounding of the statistics may reach the weights: some 1e-11 of the largest. */
const MOST_AMPLIFIED = 1e5;

/**
 * A squared loss and its gradient at its centre by the statistics, where that serves as well as a pass over the rows; else undefined.
 * The rounding of the gradient reaches the weights by the inverse of the smallest curvature; but in few steps of a method that has the
 * gradient alone it gets no farther than those.
 */
export function* toldAt(
  statistics: Statistics,
  scaling: Scaling,
  { centre, moments, sum }: Bowl,
  setup: Setup,
): Work<Told | undefined> {
  const { optimizer, bias } = setup.options;
  const told = centre && squaredLossAt(statistics, scaling, centre, bias);
  if (!told) return undefined;
  const isFar = optimizer === 'newton' || optimizer === 'lbfgs' || recipeOf(setup).maxIterations > MOST_AMPLIFIED;
  if (isFar && (yield* steepnessOf(moments)) > MOST_AMPLIFIED) return undefined;
  return times(told, sum);
}

/** λmax / λmin of the second moments; a bias that isn't there has none. */
function* steepnessOf(moments: Float64Array): Work<number> {
  const m = Math.sqrt(moments.length);
  const varying = Array.from({ length: m }, (_, j) => j).filter((j) => moments[j * m + j]! > 0);
  const matrix = Float64Array.from(varying.flatMap((i) => varying.map((j) => moments[i * m + j]!)));
  return yield* conditionOfMatrix(matrix, varying.length);
}
