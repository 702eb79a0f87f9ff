import { softplus } from '../model/elementary';
import type { Estimator } from '../model/estimators';

/**
 * How good a fit is on some rows; which of them exist depends on the kind of target. Where rows count unequally, every sum and mean is
 * weighted: Σ w·(y − ŷ)² for Σ (y − ŷ)², Σ w·y / Σ w for ȳ. Weights are of mean 1, so that n stays the number of rows; what rows of
 * whole weights come to is then what they come to repeated, but that RSS is of the size of n rows, and that n − p takes n for the rows.
 */
export interface Metrics {
  /** Residual sum of squares, Σ (y − ŷ)². */
  readonly rss?: number;
  /** Mean squared error, RSS / n. */
  readonly mse?: number;
  /** Its root, in the target's unit: √(RSS / n). */
  readonly rmse?: number;
  /** Mean absolute error, Σ |y − ŷ| / n. */
  readonly mae?: number;
  /** 1 − RSS / TSS with TSS = Σ (y − ȳ)², or Σ y² of a model without a bias. */
  readonly r2?: number;
  /** 1 − (RSS / (n − p)) / (TSS / (n − 1)), or TSS / n without a bias: R² less what p parameters explain by chance. */
  readonly adjustedR2?: number;
  /** The fraction of rows whose class is right, each by its weight. */
  readonly accuracy?: number;
  /** Rows, whatever their weights. */
  readonly misclassified?: number;
  /** Mean of −log of the probability given to the right class; only where the outputs are probabilities. */
  readonly logLoss?: number;
}

export type MetricName = keyof Metrics;

/** What the metrics need to know of the model beside its outputs. */
export interface ModelSize {
  /** Weights and the bias; without it there is no adjusted R². */
  readonly parameters?: number;
  /** Whether there is a bias: true where it isn't said. */
  readonly bias?: boolean;
}

/** Metrics of the raw scores `outputs` for the targets (numbers, or 0 and 1); `weights` are of mean 1. */
export function metricsOf(
  estimator: Estimator,
  outputs: Float64Array,
  targets: Float64Array,
  size: ModelSize = {},
  weights?: Float64Array,
): Metrics {
  const weight = weights ? (i: number) => weights[i]! : () => 1;
  return estimator.target === 'number'
    ? ofRegression(outputs, targets, size, weight)
    : ofClasses(estimator, outputs, targets, weight);
}

type WeightOf = (row: number) => number;

function ofRegression(
  outputs: Float64Array,
  targets: Float64Array,
  { parameters, bias = true }: ModelSize,
  weight: WeightOf,
): Metrics {
  const n = targets.length;
  const mean = bias ? sum(n, (i) => weight(i) * targets[i]!) / n : 0;
  const rss = sum(n, (i) => weight(i) * (targets[i]! - outputs[i]!) ** 2);
  const tss = sum(n, (i) => weight(i) * (targets[i]! - mean) ** 2);
  const mae = sum(n, (i) => weight(i) * Math.abs(targets[i]! - outputs[i]!)) / n;
  const left = n - (parameters ?? n);
  const adjusted = left > 0 && { adjustedR2: 1 - rss / left / (tss / (bias ? n - 1 : n)) };
  return { rss, mse: rss / n, rmse: Math.sqrt(rss / n), mae, r2: 1 - rss / tss, ...adjusted };
}

function ofClasses(estimator: Estimator, outputs: Float64Array, targets: Float64Array, weight: WeightOf): Metrics {
  const n = targets.length;
  const isWrong = (i: number) => outputs[i]! > 0 !== (targets[i] === 1);
  const misclassified = sum(n, (i) => (isWrong(i) ? 1 : 0));
  const accuracy = (n - sum(n, (i) => (isWrong(i) ? weight(i) : 0))) / n;
  if (estimator.activation !== 'sigmoid') return { accuracy, misclassified };
  return {
    accuracy,
    misclassified,
    logLoss: sum(n, (i) => weight(i) * softplus(targets[i] === 1 ? -outputs[i]! : outputs[i]!)) / n,
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
