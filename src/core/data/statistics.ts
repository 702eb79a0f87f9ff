import { dot } from '../dot';
import { SLAB_CELLS, type Work } from '../work';
import { BLOCK_ROWS, type Stretch, stretchesOf } from './stretches';

export { BLOCK_ROWS } from './stretches';

/**
 * The sufficient statistics of the squared loss, of m columns (the d features and then the target): n or the sum of the weights, the means as a shift and
 * the mean of what is left after it (a mean far from zero keeps its last digits so), and the centred cross products
 * S[i·m + j] = Σ (x_i − x̄_i)(x_j − x̄_j).
 */
export interface Statistics {
  readonly count: number;
  readonly shifts: Float64Array;
  readonly means: Float64Array;
  readonly cross: Float64Array;
}

/**
 * One pass: the columns are shifted by the first block's means, each block is centred by its own, so that nothing is lost to
 * cancellation, and blocks are merged by Chan's formula (Chan, Golub and LeVeque, Algorithms for computing the sample variance,
 * 1983): with δ the difference of the means, S ← S + S_b + δδᵀ·n·n_b / (n + n_b). With weights a row counts as often as its
 * weight says: n is their sum, and each centred value is multiplied by its root.
 */
export function statisticsOf(columns: readonly Float64Array[], weights?: Float64Array): Work<Statistics> {
  return statisticsOver(columns, stretchesOf(columns[0]?.length ?? 0), weights);
}

/** As `statisticsOf`, of columns that may hold but the stretch of the rows at hand. */
export function* statisticsOver(
  columns: readonly Float64Array[],
  stretches: Iterable<Stretch>,
  weights?: Float64Array,
): Work<Statistics> {
  const m = columns.length;
  const shifts = new Float64Array(m);
  const means = new Float64Array(m);
  const cross = new Float64Array(m * m);
  const centred = Array.from({ length: m }, () => new Float64Array(BLOCK_ROWS));
  const blockMeans = new Float64Array(m);
  const roots = new Float64Array(weights ? BLOCK_ROWS : 0);
  let count = 0;
  let cells = 0;
  for (const { at, from, n } of stretches) {
    if (at === 0) for (const [j, column] of columns.entries()) shifts[j] = roughMean(column.subarray(from, from + n));
    const counted = weights ? sum(weights, from, n) : n;
    if (counted === 0) continue;
    if (weights) for (let i = 0; i < n; i++) roots[i] = Math.sqrt(weights[from + i]!);
    for (let j = 0; j < m; j++) {
      blockMeans[j] = weights
        ? centreWeighted(columns[j]!, weights, roots, from, n, shifts[j]!, centred[j]!)
        : centre(columns[j]!, from, n, shifts[j]!, centred[j]!);
    }
    const total = count + counted;
    const share = (count * counted) / total;
    for (let i = 0; i < m; i++) {
      const apart = blockMeans[i]! - means[i]!;
      for (let j = i; j < m; j++) {
        cross[i * m + j]! += dot(centred[i]!, centred[j]!, n) + apart * (blockMeans[j]! - means[j]!) * share;
      }
    }
    for (let j = 0; j < m; j++) means[j]! += (blockMeans[j]! - means[j]!) * (counted / total);
    count = total;
    cells += (n * m * (m + 1)) / 2;
    if (cells > SLAB_CELLS) {
      cells = 0;
      yield null;
    }
  }
  for (let i = 0; i < m; i++) for (let j = 0; j < i; j++) cross[i * m + j] = cross[j * m + i]!;
  return { count, shifts, means, cross };
}

/** The statistics of several sets of rows as one, by Chan's formula, in order; their shifts may differ. */
export function merged(parts: readonly Statistics[]): Statistics {
  const [first, ...rest] = parts;
  if (!first) throw new Error('there is nothing to merge');
  const m = first.means.length;
  const { shifts } = first;
  const means = first.means.slice();
  const cross = first.cross.slice();
  let { count } = first;
  const apart = new Float64Array(m);
  for (const part of rest) {
    const total = count + part.count;
    const share = (count * part.count) / total;
    for (let j = 0; j < m; j++) apart[j] = part.shifts[j]! - shifts[j]! + (part.means[j]! - means[j]!);
    for (let i = 0; i < m; i++) {
      for (let j = 0; j < m; j++) cross[i * m + j]! += part.cross[i * m + j]! + apart[i]! * apart[j]! * share;
    }
    for (let j = 0; j < m; j++) means[j]! += apart[j]! * (part.count / total);
    count = total;
  }
  return { count, shifts, means, cross };
}

/** The statistics of some of the columns, in the order given. */
export function chosen({ count, shifts, means, cross }: Statistics, columns: readonly number[]): Statistics {
  const m = means.length;
  return {
    count,
    shifts: Float64Array.from(columns, (j) => shifts[j]!),
    means: Float64Array.from(columns, (j) => means[j]!),
    cross: Float64Array.from(columns.flatMap((i) => columns.map((j) => cross[i * m + j]!))),
  };
}

export function meanOf({ shifts, means }: Statistics, j: number): number {
  return shifts[j]! + means[j]!;
}

/** Below this fraction of its mean a column's spread is rounding: it is constant. */
const CONSTANT = 1e-12;

/** The population standard deviation of column j: √(S_jj / n), 0 where the column is constant. */
export function deviationOf(statistics: Statistics, j: number): number {
  const { count, means, cross } = statistics;
  const deviation = Math.sqrt(cross[j * means.length + j]! / count);
  return deviation > CONSTANT * Math.abs(meanOf(statistics, j)) ? deviation : 0;
}

/** A shift needs no last digits. */
function roughMean(values: Float64Array): number {
  const first = values[0] ?? 0;
  return first + values.reduce((sum, value) => sum + (value - first), 0) / Math.max(1, values.length);
}

/** Copies n shifted values from `from`, less their mean, into `into`; returns that mean. */
function centre(column: Float64Array, from: number, n: number, shift: number, into: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < n; i++) {
    const shifted = column[from + i]! - shift;
    into[i] = shifted;
    sum += shifted;
  }
  const mean = sum / n;
  for (let i = 0; i < n; i++) into[i]! -= mean;
  return mean;
}

/** As `centre`, with the weighted mean; each value is then multiplied by the root of its weight. */
function centreWeighted(
  column: Float64Array,
  weights: Float64Array,
  roots: Float64Array,
  from: number,
  n: number,
  shift: number,
  into: Float64Array,
): number {
  let weighted = 0;
  let weight = 0;
  for (let i = 0; i < n; i++) {
    const shifted = column[from + i]! - shift;
    into[i] = shifted;
    weighted += weights[from + i]! * shifted;
    weight += weights[from + i]!;
  }
  const mean = weighted / weight;
  for (let i = 0; i < n; i++) into[i] = (into[i]! - mean) * roots[i]!;
  return mean;
}

function sum(values: Float64Array, from: number, n: number): number {
  let total = 0;
  for (let i = 0; i < n; i++) total += values[from + i]!;
  return total;
}
