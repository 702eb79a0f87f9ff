import type { Work } from '../work';
import type { Metric } from './metric';
import type { Objective } from './objective';
import type { Optimizer, TrainingState } from './optimizer';
import type { Schedule } from './schedule';

/** So many steps are remembered, each by how the parameters moved and how the gradient changed. */
const PAIRS = 10;
const MOST_TRIALS = 30;

/** The share of the fall that the slope promises, and of the slope that may be left (Nocedal and Wright, 2006, 3.1). */
const FALL = 1e-4;
const SLOPE = 0.9;
/** Losses this near to each other are told apart by their slopes. */
const ROUNDING = 1e-13;

/**
 * L-BFGS (Liu and Nocedal 1989): p ← p − t·H·g, where H stands for the inverse of the second derivatives and is made of the last
 * ten steps. t begins with 1 and is sought until loss and slope have fallen enough. A pair that is all 0 is none. Before there are
 * any, H is that of the metric, and a step of 1 leads downhill where it is that of a bound; without one t begins with 1 / |g|.
 */
export function lbfgs(rate: Schedule, metric?: Metric): Optimizer {
  return {
    vectors: 2 * PAIRS,
    rate,
    evaluates: true,
    isRobust: true, // a search that rounding misleads is ended, and the change of the loss tells
    *step(objective, state) {
      const direction = lbfgsDirection(state, metric);
      const found = yield* searchAlong(objective, state, direction, firstLength(state, direction, metric));
      if (found) remember(state, found);
      else for (const vector of state.memory) vector.fill(0); // what is remembered leads nowhere
      state.steps++;
      if (!found) return;
      state.parameters.set(found.parameters);
      state.gradient.set(found.gradient);
      state.loss = found.loss;
    },
  };
}

/** A metric may know how far the minimum is from zero. */
function firstLength(
  { steps, parameters }: TrainingState,
  direction: Float64Array,
  metric: Metric | undefined,
): number {
  if (steps > 0 || !metric?.reach || parameters.some((parameter) => parameter !== 0)) return 1;
  return metric.reach(direction);
}

/**
 * H·g, by two loops over the pairs: what a step of length 1 subtracts. Between the loops stands the metric's inverse, stretched to
 * the curvature of the last step.
 */
export function lbfgsDirection({ steps, memory, gradient }: TrainingState, metric?: Metric): Float64Array<ArrayBuffer> {
  let direction = Float64Array.from(gradient);
  const pairs: Pair[] = [];
  for (let back = 1; back <= Math.min(PAIRS, steps); back++) {
    const pair = pairAt(memory, steps - back);
    if (pair) pairs.push(pair);
  }
  const [newest] = pairs;
  if (!newest) return metric ? metric.solve(direction) : scaled(direction, Math.min(1, 1 / length(direction)));
  const shares = pairs.map(({ moved, changed, curved }) => {
    const share = dot(moved, direction) / curved;
    add(direction, -share, changed);
    return share;
  });
  const { changed: last, curved: bent } = newest;
  if (metric) direction = metric.solve(direction);
  scaled(direction, bent / dot(last, metric ? metric.solve(last) : last));
  for (const [at, { moved, changed, curved }] of [...pairs.entries()].reverse()) {
    add(direction, shares[at]! - dot(changed, direction) / curved, moved);
  }
  return direction;
}

interface Pair {
  readonly moved: Float64Array;
  readonly changed: Float64Array;
  /** moved·changed, above 0. */
  readonly curved: number;
}

function pairAt(memory: TrainingState['memory'], step: number): Pair | undefined {
  const moved = memory[step % PAIRS]!;
  const changed = memory[PAIRS + (step % PAIRS)]!;
  const curved = dot(moved, changed);
  return curved > 0 ? { moved, changed, curved } : undefined;
}

interface Trial {
  readonly parameters: Float64Array;
  readonly gradient: Float64Array;
  readonly loss: number;
}

function remember({ steps, memory, parameters, gradient }: TrainingState, trial: Trial): void {
  const moved = memory[steps % PAIRS]!;
  const changed = memory[PAIRS + (steps % PAIRS)]!;
  for (let j = 0; j < moved.length; j++) {
    moved[j] = trial.parameters[j]! - parameters[j]!;
    changed[j] = trial.gradient[j]! - gradient[j]!;
  }
}

/**
 * Wolfe's conditions by bracketing: where the loss did not fall enough t is too large, where the slope is still steep too small.
 * Of a t between two it is the least of the parabola through what is known, within the middle four fifths of the bracket.
 */
function* searchAlong(
  objective: Objective,
  { parameters, gradient, loss }: TrainingState,
  direction: Float64Array,
  first: number,
): Work<Trial | undefined> {
  const steep = -dot(gradient, direction);
  if (!(steep < 0)) return undefined;
  let low = { t: 0, loss, slope: steep };
  let high = Number.POSITIVE_INFINITY;
  let t = first;
  let best: Trial | undefined;
  for (let trials = 0; trials < MOST_TRIALS; trials++) {
    const at = {
      parameters: parameters.map((p, j) => p - t * direction[j]!),
      gradient: new Float64Array(gradient.length),
    };
    const trial: Trial = { ...at, loss: yield* objective.evaluate(at.parameters, at.gradient) };
    const slope = -dot(at.gradient, direction);
    if (hasFallen(loss, steep, t, trial.loss, slope)) {
      if (slope >= SLOPE * steep) return trial;
      best = trial;
      low = { t, loss: trial.loss, slope };
      t = high === Number.POSITIVE_INFINITY ? 2 * t : (t + high) / 2;
      continue;
    }
    high = t;
    t = between(low, high, trial.loss);
  }
  return best;
}

function hasFallen(loss: number, steep: number, t: number, found: number, slope: number): boolean {
  if (found <= loss + FALL * t * steep) return true;
  return found <= loss + ROUNDING * Math.abs(loss) && slope <= (2 * FALL - 1) * steep;
}

function between(low: { t: number; loss: number; slope: number }, high: number, loss: number): number {
  const width = high - low.t;
  const bend = loss - low.loss - low.slope * width;
  const share = (-low.slope * width) / (2 * bend);
  return low.t + width * (share > 0 ? Math.min(0.9, Math.max(0.1, share)) : 0.5); // not a number where the loss is none
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let j = 0; j < a.length; j++) sum += a[j]! * b[j]!;
  return sum;
}

function add(to: Float64Array, times: number, vector: Float64Array): void {
  for (let j = 0; j < to.length; j++) to[j]! += times * vector[j]!;
}

function scaled<A extends Float64Array>(vector: A, by: number): A {
  for (let j = 0; j < vector.length; j++) vector[j]! *= by;
  return vector;
}

function length(vector: Float64Array): number {
  return Math.sqrt(dot(vector, vector));
}
