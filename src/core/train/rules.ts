import type { Objective } from './objective';

/** How a gradient moves the parameters: a first-order method without its rate, its schedule and its batches. */
export interface Rule {
  /** How many vectors it remembers from step to step, 0 at first. */
  readonly vectors: number;
  /** Changes `parameters` and `memory`; `step` counts from 1. `rates` is room for the rate of each parameter. */
  move(update: Update): void;
}

export interface Update {
  readonly objective: Objective;
  readonly parameters: Float64Array;
  readonly gradient: Float64Array;
  readonly memory: readonly Float64Array[];
  readonly rates: Float64Array;
  rate: number;
  step: number;
}

/** p ← prox(p − η·g). */
export const descent: Rule = {
  vectors: 0,
  move({ objective, parameters, gradient, rates, rate }) {
    for (let j = 0; j < parameters.length; j++) parameters[j]! -= rate * gradient[j]!;
    objective.proximal?.(parameters, rates.fill(rate));
  },
};

/** Heavy ball, p ← prox(p − η·g + β·d) with d the step before (Polyak 1964; with a proximal step Ochs et al., iPiano, 2014). */
export const momentum = (beta: number): Rule => ({
  vectors: 1,
  move({ objective, parameters, gradient, memory, rates, rate }) {
    const before = memory[0]!;
    for (let j = 0; j < parameters.length; j++) {
      const at = parameters[j]!;
      parameters[j] = at - rate * gradient[j]! + beta * before[j]!;
      before[j] = at;
    }
    objective.proximal?.(parameters, rates.fill(rate));
    for (let j = 0; j < parameters.length; j++) before[j] = parameters[j]! - before[j]!;
  },
});

/**
 * Nesterov 1983, at the point looked ahead to: q ← prox(p − η·g), then p ← q + β·(q − q before). What is remembered is the
 * difference p − q, so that memory begins at 0.
 */
export const nesterov = (beta: number): Rule => ({
  vectors: 1,
  move({ objective, parameters, gradient, memory, rates, rate }) {
    const ahead = memory[0]!;
    for (let j = 0; j < parameters.length; j++) {
      const at = parameters[j]!;
      parameters[j] = at - rate * gradient[j]!;
      ahead[j] = at - ahead[j]!;
    }
    objective.proximal?.(parameters, rates.fill(rate));
    for (let j = 0; j < parameters.length; j++) {
      ahead[j] = beta * (parameters[j]! - ahead[j]!);
      parameters[j]! += ahead[j]!;
    }
  },
});

const BETA_1 = 0.9;
const BETA_2 = 0.999;
const EPSILON = 1e-8;

/** Adam's constants: β₁ and β₂ of its running means, and ε. */
export const ADAM = { beta1: BETA_1, beta2: BETA_2, epsilon: EPSILON };

/**
 * Adam (Kingma and Ba 2015, with their constants): m and v are running means of the gradient and its square, made up for their
 * start at 0, and p ← prox(p − η·m̂ / (√v̂ + ε)). Each parameter has a rate of its own, and its proximal step bears it as well.
 */
export const adam: Rule = {
  vectors: 2,
  move({ objective, parameters, gradient, memory, rates, rate, step }) {
    const first = memory[0]!;
    const second = memory[1]!;
    const made1 = 1 - power(BETA_1, step);
    const made2 = 1 - power(BETA_2, step);
    for (let j = 0; j < parameters.length; j++) {
      first[j] = BETA_1 * first[j]! + (1 - BETA_1) * gradient[j]!;
      second[j] = BETA_2 * second[j]! + (1 - BETA_2) * gradient[j]! ** 2;
      rates[j] = rate / (Math.sqrt(second[j]! / made2) + EPSILON);
      parameters[j]! -= (rates[j]! * first[j]!) / made1;
    }
    objective.proximal?.(parameters, rates);
  },
};

/** base^exponent of a whole exponent by squaring: engines differ in theirs. */
export function power(base: number, exponent: number): number {
  let result = 1;
  for (let square = base, rest = exponent; rest > 0; square *= square, rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result *= square;
  }
  return result;
}
