import { type Dataset, encode, type LeftOut, type RowCount } from '../data/dataset';
import { deviationOf, meanOf, type Statistics, statisticsOf } from '../data/statistics';
import { type FittedFeature, type FittedModel, inColumnUnits } from '../model/fitted';
import { LOSSES, type Loss, type LossId } from '../model/loss';
import { recipeOf, type Setup } from '../model/setup';
import { type Diagnosis, diagnosesOf } from '../report/diagnosis';
import { type Metrics, metricsOf } from '../report/metrics';
import type { Dialect } from '../table/dialect';
import type { RaggedRow, Table } from '../table/table';
import type { Work } from '../work';
import { largestEigenvalue } from './curvature';
import { leastSquares, momentsOf, scalingOf } from './moments';
import { constant, gradientDescent, inverseRoot, type Optimizer, stochastic } from './optimizer';
import { PointwiseObjective, type Scaling } from './pointwise';
import { QuadraticObjective } from './quadratic';
import { type Iteration, type StopReason, type StopSignal, type Trained, train } from './train';

/** The losses that a curve can show. */
export type ChartedLossId = LossId | 'misclassified';

/** What is known before the first iteration. */
export interface RunStart {
  readonly features: readonly string[];
  readonly rows: RowCount;
  readonly leftOut: readonly LeftOut[];
  /** The number in force; of a decreasing rate its first. */
  readonly learningRate: number;
  /** The largest curvature of the loss on this table (a bound of it for the log loss), where it has one; `auto` is its inverse. */
  readonly curvature?: number;
  readonly maxIterations: number;
  readonly loss: ChartedLossId;
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
  readonly diagnoses: readonly Diagnosis[];
}

/** A table made ready for a target and features; serves every learning rate and estimator of the same kind of target. */
export interface Prepared {
  readonly dataset: Dataset;
  readonly statistics: Statistics;
  readonly dialect: Dialect;
  readonly ragged: { readonly count: number; readonly first?: RaggedRow };
}

export function* prepare(table: Table, setup: Setup): Work<Prepared> {
  const dataset = yield* encode(table, setup);
  const statistics = yield* statisticsOf([...dataset.columns, dataset.targets]);
  const [first] = table.ragged;
  return { dataset, statistics, dialect: table.dialect, ragged: { count: table.raggedCount, ...(first && { first }) } };
}

/** A training about to run: its iterations are pulled one by one, and what they learned is then made into a result. */
export interface Run {
  readonly start: RunStart;
  readonly iterations: Generator<Iteration | null, Trained>;
  conclude(trained: Trained): Work<RunResult>;
}

export function* begin(prepared: Prepared, setup: Setup, signal?: StopSignal): Work<Run> {
  const { dataset, statistics } = prepared;
  const { loss: lossId, maxIterations } = recipeOf(setup);
  const loss = LOSSES[lossId];
  const scaling = scalingOf(statistics, dataset.columns.length, setup.options.standardise);
  const moments = momentsOf(statistics, scaling);
  const size = dataset.columns.length + 1;
  const scale = (loss.curvature ?? 0) * (loss.reduction === 'sum' ? statistics.count : 1);
  const curvature = scale * largestEigenvalue(moments, size);
  const learningRate =
    setup.options.learningRate === 'auto' ? automaticRate(loss, curvature, statistics) : setup.options.learningRate;

  const rows = new PointwiseObjective(dataset.columns, dataset.targets, scaling, loss);
  const objective =
    loss.shape === 'quadratic'
      ? yield* QuadraticObjective.around(
          leastSquares(statistics, scaling),
          rows,
          moments.map((moment) => moment * scale),
        )
      : rows;
  const start: RunStart = {
    features: dataset.features.map(({ name }) => name),
    rows: dataset.rows,
    leftOut: dataset.leftOut,
    learningRate,
    ...(loss.curvature !== undefined && { curvature }),
    maxIterations,
    loss: loss.charted?.id ?? lossId,
  };
  const { tolerance, seed } = setup.options;
  const options = {
    maxIterations,
    tolerance,
    seed,
    keepBest: loss.shape === 'cornered',
    countsMistakes: loss.charted !== undefined,
  };
  const optimizer = optimizerOf(loss, learningRate, setup.options.learningRate === 'auto');
  return {
    start,
    iterations: train(objective, optimizer, options, signal),
    *conclude(trained) {
      const model = modelOf(prepared, setup, scaling, trained.parameters);
      const outputs = yield* rows.scores(trained.parameters);
      const value = Number.isFinite(trained.loss)
        ? trained.loss
        : yield* rows.evaluate(trained.parameters, new Float64Array(size));
      const { status, iterations, kept } = trained;
      return {
        status,
        iterations,
        kept,
        loss: { name: start.loss, value },
        model,
        metrics: metricsOf(recipeOf(setup).estimator, outputs, dataset.targets),
        diagnoses: diagnosesOf({ trained, start, ragged: prepared.ragged }),
      };
    },
  };
}

/** `learningRate: auto`. With corners there is no curvature: the target's spread sets how far a weight may have to travel. */
function automaticRate(loss: Loss, curvature: number, statistics: Statistics): number {
  if (loss.shape !== 'cornered') return 1 / curvature;
  return loss.charted ? 1 : deviationOf(statistics, statistics.means.length - 1);
}

function optimizerOf(loss: Loss, rate: number, automatic: boolean): Optimizer {
  if (loss.charted) return stochastic(constant(rate));
  return gradientDescent(loss.shape === 'cornered' && automatic ? inverseRoot(rate) : constant(rate));
}

function modelOf(
  { dataset, statistics, dialect }: Prepared,
  setup: Setup,
  scaling: Scaling,
  parameters: Float64Array,
): FittedModel {
  const { estimator, loss } = recipeOf(setup);
  const features: FittedFeature[] = dataset.features.map((feature, j) => ({
    ...feature,
    mean: scaling.means[j]!,
    scale: scaling.scales[j]!,
    statistics: { mean: meanOf(statistics, j), deviation: deviationOf(statistics, j) },
  }));
  return {
    version: 1,
    estimator: estimator.id,
    activation: estimator.activation,
    loss,
    target: setup.target,
    ...(dataset.classes && { classes: dataset.classes }),
    levels: dataset.levels,
    decimal: dialect.decimal,
    features,
    ...inColumnUnits(parameters, features),
    standardised: { bias: parameters[0]!, weights: [...parameters.subarray(1)] },
  };
}
