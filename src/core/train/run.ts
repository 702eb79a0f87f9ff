import type { LeftOut, RowCount } from '../data/dataset';
import { axesOf } from '../explore/axes';
import type { FittedModel } from '../model/fitted';
import type { ChartedLoss, LossId } from '../model/loss';
import { recipeOf, type Setup } from '../model/setup';
import { cautionsOf } from '../report/caution';
import type { ClassReport } from '../report/classes';
import { type Diagnosis, diagnosesOf, SMALL_GRADIENT } from '../report/diagnosis';
import { certaintyOf, type Inference } from '../report/inference';
import type { Influential } from '../report/influence';
import type { Metrics } from '../report/metrics';
import { type RowReport, rowReportOf } from '../report/rowReport';
import type { Work } from '../work';
import { type Method, methodOf } from './method';
import type { Objective } from './objective';
import type { Prepared } from './prepared';
import { bestOf, type Descended, problemOf } from './problem';
import { automaticRate, type RateLimit, rateLimit } from './rates';
import type { Sweeper } from './sweeper';
import {
  type Course,
  type Iteration,
  type StopReason,
  type StopSignal,
  type Trained,
  train,
  untilStopped,
} from './train';
import { type Known, modelOf } from './trainedModel';

export { type Prepared, prepare } from './prepared';

/** The losses that a curve can show. */
export type ChartedLossId = LossId | ChartedLoss['id'];

/** What is known before the first iteration. */
export interface RunStart {
  readonly features: readonly string[];
  /** The number columns behind the features: what a plot can have as an axis. */
  readonly axes: readonly string[];
  /** Of a classifier, the positive one last where there is one. */
  readonly classes?: readonly string[];
  /** One; or one for each of the classes. */
  readonly neurons: number;
  readonly rows: RowCount;
  readonly leftOut: readonly LeftOut[];
  /** The model before its first iteration: with other parameters it is that of any iteration. */
  readonly model: FittedModel;
  /** The number in force; of a decreasing rate its first. */
  readonly learningRate: number;
  /** What `auto` stands for in this training, whether it is in force or not. */
  readonly automaticRate: number;
  /** The largest curvature of the loss on this table (a bound of it for the log loss), where it has one; `auto` is its inverse. */
  readonly curvature?: number;
  /** Where it is known: the rate above which this training diverges, or up to which it is safe. */
  readonly rateLimit?: RateLimit;
  /** The least loss there is, penalties included, where it could be found without delay. */
  readonly best?: number;
  readonly maxIterations: number;
  readonly loss: ChartedLossId;
  /** What there is to know of the rows before they are trained on. */
  readonly cautions: readonly Diagnosis[];
}

export interface RunResult {
  readonly status: StopReason;
  /** Updates done. */
  readonly iterations: number;
  /** The iteration whose weights were kept: the last, or the best where the loss has corners. */
  readonly kept: number;
  /** The charted loss of the kept weights. */
  readonly loss: { readonly name: ChartedLossId; readonly value: number };
  readonly model: FittedModel;
  readonly metrics: Metrics;
  /** On the rows that were held back, where there are some. */
  readonly validation?: Metrics;
  readonly inference?: Inference;
  /** The rows that pull hardest at the exact least-squares answer, where `inference` is of that. */
  readonly influence?: Influential;
  readonly classReport?: ClassReport;
  /** What single rows are explained with. */
  readonly rowReport?: RowReport;
  readonly diagnoses: readonly Diagnosis[];
}

/** A training about to run: its iterations are pulled one by one, and what they learned is then made into a result. */
export interface Run {
  readonly start: RunStart;
  /** As it stands: whole after each iteration. */
  readonly course: Course;
  readonly iterations: Generator<Iteration | null, Trained>;
  conclude(trained: Trained): Work<RunResult>;
}

