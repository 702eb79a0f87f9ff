import type { Work } from '../work';
import { solveSemidefinite } from './cholesky';
import type { Objective } from './objective';
import type { Optimizer } from './optimizer';
import type { Schedule } from './schedule';

/** A step that was halved this often leads nowhere. */
const MOST_HALVINGS = 30;

/**
 * Newton's method, for pointwise losses also known as iteratively reweighted least squares: p ← p − η·H⁻¹·g, halved for as long
 * as the loss would rise. The squared loss is a quadratic, so that one step with η = 1 is its minimum.
 */
export function newton(rate: Schedule): Optimizer {
  return {
    vectors: 0,
    rate,
    *step(objective, state) {
      const { parameters, gradient } = state;
      const move = yield* newtonStep(objective, parameters, gradient);
      const eta = rate(state.iteration);
      for (let j = 0; j < move.length; j++) move[j]! *= eta;
      state.steps++;
      yield* takeDownhill(objective, parameters, move, state.loss);
    },
  };
}

/** H⁻¹·g: what Newton's method subtracts. */
export function* newtonStep(
  objective: Objective,
  parameters: Float64Array,
  gradient: Float64Array,
): Work<Float64Array<ArrayBuffer>> {
  if (!objective.hessian) throw new Error('the objective has no second derivatives');
  const hessian = new Float64Array(objective.size ** 2);
  yield* objective.hessian(parameters, hessian);
  return solveSemidefinite(hessian, objective.size, gradient);
}

/** parameters ← parameters − move / 2^k with the least k at which the loss is not above `loss`; returns that loss. */
export function* takeDownhill(
  objective: Objective,
  parameters: Float64Array,
  move: Float64Array,
  loss: number,
): Work<number> {
  const trial = new Float64Array(parameters.length);
  const scratch = new Float64Array(parameters.length);
  for (let halving = 0, share = 1; halving < MOST_HALVINGS; halving++, share /= 2) {
    for (let j = 0; j < trial.length; j++) trial[j] = parameters[j]! - share * move[j]!;
    const next = yield* objective.evaluate(trial, scratch);
    if (!(next <= loss)) continue;
    parameters.set(trial);
    return next;
  }
  return loss;
}
