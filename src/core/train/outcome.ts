import type { Dataset } from '../data/dataset';
import type { Estimator } from '../model/estimators';
import { crossEntropy } from '../model/softmax';
import { type ClassReport, reportOf, twoClassReport } from '../report/classes';
import { type Metrics, type ModelSize, metricsOf } from '../report/metrics';

/** How good outputs are for the targets of some rows. */
export interface Outcome {
  readonly metrics: Metrics;
  readonly classReport?: ClassReport;
}

/** Of one neuron's raw scores. */
export function outcomeOfOne(
  estimator: Estimator,
  { targets, classes }: Dataset,
  outputs: Float64Array,
  size: ModelSize,
): Outcome {
  const metrics = metricsOf(estimator, outputs, targets, size);
  return { metrics, ...(classes && { classReport: twoClassReport(estimator, classes, outputs, targets) }) };
}

/** Of one array of raw scores a class: the largest is predicted, the first of those as large. */
export function outcomeOfClasses({ targets, classes = [] }: Dataset, outputs: readonly Float64Array[]): Outcome {
  const n = targets.length;
  const predicted = new Uint32Array(n);
  const row = new Float64Array(outputs.length);
  let loss = 0;
  let misclassified = 0;
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < row.length; k++) row[k] = outputs[k]![i]!;
    predicted[i] = row.indexOf(row.reduce((a, b) => Math.max(a, b)));
    if (predicted[i] !== targets[i]) misclassified++;
    loss += crossEntropy(row, targets[i]!);
  }
  const metrics = { accuracy: (n - misclassified) / n, misclassified, logLoss: loss / n };
  return { metrics, classReport: reportOf(classes, predicted, targets) };
}
