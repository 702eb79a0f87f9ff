import type { Dataset } from '../data/dataset';
import type { Estimator } from '../model/estimators';
import { overBlocks } from '../report/centring';
import { type ClassReport, reportOf, twoClassReport } from '../report/classes';
import { type Metrics, type ModelSize, metricsOf } from '../report/metrics';
import type { Work } from '../work';
import { ClassesTally } from './classesTally';

/** How good outputs are for the targets of some rows. */
export interface Outcome {
  readonly metrics: Metrics;
  readonly classReport?: ClassReport;
  /** Of one neuron a class: the classes that theirs tells from the rest without an error. */
  readonly parted?: readonly string[];
}

/** Of one neuron's raw scores. */
export function* outcomeOfOne(
  estimator: Estimator,
  { targets, classes, weights }: Dataset,
  outputs: Float64Array,
  size: ModelSize,
): Work<Outcome> {
  const metrics = yield* metricsOf(estimator, outputs, targets, size, weights);
  const classReport = classes && (yield* twoClassReport(estimator, classes, outputs, targets, weights));
  return { metrics, ...(classReport && { classReport }) };
}

/** What an output costs, in cells: an exponential. */
const CELLS_OF_OUTPUT = 16;

/** Of one array of raw scores a class: the largest is predicted, the first of those as large. */
export function* outcomeOfClasses(
  { targets, classes = [], weights }: Dataset,
  outputs: readonly Float64Array[],
): Work<Outcome> {
  const rows = targets.length;
  const predicted = new Uint32Array(rows);
  const tally = new ClassesTally(classes.length);
  yield* overBlocks(rows, CELLS_OF_OUTPUT * classes.length, (from, n) => {
    const part = (values: Float64Array) => values.subarray(from, from + n);
    predicted.set(tally.add(outputs.map(part), part(targets), n, weights && part(weights)), from);
  });
  return { metrics: tally.metrics(), classReport: reportOf(classes, predicted, targets, weights) };
}

/**
 * Of one neuron a class against the rest. The largest output is predicted here too; there is no log loss, for the probabilities of
 * neurons that know nothing of one another don't add up to 1.
 */
export function* outcomeOfEach(dataset: Dataset, outputs: readonly Float64Array[]): Work<Outcome> {
  const { metrics, ...rest } = yield* outcomeOfClasses(dataset, outputs);
  const { logLoss: _, ...others } = metrics;
  const { targets, classes = [] } = dataset;
  const parted = classes.filter((_, k) => outputs[k]?.every((z, i) => z > 0 === (targets[i] === k)));
  return { metrics: others, ...rest, parted };
}