/** @param sweeper who passes over some of the rows meanwhile */
export function* begin(
  prepared: Prepared,
  setup: Setup,
  signal: StopSignal = { stopped: false },
  sweeper?: Sweeper,
): Work<Run> {
  const { dataset } = prepared.training;
  const problem = yield* problemOf(prepared, setup, sweeper);
  const { objective, validation } = problem;
  const { start, method, course } = yield* startOf(problem, prepared, setup);
  return {
    start,
    course,
    iterations: train(
      { objective, ...(validation && { validation }) },
      method.optimizer,
      method.options,
      signal,
      course,
    ),
    *conclude(trained) {
      const model = modelOf(prepared, setup, problem.scaling, trained.parameters);
      const { metrics, classReport, parted } = yield* problem.outcomeOn(dataset, trained.parameters);
      const { held } = prepared;
      const onHeld = held && (yield* problem.outcomeOn(held.dataset, trained.parameters));
      const [neuron] = model.neurons;
      const isWaitedFor = trained.status !== 'stopped'; // whoever stops wants what there is, at once
      const found =
        neuron &&
        isWaitedFor &&
        (yield* untilStopped(certaintyOf(dataset, setup, neuron, isMinimum(trained), prepared.lineOf), signal));
      const { leverage, ...certainty } = found || {};
      const rowReport = dataset.stream
        ? undefined // no row of what is streamed is at hand
        : yield* rowReportOf(dataset, model, yield* problem.scoresOn(dataset, trained.parameters), prepared.lineOf);
      return {
        ...(yield* endOf(trained, start, objective)),
        model,
        metrics,
        ...(onHeld && { validation: onHeld.metrics }),
        ...certainty,
        ...(classReport && { classReport }),
        ...(rowReport && { rowReport: { ...rowReport, ...(leverage && { leverage }) } }),
        diagnoses: diagnosesOf({
          trained,
          start,
          optimizer: setup.options.optimizer,
          ragged: prepared.ragged,
          misclassified: metrics.misclassified,
          parted,
        }),
      };
    },
  };
}

/** How a training ended, and the charted loss of what it kept. */
export function* endOf(
  { status, iterations, kept, loss, parameters }: Trained,
  start: RunStart,
  objective: Objective,
): Work<Pick<RunResult, 'status' | 'iterations' | 'kept' | 'loss'>> {
  const value = Number.isFinite(loss) ? loss : yield* objective.evaluate(parameters, new Float64Array(objective.size));
  return { status, iterations, kept, loss: { name: start.loss, value } };
}

/** What is known before the first iteration, and how the training will go. */
export function* startOf(
  problem: Descended,
  known: Known,
  setup: Setup,
): Work<{ readonly start: RunStart; readonly method: Method; readonly course: Course }> {
  const { dataset } = known.training;
  const { loss: lossId, maxIterations } = recipeOf(setup);
  const { learningRate: chosenRate } = setup.options;
  const { objective, terrain } = problem;
  const { loss, curvature } = terrain;
  const automatic = yield* automaticRate(terrain, setup.options);
  const learningRate = chosenRate === 'auto' ? automatic : chosenRate;
  const limit = rateLimit(terrain, setup.options);
  const best = yield* bestOf(problem, setup.options);
  const method = methodOf(problem, setup, learningRate);
  const course = method.begin();
  const start: RunStart = {
    model: modelOf(known, setup, problem.scaling, course.parameters),
    features: dataset.features.map(({ name }) => name),
    axes: axesOf(dataset.features),
    ...(dataset.classes && { classes: dataset.classes }),
    neurons: objective.size / (dataset.features.length + 1),
    rows: dataset.rows,
    leftOut: dataset.leftOut,
    learningRate,
    automaticRate: automatic,
    ...(loss.curvature !== undefined && { curvature }),
    ...(limit && { rateLimit: limit }),
    ...(best !== undefined && { best }),
    maxIterations,
    loss: loss.charted?.id ?? lossId,
    cautions: [...known.notes, ...(yield* cautionsOf({ ...known.training, setup }))],
  };
  return { start, method, course };
}

/** Next to no gradient is left where the weights that were kept are the last. */
function isMinimum({ kept, iterations, gradientRatio }: Trained): boolean {
  return kept === iterations && gradientRatio <= SMALL_GRADIENT;
}
