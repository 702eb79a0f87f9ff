import { deviationOf, type Statistics } from './statistics';

/** The correlation matrix of the features that vary (size², row by row), and which of the features each line is. */
export interface Correlation {
  readonly matrix: Float64Array;
  readonly indices: readonly number[];
}

/** r_ij = S_ij / √(S_ii·S_jj), of the first d columns of the statistics. */
export function correlationOf(statistics: Statistics, d: number): Correlation {
  const { cross, means } = statistics;
  const m = means.length;
  const indices = Array.from({ length: d }, (_, j) => j).filter((j) => deviationOf(statistics, j) > 0);
  const norms = indices.map((j) => Math.sqrt(cross[j * m + j]!));
  const size = indices.length;
  const matrix = new Float64Array(size * size);
  for (let a = 0; a < size; a++) {
    for (let b = 0; b < size; b++) {
      matrix[a * size + b] = a === b ? 1 : cross[indices[a]! * m + indices[b]!]! / norms[a]! / norms[b]!;
    }
  }
  return { matrix, indices };
}
