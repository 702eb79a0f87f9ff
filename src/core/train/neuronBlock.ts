import { BLOCK_ROWS } from '../data/statistics';
import { SLAB_CELLS } from '../work';

/** What the loss of a row and its derivative cost, in cells: two calls that may branch. */
const CELLS_OF_LOSS = 16;

/** How many rows, in whole blocks, are evaluated between two pauses: each touches its features twice for every neuron, and its loss. */
export function slabRows(parameters: number): number {
  const cells = (2 * parameters + CELLS_OF_LOSS) * BLOCK_ROWS;
  return Math.max(1, Math.floor(SLAB_CELLS / cells)) * BLOCK_ROWS;
}

/** Features as they are trained on: z = (x − mean) / scale, computed on the way so that the columns are kept once. */
export interface Scaling {
  readonly means: Float64Array;
  readonly scales: Float64Array;
}

/** The inputs of a neuron: one array a feature, in column units. */
export interface Inputs {
  readonly columns: readonly Float64Array[];
  readonly scaling: Scaling;
}

/** The outputs w0 + Σ w_j·z_j of n rows from `from`, of the neuron whose parameters begin at `at`. */
export function scoreBlock(
  { columns, scaling }: Inputs,
  parameters: Float64Array,
  at: number,
  from: number,
  n: number,
  outputs: Float64Array,
): void {
  outputs.fill(parameters[at]!, 0, n);
  for (let j = 0; j < columns.length; j++) {
    const column = columns[j]!;
    const mean = scaling.means[j]!;
    const weight = parameters[at + j + 1]! / scaling.scales[j]!;
    for (let i = 0; i < n; i++) outputs[i]! += weight * (column[from + i]! - mean);
  }
}

/** Adds Σ slope and Σ slope·(x_j − mean_j) of n rows from `from`, as yet without scales, to the gradient of a neuron. */
export function addBlock(
  { columns, scaling }: Inputs,
  slopes: Float64Array,
  from: number,
  n: number,
  gradient: Float64Array,
  at: number,
): void {
  let total = 0;
  for (let i = 0; i < n; i++) total += slopes[i]!;
  gradient[at]! += total;
  for (let j = 0; j < columns.length; j++) {
    const column = columns[j]!;
    const mean = scaling.means[j]!;
    let sum = 0;
    for (let i = 0; i < n; i++) sum += slopes[i]! * (column[from + i]! - mean);
    gradient[at + j + 1]! += sum;
  }
}

/** Makes sums over rows the gradient of a neuron: times `share`, and by z instead of by x. Without a bias its component is 0. */
export function scaleGradient(
  { scaling }: Inputs,
  gradient: Float64Array,
  at: number,
  share: number,
  bias: boolean,
): void {
  gradient[at]! *= bias ? share : 0;
  for (let j = 0; j < scaling.scales.length; j++) gradient[at + j + 1]! *= share / scaling.scales[j]!;
}

/** The features z of one row; returns the output of the neuron whose parameters begin at `at`. */
export function scoreRow(factors: Float64Array, parameters: Float64Array, at: number): number {
  let output = parameters[at]!;
  for (let j = 0; j < factors.length; j++) output += parameters[at + j + 1]! * factors[j]!;
  return output;
}

/** The features z of one row, written into `factors`. */
export function factorsOf({ columns, scaling }: Inputs, row: number, factors: Float64Array): void {
  for (let j = 0; j < factors.length; j++) {
    factors[j] = (columns[j]![row]! - scaling.means[j]!) / scaling.scales[j]!;
  }
}
