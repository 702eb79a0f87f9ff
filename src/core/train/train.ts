import type { Work } from '../work';
import type { Objective } from './objective';
import type { Optimizer, TrainingState } from './optimizer';
import { randomFrom } from './random';

export type StopReason = 'converged' | 'iterations' | 'stopped' | 'diverged';

/** The loss after so many updates; iteration 0 is that of the initial weights. */
export interface Iteration {
  readonly iteration: number;
  readonly loss: number;
}

export interface TrainingOptions {
  readonly maxIterations: number;
  /** 0: never early. */
  readonly tolerance: number;
  readonly seed: number;
  /** The best iteration's weights are kept: for losses with corners, which don't fall at every step. */
  readonly keepBest: boolean;
  /** The curve counts mistakes: none left is convergence, whatever the gradient. */
  readonly countsMistakes: boolean;
}

/** Set from outside to end a training at its next pause. */
export interface StopSignal {
  stopped: boolean;
}

export interface Trained {
  readonly status: StopReason;
  readonly iterations: number;
  /** The iteration that `parameters` and `loss` belong to. */
  readonly kept: number;
  readonly parameters: Float64Array;
  readonly loss: number;
  /** The largest component of the last gradient, divided by its first value. */
  readonly gradientRatio: number;
}

/** A smooth loss that has grown to this many times its first value has lost its way. */
const GROWTH_LIMIT = 1e6;

/**
 * Evaluates, reports, stops or steps, and again. Yields an `Iteration` for each, and null between slabs of longer work; it
 * returns what was learned. Weights start at 0.
 */
export function* train(
  objective: Objective,
  optimizer: Optimizer,
  options: TrainingOptions,
  signal: StopSignal = { stopped: false },
): Generator<Iteration | null, Trained> {
  const state: TrainingState = {
    iteration: 0,
    parameters: new Float64Array(objective.size),
    gradient: new Float64Array(objective.size),
    random: randomFrom(options.seed),
  };
  const kept = { iteration: 0, loss: Number.POSITIVE_INFINITY, parameters: state.parameters.slice() };
  let firstLoss = 0;
  let firstSize = 0;
  let ratio = 1;

  const ended = (status: StopReason, iterations = state.iteration): Trained => {
    const { iteration, loss, parameters } = kept;
    return { status, iterations, kept: iteration, parameters, loss, gradientRatio: ratio };
  };

  for (;;) {
    const loss = yield* untilStopped(objective.evaluate(state.parameters, state.gradient), signal);
    if (loss === undefined) return ended('stopped', Math.max(0, state.iteration - 1));
    const size = largest(state.gradient);
    if (state.iteration === 0) {
      firstLoss = loss;
      firstSize = size;
    }
    ratio = firstSize === 0 ? 0 : size / firstSize;
    const finite = Number.isFinite(loss) && Number.isFinite(size);
    if (finite && (!options.keepBest || loss < kept.loss)) {
      kept.iteration = state.iteration;
      kept.loss = loss;
      kept.parameters.set(state.parameters);
    }
    yield { iteration: state.iteration, loss };

    if (!finite || (!options.keepBest && loss > GROWTH_LIMIT * firstLoss)) return ended('diverged');
    if (options.tolerance > 0 && (options.countsMistakes ? loss === 0 : ratio <= options.tolerance))
      return ended('converged');
    if (state.iteration >= options.maxIterations) return ended('iterations');
    if (signal.stopped) return ended('stopped');
    const stepped = yield* untilStopped(stepOf(optimizer, objective, state), signal);
    if (stepped === undefined) return ended('stopped');
    state.iteration++;
  }
}

/** Drives `work`, and leaves it when the signal is given while it pauses. */
function* untilStopped<T>(work: Work<T>, signal: StopSignal): Work<T | undefined> {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
    yield null;
    if (signal.stopped) return undefined;
  }
}

function* stepOf(optimizer: Optimizer, objective: Objective, state: TrainingState): Work<true> {
  yield* optimizer.step(objective, state);
  return true;
}

function largest(gradient: Float64Array): number {
  let size = 0;
  for (const component of gradient) size = Math.max(size, Math.abs(component));
  return size;
}
