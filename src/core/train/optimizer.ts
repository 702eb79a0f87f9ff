import { SLAB_CELLS, type Work } from '../work';
import type { Objective } from './objective';
import { type RandomState, shuffle } from './random';
import { descent, type Rule } from './rules';
import type { Schedule } from './schedule';

/** Where training is: plain data, from which it goes on to the same bits. */
export interface TrainingState {
  /** Iterations done. */
  iteration: number;
  /** Single updates done: as many, or the mini-batches of all iterations. */
  steps: number;
  readonly parameters: Float64Array;
  /** Of the loss at `parameters`. */
  readonly gradient: Float64Array;
  loss: number;
  /** What the optimiser remembers. */
  readonly memory: readonly Float64Array[];
  readonly random: RandomState;
}

/** Makes one iteration: changes `state.parameters`. It never knows the model. */
export interface Optimizer {
  /** How many vectors it remembers. */
  readonly vectors: number;
  /** The learning rate of each iteration. */
  readonly rate: Schedule;
  /** A step leaves the loss and the gradient at the new parameters in the state. */
  readonly evaluates?: true;
  /** It gets on with gradients in single precision while they are large. */
  readonly isRobust?: true;
  step(objective: Objective, state: TrainingState): Work<void>;
}

/** A rule over the whole table at once. */
export function wholeTable(rule: Rule, rate: Schedule): Optimizer {
  let rates = new Float64Array(0);
  return {
    vectors: rule.vectors,
    rate,
    isRobust: true,
    // biome-ignore lint/correctness/useYield: a step over the parameters alone is too short to pause in
    *step(objective, state) {
      if (rates.length !== objective.size) rates = new Float64Array(objective.size);
      const { parameters, gradient, memory } = state;
      state.steps++;
      rule.move({ objective, parameters, gradient, memory, rates, rate: rate(state.iteration), step: state.steps });
    },
  };
}

/** w ← w − η·∂L/∂w, over the whole table at once. */
export const gradientDescent = (rate: Schedule): Optimizer => wholeTable(descent, rate);

/** What a cell costs that is read far from the one before, in cells of a pass. */
const FAR = 16;
/** How many rows are given a place between two yields: a random number, and a place anywhere. */
const SHUFFLED_AT_ONCE = SLAB_CELLS / (2 * FAR);

/** One iteration is one pass over the rows in random order, a step after each `batchSize` of them (the last may be fewer). */
export function miniBatches(rule: Rule, rate: Schedule, batchSize: number): Optimizer {
  let order = new Uint32Array(0);
  let rates = new Float64Array(0);
  let gradient = new Float64Array(0);
  return {
    vectors: rule.vectors,
    rate,
    *step(objective, state) {
      const { rowwise, size } = objective;
      if (!rowwise) throw new Error('the objective has no rows to take a few at a time');
      if (order.length !== rowwise.rows) order = new Uint32Array(rowwise.rows);
      if (rates.length !== size) {
        rates = new Float64Array(size);
        gradient = new Float64Array(size);
      }
      const { parameters, memory, random } = state;
      for (let from = 0; from < order.length; from += SHUFFLED_AT_ONCE) {
        shuffle(order, random, from, Math.min(order.length, from + SHUFFLED_AT_ONCE));
        yield null;
      }
      const update = { objective, parameters, gradient, memory, rates, rate: rate(state.iteration), step: 0 };
      let cells = 0;
      for (let from = 0; from < order.length; from += batchSize) {
        rowwise.gradient(order, from, Math.min(order.length, from + batchSize), parameters, gradient);
        update.step = ++state.steps;
        rule.move(update);
        cells += FAR * size * batchSize;
        if (cells < SLAB_CELLS) continue;
        cells = 0;
        yield null;
      }
    },
  };
}
