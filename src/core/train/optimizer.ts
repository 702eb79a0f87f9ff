import type { Work } from '../work';
import type { Objective } from './objective';
import { type RandomState, shuffle } from './random';

/** Where training is: plain data, from which it goes on to the same bits. */
export interface TrainingState {
  /** Updates done. */
  iteration: number;
  readonly parameters: Float64Array;
  /** Of the loss at `parameters`. */
  readonly gradient: Float64Array;
  readonly random: RandomState;
}

/** Makes one iteration: changes `state.parameters`. It never knows the model. */
export interface Optimizer {
  step(objective: Objective, state: TrainingState): Work<void>;
}

/** The learning rate of an iteration, counted from 0. */
export type Schedule = (iteration: number) => number;

export const constant =
  (rate: number): Schedule =>
  () =>
    rate;

/** rate / √(t + 1): the steps shrink to nothing and still sum to infinity, as a subgradient method needs. */
export const inverseRoot =
  (rate: number): Schedule =>
  (iteration) =>
    rate / Math.sqrt(iteration + 1);

/** w ← w − η·∂L/∂w, over the whole table at once. */
export function gradientDescent(rate: Schedule): Optimizer {
  return {
    // biome-ignore lint/correctness/useYield: a step over the parameters alone is too short to pause in
    *step(_, { iteration, parameters, gradient }) {
      const eta = rate(iteration);
      for (let j = 0; j < parameters.length; j++) parameters[j]! -= eta * gradient[j]!;
    },
  };
}

/** How many rows are visited between two yields. */
const ROWS_AT_ONCE = 50_000;

/** One pass over the rows in random order, a step w ← w − η·∂ℓ/∂w after each. */
export function stochastic(rate: Schedule): Optimizer {
  let order = new Uint32Array(0);
  return {
    *step(objective, { iteration, parameters, random }) {
      const { rowwise } = objective;
      if (!rowwise) throw new Error('the objective has no rows to take one by one');
      if (order.length !== rowwise.rows) order = new Uint32Array(rowwise.rows);
      shuffle(order, random);
      const eta = rate(iteration);
      for (let from = 0; from < order.length; from += ROWS_AT_ONCE) {
        for (const row of order.subarray(from, from + ROWS_AT_ONCE)) rowwise.descend(row, parameters, eta);
        yield null;
      }
    },
  };
}
