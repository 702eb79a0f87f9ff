import type { Work } from '../work';
import { newtonStep, takeDownhill } from './newton';
import type { Objective } from './objective';

const MOST_STEPS = 50;

/** Steps of Newton's method are this small next to the parameters when the loss no longer changes in its first ten digits. */
const SETTLED = 1e-7;

/**
 * The least value of a smooth, convex loss by Newton's method from `parameters`, which are left alone; undefined where it does
 * not settle, as for classes that can be separated: their log loss falls for ever.
 */
export function* leastLoss(objective: Objective, parameters: Float64Array): Work<number | undefined> {
  const at = parameters.slice();
  const gradient = new Float64Array(at.length);
  for (let step = 0; step < MOST_STEPS; step++) {
    const loss = yield* objective.evaluate(at, gradient);
    const move = yield* newtonStep(objective, at, gradient);
    const least = yield* takeDownhill(objective, at, move, loss);
    if (!Number.isFinite(least)) return undefined;
    if (largest(move) <= SETTLED * Math.max(1, largest(at))) return least;
  }
  return undefined;
}

function largest(vector: Float64Array): number {
  return vector.reduce((size, x) => Math.max(size, Math.abs(x)), 0);
}
