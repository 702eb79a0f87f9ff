import { meanOf, type Statistics } from '../data/statistics';
import { softplus } from '../model/elementary';
import type { Estimator } from '../model/estimators';
import type { Work } from '../work';
import { overBlocks } from './centring';

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
  readonly parameters?: number | undefined;
  /** Whether there is a bias: true where it isn't said. */
  readonly bias?: boolean;
}

/** Metrics of the raw scores `outputs` for the targets (numbers, or 0 and 1); `weights` are of mean 1. */
export function* metricsOf(
  estimator: Estimator,
  outputs: Float64Array,
  targets: Float64Array,
  size: ModelSize = {},
  weights?: Float64Array,
): Work<Metrics> {
  const rows = targets.length;
  const part = (values: Float64Array, from: number, n: number) => values.subarray(from, from + n);
  const mean = new Total();
  if (estimator.target === 'number') {
    yield* overBlocks(rows, ROW_CELLS, (from, n) =>
      mean.addAll(part(targets, from, n), n, weights && part(weights, from, n)),
    );
  }
  const tally = tallyOf(estimator, size, mean.value / rows);
  yield* overBlocks(rows, ROW_CELLS, (from, n) =>
    tally.add(part(outputs, from, n), part(targets, from, n), n, weights && part(weights, from, n)),
  );
  return tally.metrics();
}

/** What a row costs, in cells: it may have a logarithm in it. */
const ROW_CELLS = 16;

/** Metrics of rows that come in blocks: what is added up is the same to the bit. */
export interface Tally {
  /** The first n of some rows. */
  add(outputs: Float64Array, targets: Float64Array, n: number, weights?: Float64Array): void;
  metrics(): Metrics;
}

/** `mean` is that of number targets. */
export function tallyOf(estimator: Estimator, size: ModelSize, mean: number): Tally {
  return estimator.target === 'number' ? ofRegression(size, mean) : ofClasses(estimator);
}

/** Of a regression on n rows, by its mean squared error: what can be said without the rows. */
export function metricsFrom(statistics: Statistics, mse: number, { parameters, bias = true }: ModelSize): Metrics {
  const { count: n, means, cross } = statistics;
  const d = means.length - 1;
  const squares = cross[d * means.length + d]!;
  return fitOf(mse * n, bias ? squares : squares + n * meanOf(statistics, d) ** 2, n, { parameters, bias });
}

function ofRegression({ parameters, bias = true }: ModelSize, mean: number): Tally {
  const [rss, tss, mae] = [new Total(), new Total(), new Total()];
  const middle = bias ? mean : 0;
  let rows = 0;
  return {
    add(outputs, targets, n, weights) {
      rows += n;
      for (let i = 0; i < n; i++) {
        const weight = weights?.[i] ?? 1;
        const y = targets[i]!;
        rss.add(weight * (y - outputs[i]!) ** 2);
        tss.add(weight * (y - middle) ** 2);
        mae.add(weight * Math.abs(y - outputs[i]!));
      }
    },
    metrics() {
      const { r2, adjustedR2, ...errors } = fitOf(rss.value, tss.value, rows, { parameters, bias });
      return { ...errors, mae: mae.value / rows, r2, ...(adjustedR2 !== undefined && { adjustedR2 }) };
    },
  };
}

function fitOf(rss: number, tss: number, n: number, { parameters, bias }: ModelSize) {
  const left = n - (parameters ?? n);
  const adjusted = left > 0 && { adjustedR2: 1 - rss / left / (tss / (bias ? n - 1 : n)) };
  return { rss, mse: rss / n, rmse: Math.sqrt(rss / n), r2: 1 - rss / tss, ...adjusted };
}

function ofClasses({ activation }: Estimator): Tally {
  const [wrong, logLoss] = [new Total(), new Total()];
  let rows = 0;
  let misclassified = 0;
  return {
    add(outputs, targets, n, weights) {
      rows += n;
      for (let i = 0; i < n; i++) {
        const weight = weights?.[i] ?? 1;
        const isPositive = targets[i] === 1;
        if (outputs[i]! > 0 !== isPositive) {
          misclassified++;
          wrong.add(weight);
        }
        if (activation === 'sigmoid') logLoss.add(weight * softplus(isPositive ? -outputs[i]! : outputs[i]!));
      }
    },
    metrics() {
      const accuracy = (rows - wrong.value) / rows;
      if (activation !== 'sigmoid') return { accuracy, misclassified };
      return { accuracy, misclassified, logLoss: logLoss.value / rows };
    },
  };
}

/** Neumaier's compensated sum: the metrics are read to the last digit. */
export class Total {
  #total = 0;
  #lost = 0;

  add(x: number): void {
    const next = this.#total + x;
    this.#lost += Math.abs(this.#total) >= Math.abs(x) ? this.#total - next + x : x - next + this.#total;
    this.#total = next;
  }

  /** The first n of some numbers, each times its weight. */
  addAll(values: Float64Array, n: number, weights?: Float64Array): void {
    for (let i = 0; i < n; i++) this.add((weights?.[i] ?? 1) * values[i]!);
  }

  get value(): number {
    return this.#total + this.#lost;
  }
}
