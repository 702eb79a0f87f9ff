import type { InitialId } from '../model/setup';
import type { Work } from '../work';
import type { Objective } from './objective';
import type { Optimizer, TrainingState } from './optimizer';
import { nextNormal, randomFrom } from './random';

export type StopReason = 'converged' | 'patience' | 'iterations' | 'stopped' | 'diverged';

/** The loss after so many updates; iteration 0 is that of the initial weights. */
export interface Iteration {
  readonly iteration: number;
  readonly loss: number;
  /** On the rows that are held back. */
  readonly validation?: number;
}

/** What is minimised, and what is watched on the way. */
export interface Losses {
  readonly objective: Objective;
  /** On rows that are held back: where there are some, it is this loss that patience waits for and whose best is kept. */
  readonly validation?: Objective;
}

export interface TrainingOptions {
  readonly maxIterations: number;
  /** 0: never early. */
  readonly tolerance: number;
  readonly seed: number;
  /** The best iteration's weights are kept: for losses and methods that don't fall at every step. */
  readonly keepBest: boolean;
  /** The curve counts mistakes: none left is convergence, whatever the gradient. */
  readonly countsMistakes: boolean;
  /** How many iterations the loss may go without falling by `PROGRESS` of itself; 0: any number. */
  readonly patience: number;
  readonly initial: InitialId;
  /** The parameters to begin with, in place of those. */
  readonly start?: ArrayLike<number>;
}

/** Set from outside to end a training at its next pause. */
export interface StopSignal {
  stopped: boolean;
}

/** A training between two iterations: plain data, from which `train` goes on to the same bits. */
export interface Course extends TrainingState {
  firstLoss: number;
  /** The largest component of the first gradient. */
  firstSize: number;
  /** What is kept, and of which iteration. */
  readonly kept: { iteration: number; loss: number; watched: number; readonly parameters: Float64Array };
  /** The last loss (on held back rows, where there are some) that was progress, and its iteration. */
  readonly progress: { iteration: number; loss: number };
  /** Loss and gradient are in single precision as yet; from some iteration on they are no more. */
  isRough: boolean;
  /** The one before, of the last that were; not a number where there was none. */
  roughLoss: number;
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
  /** Where it can go on from; not where it was stopped in the middle of an iteration. */
  readonly course?: Course;
}

/** A smooth loss that has grown to this many times its first value has lost its way. */
const GROWTH_LIMIT = 1e6;

/** Less than this fraction of the loss is no progress. */
const PROGRESS = 1e-6;

/** The standard deviation of random initial weights. */
const INITIAL_DEVIATION = 0.1;

/** Before the first iteration: the bias is 0, and so are the weights or they are small and normal; unless a start is given. */
export function beginning(
  { size, stride = size, rough }: Objective,
  { vectors, isRobust }: Optimizer,
  { seed, initial, start }: TrainingOptions,
): Course {
  const random = randomFrom(seed);
  const parameters = new Float64Array(size);
  if (start) parameters.set(start);
  else if (initial === 'random') {
    for (let j = 0; j < size; j++) if (j % stride !== 0) parameters[j] = INITIAL_DEVIATION * nextNormal(random);
  }
  return {
    iteration: 0,
    steps: 0,
    parameters,
    gradient: new Float64Array(size),
    loss: Number.NaN,
    memory: Array.from({ length: vectors }, () => new Float64Array(size)),
    random,
    firstLoss: Number.NaN,
    firstSize: Number.NaN,
    kept: {
      iteration: 0,
      loss: Number.POSITIVE_INFINITY,
      watched: Number.POSITIVE_INFINITY,
      parameters: parameters.slice(),
    },
    progress: { iteration: 0, loss: Number.POSITIVE_INFINITY },
    isRough: rough !== undefined && isRobust === true,
    roughLoss: Number.NaN,
  };
}

/**
 * Evaluates, reports, stops or steps, and again. Yields an `Iteration` for each, and null between slabs of longer work; it
 * returns what was learned. Going on from a `course` begins with the iteration that it ended with.
 */
