import type { MetricName, Metrics } from './metrics';

/** A metric over several folds. */
export interface Spread {
  readonly metric: MetricName;
  readonly mean: number;
  /** The standard deviation of the sample of folds, Σ (x − x̄)² / (k − 1) and its root. */
  readonly deviation: number;
}

/** Mean and spread of each metric that all folds have. */
export function spreadsOf(folds: readonly { readonly metrics: Metrics }[]): Spread[] {
  const names = Object.keys(folds[0]?.metrics ?? {}) as MetricName[];
  return names.flatMap((metric) => {
    const values = folds.map(({ metrics }) => metrics[metric]).filter((value) => value !== undefined);
    if (values.length < folds.length) return [];
    const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
    const squares = values.reduce((sum, x) => sum + (x - mean) ** 2, 0);
    return { metric, mean, deviation: Math.sqrt(squares / (values.length - 1)) };
  });
}
