import { softplus } from '../model/elementary';
import type { Estimator } from '../model/estimators';

/** How good a fit is on the rows it was trained on; which of them exist depends on the kind of target. */
export interface Metrics {
  /** Residual sum of squares, Σ (y − ŷ)². */
  readonly rss?: number;
  /** Mean squared error, RSS / n. */
  readonly mse?: number;
  /** Mean absolute error, Σ |y − ŷ| / n. */
  readonly mae?: number;
  /** 1 − RSS / Σ (y − ȳ)². */
  readonly r2?: number;
  /** The fraction of rows whose class is right. */
  readonly accuracy?: number;
  readonly misclassified?: number;
  /** Mean of −log of the probability given to the right class; only where the outputs are probabilities. */
  readonly logLoss?: number;
}

export type MetricName = keyof Metrics;

/** Metrics of the raw scores `outputs` for the targets (numbers, or 0 and 1). */
export function metricsOf(estimator: Estimator, outputs: Float64Array, targets: Float64Array): Metrics {
  return estimator.target === 'number' ? ofRegression(outputs, targets) : ofClasses(estimator, outputs, targets);
}

function ofRegression(outputs: Float64Array, targets: Float64Array): Metrics {
  const n = targets.length;
  const mean = sum(n, (i) => targets[i]!) / n;
  const rss = sum(n, (i) => (targets[i]! - outputs[i]!) ** 2);
  const tss = sum(n, (i) => (targets[i]! - mean) ** 2);
  const mae = sum(n, (i) => Math.abs(targets[i]! - outputs[i]!)) / n;
  return { rss, mse: rss / n, mae, r2: 1 - rss / tss };
}

function ofClasses(estimator: Estimator, outputs: Float64Array, targets: Float64Array): Metrics {
  const n = targets.length;
  const misclassified = sum(n, (i) => (outputs[i]! > 0 === (targets[i] === 1) ? 0 : 1));
  const accuracy = (n - misclassified) / n;
  if (estimator.activation !== 'sigmoid') return { accuracy, misclassified };
  return {
    accuracy,
    misclassified,
    logLoss: sum(n, (i) => softplus(targets[i] === 1 ? -outputs[i]! : outputs[i]!)) / n,
  };
}

/** Neumaier's compensated sum: the metrics are read to the last digit. */
function sum(n: number, term: (i: number) => number): number {
  let total = 0;
  let lost = 0;
  for (let i = 0; i < n; i++) {
    const x = term(i);
    const next = total + x;
    lost += Math.abs(total) >= Math.abs(x) ? total - next + x : x - next + total;
    total = next;
  }
  return total + lost;
}
