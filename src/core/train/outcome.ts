import type { Dataset } from '../data/dataset';
import type { Estimator } from '../model/estimators';
import { crossEntropy } from '../model/softmax';
import { type ClassReport, reportOf, twoClassReport } from '../report/classes';
import { type Metrics, type ModelSize, metricsOf } from '../report/metrics';

/** How good outputs are for the targets of some rows. */
export interface Outcome {
  readonly metrics: Metrics;
  readonly classReport?: ClassReport;
  /** Of one neuron a class: the classes that theirs tells from the rest without an error. */
  readonly parted?: readonly string[];
}

/** Of one neuron's raw scores. */
export function outcomeOfOne(
  estimator: Estimator,
  { targets, classes, weights }: Dataset,
  outputs: Float64Array,
  size: ModelSize,
): Outcome {
  const metrics = metricsOf(estimator, outputs, targets, size, weights);
  return { metrics, ...(classes && { classReport: twoClassReport(estimator, classes, outputs, targets, weights) }) };
}

/** Of one array of raw scores a class: the largest is predicted, the first of those as large. */
export function outcomeOfClasses(
  { targets, classes = [], weights }: Dataset,
  outputs: readonly Float64Array[],
): Outcome {
  const n = targets.length;
  const predicted = new Uint32Array(n);
  const row = new Float64Array(outputs.length);
  let loss = 0;
  let misclassified = 0;
  let wrong = 0; // by weight
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < row.length; k++) row[k] = outputs[k]![i]!;
    predicted[i] = row.indexOf(row.reduce((a, b) => Math.max(a, b)));
    const weight = weights?.[i] ?? 1;
    if (predicted[i] !== targets[i]) {
      misclassified++;
      wrong += weight;
    }
    loss += weight * crossEntropy(row, targets[i]!);
  }
  const metrics = { accuracy: (n - wrong) / n, misclassified, logLoss: loss / n };
  return { metrics, classReport: reportOf(classes, predicted, targets, weights) };
}

/**
 * Of one neuron a class against the rest. The largest output is predicted here too; there is no log loss, for the probabilities of
 * neurons that know nothing of one another don't add up to 1.
 */
export function outcomeOfEach(dataset: Dataset, outputs: readonly Float64Array[]): Outcome {
  const { metrics, ...rest } = outcomeOfClasses(dataset, outputs);
  const { logLoss: _, ...others } = metrics;
  const { targets, classes = [] } = dataset;
  const parted = classes.filter((_, k) => outputs[k]?.every((z, i) => z > 0 === (targets[i] === k)));
  return { metrics: others, ...rest, parted };
}
