import { BLOCK_ROWS } from '../data/statistics';
import type { Loss } from '../model/loss';
import { SLAB_CELLS, type Work } from '../work';
import type { Objective, Rowwise } from './objective';

/** Features as they are trained on: z = (x − mean) / scale, computed on the way so that the columns are kept once. */
export interface Scaling {
  readonly means: Float64Array;
  readonly scales: Float64Array;
}

/** A pointwise loss of F(x) = w0 + Σ w_j·z_j over the rows, in blocks that are merged in order. */
export class PointwiseObjective implements Objective {
  readonly size: number;
  readonly rowwise: Rowwise;
  private readonly outputs = new Float64Array(BLOCK_ROWS);
  private readonly factors: Float64Array;

  constructor(
    private readonly columns: readonly Float64Array[],
    private readonly targets: Float64Array,
    private readonly scaling: Scaling,
    private readonly loss: Loss,
  ) {
    this.size = columns.length + 1;
    this.factors = new Float64Array(columns.length);
    this.rowwise = { rows: targets.length, descend: (row, parameters, rate) => this.descend(row, parameters, rate) };
  }

  *evaluate(parameters: Float64Array, gradient: Float64Array): Work<number> {
    const rows = this.targets.length;
    const slab = Math.max(1, Math.floor(SLAB_CELLS / (2 * this.size * BLOCK_ROWS))) * BLOCK_ROWS;
    gradient.fill(0);
    let total = 0;
    for (let from = 0; from < rows; from += BLOCK_ROWS) {
      const n = Math.min(BLOCK_ROWS, rows - from);
      this.score(parameters, from, n);
      total += this.lossOf(from, n, gradient);
      if (from > 0 && from % slab === 0) yield null;
    }
    const share = this.loss.reduction === 'mean' ? 1 / rows : 1;
    gradient[0]! *= share;
    for (let j = 0; j < this.columns.length; j++) gradient[j + 1]! *= share / this.scaling.scales[j]!;
    return this.loss.charted ? total : total * share;
  }

  /** The outputs F(x) of every row. */
  *scores(parameters: Float64Array): Work<Float64Array> {
    const rows = this.targets.length;
    const scores = new Float64Array(rows);
    for (let from = 0; from < rows; from += BLOCK_ROWS) {
      const n = Math.min(BLOCK_ROWS, rows - from);
      this.score(parameters, from, n);
      scores.set(this.outputs.subarray(0, n), from);
      if (from % (64 * BLOCK_ROWS) === 0) yield null;
    }
    return scores;
  }

  /** The outputs of n rows from `from`. */
  private score(parameters: Float64Array, from: number, n: number): void {
    const { outputs } = this;
    outputs.fill(parameters[0]!, 0, n);
    for (let j = 0; j < this.columns.length; j++) {
      const column = this.columns[j]!;
      const mean = this.scaling.means[j]!;
      const weight = parameters[j + 1]! / this.scaling.scales[j]!;
      for (let i = 0; i < n; i++) outputs[i]! += weight * (column[from + i]! - mean);
    }
  }

  /** The summed (charted) loss of a block that was scored; adds to the gradient, as yet without scales. */
  private lossOf(from: number, n: number, gradient: Float64Array): number {
    const { outputs, targets, loss } = this;
    const charted = loss.charted ?? loss;
    let total = 0;
    let slope = 0;
    for (let i = 0; i < n; i++) {
      const output = outputs[i]!;
      const target = targets[from + i]!;
      total += charted.value(output, target);
      const derivative = loss.derivative(output, target);
      slope += derivative;
      outputs[i] = derivative;
    }
    gradient[0]! += slope;
    for (let j = 0; j < this.columns.length; j++) {
      const column = this.columns[j]!;
      const mean = this.scaling.means[j]!;
      let sum = 0;
      for (let i = 0; i < n; i++) sum += outputs[i]! * (column[from + i]! - mean);
      gradient[j + 1]! += sum;
    }
    return total;
  }

  private descend(row: number, parameters: Float64Array, rate: number): void {
    const { factors, scaling } = this;
    let output = parameters[0]!;
    for (let j = 0; j < factors.length; j++) {
      const z = (this.columns[j]![row]! - scaling.means[j]!) / scaling.scales[j]!;
      factors[j] = z;
      output += parameters[j + 1]! * z;
    }
    const step = rate * this.loss.derivative(output, this.targets[row]!);
    if (step === 0) return;
    parameters[0]! -= step;
    for (let j = 0; j < factors.length; j++) parameters[j + 1]! -= step * factors[j]!;
  }
}
