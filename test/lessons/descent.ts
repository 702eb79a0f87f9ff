/** Gradient descent as the lecture has it, in plain loops: the lessons' claims are held against it. */
export interface Descent {
  readonly losses: readonly number[];
  readonly iterations: number;
  readonly end: 'converged' | 'diverged';
}

export type Row = readonly number[];

/** Each column with mean 0 and population standard deviation 1, and a column of ones before them. */
export function standardised(rows: readonly Row[]): Row[] {
  const columns = (rows[0] ?? []).map((_, j) => {
    const values = rows.map((row) => row[j] ?? Number.NaN);
    const mean = sum(values) / rows.length;
    const deviation = Math.sqrt(sum(values.map((x) => (x - mean) ** 2)) / rows.length);
    return values.map((x) => (x - mean) / deviation);
  });
  return rows.map((_, i) => [1, ...columns.map((column) => column[i] ?? Number.NaN)]);
}

export const sum = (values: readonly number[]) => values.reduce((total, x) => total + x, 0);

function dot(a: Row, b: Row): number {
  let total = 0;
  for (const [j, x] of a.entries()) total += x * (b[j] ?? Number.NaN);
  return total;
}

/** The mean of the rows, each times its factor. */
function weightedMean(rows: readonly Row[], factors: readonly number[]): Row {
  const total = (rows[0] ?? []).map(() => 0);
  for (const [i, row] of rows.entries()) {
    for (const [j, x] of row.entries()) total[j] = (total[j] ?? 0) + x * (factors[i] ?? Number.NaN);
  }
  return total.map((x) => x / rows.length);
}

/** The largest eigenvalue of the second moments of the rows, by powers. */
export function largestCurvature(rows: readonly Row[]): number {
  let direction: Row = (rows[0] ?? []).map((_, j) => 1 / (j + 1));
  let size = 0;
  for (let k = 0; k < 2000; k++) {
    const along = direction;
    const next = weightedMean(
      rows,
      rows.map((row) => dot(row, along)),
    );
    size = Math.hypot(...next);
    direction = next.map((x) => x / size);
  }
  return size;
}

export interface Slope {
  /** The loss of a row with output F and target y, and its derivative by F. */
  readonly loss: (output: number, y: number) => number;
  readonly derivative: (output: number, y: number) => number;
}

export const SQUARE: Slope = { loss: (f, y) => (f - y) ** 2, derivative: (f, y) => 2 * (f - y) };
export const LOG: Slope = {
  loss: (f, y) => Math.log1p(Math.exp(y === 1 ? -f : f)),
  derivative: (f, y) => 1 / (1 + Math.exp(-f)) - y,
};

/** Until the largest derivative is a billionth of its first value, or the loss a million times its own. */
export function descend(rows: readonly Row[], targets: readonly number[], rate: number, slope: Slope): Descent {
  let weights: Row = (rows[0] ?? []).map(() => 0);
  const losses: number[] = [];
  let firstSlope = 0;
  for (let k = 0; ; k++) {
    const at = weights;
    const outputs = rows.map((row) => dot(row, at));
    const y = (i: number) => targets[i] ?? Number.NaN;
    losses.push(sum(outputs.map((f, i) => slope.loss(f, y(i)))) / rows.length);
    const gradient = weightedMean(
      rows,
      outputs.map((f, i) => slope.derivative(f, y(i))),
    );
    const largest = Math.max(...gradient.map(Math.abs));
    if (k === 0) firstSlope = largest;
    if ((losses[k] ?? 0) > 1e6 * (losses[0] ?? 0)) return { losses, iterations: k, end: 'diverged' };
    if (largest <= 1e-9 * firstSlope) return { losses, iterations: k, end: 'converged' };
    weights = weights.map((w, j) => w - rate * (gradient[j] ?? 0));
  }
}