export function* train(
  { objective, validation }: Losses,
  optimizer: Optimizer,
  options: TrainingOptions,
  signal: StopSignal = { stopped: false },
  course: Course = beginning(objective, optimizer, options),
): Generator<Iteration | null, Trained> {
  const { kept, progress, parameters } = course;
  const unused = new Float64Array(objective.size);
  let ratio = 1;
  let isEvaluated = false;

  const ended = (status: StopReason, iterations = course.iteration, whole?: Course): Trained => {
    const { iteration, loss } = kept;
    const rest = { kept: iteration, parameters: kept.parameters, loss, gradientRatio: ratio };
    return { status, iterations, ...rest, ...(whole && { course: whole }) };
  };

  for (;;) {
    let loss = isEvaluated ? course.loss : yield* untilStopped(passOf(objective, course), signal);
    if (loss !== undefined && isSpent(course, loss, sizeOf(objective, course))) {
      course.isRough = false;
      loss = yield* untilStopped(passOf(objective, course), signal);
    }
    if (loss === undefined) return ended('stopped', Math.max(0, course.iteration - 1));
    const held = validation && (yield* untilStopped(validation.evaluate(parameters, unused), signal));
    if (validation && held === undefined) return ended('stopped', Math.max(0, course.iteration - 1));
    const watched = held ?? loss;
    const size = sizeOf(objective, course);
    course.loss = loss;
    if (course.iteration === 0) {
      course.firstLoss = loss;
      course.firstSize = size;
    }
    ratio = course.firstSize === 0 ? 0 : size / course.firstSize;
    const finite = Number.isFinite(loss) && Number.isFinite(size);
    if (finite && (!options.keepBest || watched < kept.watched)) {
      kept.iteration = course.iteration;
      kept.loss = loss;
      kept.watched = watched;
      kept.parameters.set(parameters);
    }
    if (watched < progress.loss - PROGRESS * Math.abs(progress.loss) || course.iteration === 0) {
      progress.iteration = course.iteration;
      progress.loss = watched;
    }
    yield { iteration: course.iteration, loss, ...(held !== undefined && { validation: held }) };

    const reason = reasonToStop(course, ratio, finite, options);
    if (reason) {
      if (reason !== 'diverged' && keptRoughly(course)) kept.loss = yield* objective.evaluate(kept.parameters, unused);
      return ended(reason, course.iteration, course);
    }
    if (signal.stopped) return ended('stopped', course.iteration, course);
    if (course.isRough) course.roughLoss = loss;
    const stepped = yield* untilStopped(stepOf(optimizer, objective, course), signal);
    if (stepped === undefined) return ended('stopped');
    isEvaluated = optimizer.evaluates === true;
    course.iteration++;
  }
}

function passOf(objective: Objective, { isRough, parameters, gradient }: Course): Work<number> {
  return isRough && objective.rough ? objective.rough(parameters, gradient) : objective.evaluate(parameters, gradient);
}

/** Below these the gradient, and the change of the loss, need more than single precision. */
const ROUGH_RATIO = 1e-4;
const ROUGH_CHANGE = 1e-8;

/** Whether single precision has done what it can: from here on, and of what was just evaluated, double precision tells, for good. */
function isSpent({ isRough, iteration, firstSize, roughLoss }: Course, loss: number, size: number): boolean {
  if (!isRough || iteration === 0) return false;
  return size < ROUGH_RATIO * firstSize || Math.abs(loss - roughLoss) <= ROUGH_CHANGE * Math.abs(loss);
}

/** What is kept may be of an iteration in single precision. */
function keptRoughly({ isRough, roughLoss, iteration, kept }: Course): boolean {
  return isRough || (kept.iteration < iteration && !Number.isNaN(roughLoss));
}

function reasonToStop(
  course: Course,
  ratio: number,
  finite: boolean,
  options: TrainingOptions,
): StopReason | undefined {
  const { iteration, loss, firstLoss, progress } = course;
  const { tolerance, countsMistakes, keepBest, patience, maxIterations } = options;
  if (!finite || (!keepBest && loss > GROWTH_LIMIT * firstLoss)) return 'diverged';
  if (tolerance > 0 && (countsMistakes ? loss === 0 : ratio <= tolerance)) return 'converged';
  if (iteration >= maxIterations) return 'iterations';
  return patience > 0 && iteration - progress.iteration >= patience ? 'patience' : undefined;
}

/** Drives `work`, and leaves it when the signal is given while it pauses. */
export function* untilStopped<T>(work: Work<T>, signal: StopSignal): Work<T | undefined> {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
    yield null;
    if (signal.stopped) return undefined;
  }
}

function* stepOf(optimizer: Optimizer, objective: Objective, course: Course): Work<true> {
  const { size, rough } = objective;
  const isRough = optimizer.evaluates && course.isRough && rough;
  yield* optimizer.step(isRough ? { size, evaluate: rough.bind(objective) } : objective, course);
  return true;
}

/** How far the gradient is from none. */
function sizeOf(objective: Objective, { parameters, gradient }: Course): number {
  return objective.residual?.(parameters, gradient) ?? largest(gradient);
}

function largest(gradient: Float64Array): number {
  let size = 0;
  for (let j = 0; j < gradient.length; j++) size = Math.max(size, Math.abs(gradient[j]!));
  return size;
}
