import { DataError } from '../fault';
import type { Setup } from '../model/setup';

/** How vectors are scaled: lines that make `scaled`, and `means` and `scales` by which they were. */
export interface SparkScaler {
  readonly imports: readonly string[];
  /** The column of the vectors as they are assembled. */
  readonly raw: 'raw' | 'features';
  readonly lines: readonly string[];
}

/** Refuses scales that Spark has not, where penalties make them matter. */
export function scalerOf({ options }: Setup): SparkScaler {
  const { standardise, scaling, bias, l1, l2 } = options;
  if (!standardise) return PLAIN;
  if (!bias && (l1 > 0 || l2 > 0)) throw new DataError('notInSpark', { choice: 'bias' });
  if (!bias) return PLAIN;
  return SCALERS[scaling];
}

const PLAIN: SparkScaler = {
  imports: [],
  raw: 'features',
  lines: ['scaled = vectors', 'means, scales = [0.0] * len(FEATURES), [1.0] * len(FEATURES)'],
};

const SCALERS: Readonly<Record<Setup['options']['scaling'], SparkScaler>> = {
  standard: {
    imports: ['from pyspark.ml.feature import StandardScaler'],
    raw: 'raw',
    lines: [
      'scaler = StandardScaler(inputCol="raw", outputCol="features", withMean=True, withStd=True).fit(vectors)',
      'scaled = scaler.transform(vectors)',
      'means, scales = list(scaler.mean), list(scaler.std)',
    ],
  },
  minmax: {
    imports: ['from pyspark.ml.feature import MinMaxScaler'],
    raw: 'raw',
    lines: [
      'scaler = MinMaxScaler(inputCol="raw", outputCol="features").fit(vectors)',
      'scaled = scaler.transform(vectors)',
      'means = list(scaler.originalMin)',
      'scales = [most - least for most, least in zip(scaler.originalMax, scaler.originalMin)]',
    ],
  },
};
