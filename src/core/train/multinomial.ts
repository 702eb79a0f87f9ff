import { BLOCK_ROWS } from '../data/statistics';
import { crossEntropy } from '../model/softmax';
import { SLAB_CELLS, type Work } from '../work';
import type { Objective } from './objective';
import type { Scaling } from './pointwise';

/**
 * The mean cross-entropy of K neurons over the rows: F_k(x) = w_k0 + Σ w_kj·z_j, p = softmax(F). Parameters are those of one
 * neuron after another; targets are the classes' positions, 0 to K − 1.
 */
export class MultinomialObjective implements Objective {
  readonly size: number;
  readonly #outputs: readonly Float64Array[];

  constructor(
    private readonly columns: readonly Float64Array[],
    private readonly targets: Float64Array,
    private readonly scaling: Scaling,
    classes: number,
  ) {
    this.size = classes * (columns.length + 1);
    this.#outputs = Array.from({ length: classes }, () => new Float64Array(BLOCK_ROWS));
  }

  *evaluate(parameters: Float64Array, gradient: Float64Array): Work<number> {
    const rows = this.targets.length;
    const slab = Math.max(1, Math.floor(SLAB_CELLS / (2 * this.size * BLOCK_ROWS))) * BLOCK_ROWS;
    gradient.fill(0);
    let total = 0;
    for (let from = 0; from < rows; from += BLOCK_ROWS) {
      const n = Math.min(BLOCK_ROWS, rows - from);
      this.#score(parameters, from, n);
      total += this.#lossOf(from, n);
      this.#addGradient(from, n, gradient);
      if (from > 0 && from % slab === 0) yield null;
    }
    this.#scale(gradient, 1 / rows);
    return total / rows;
  }

  /** The outputs F_k(x) of every row, an array a class. */
  *scores(parameters: Float64Array): Work<Float64Array[]> {
    const rows = this.targets.length;
    const scores = this.#outputs.map(() => new Float64Array(rows));
    for (let from = 0; from < rows; from += BLOCK_ROWS) {
      const n = Math.min(BLOCK_ROWS, rows - from);
      this.#score(parameters, from, n);
      for (const [k, score] of scores.entries()) score.set(this.#outputs[k]!.subarray(0, n), from);
      if (from % (64 * BLOCK_ROWS) === 0) yield null;
    }
    return scores;
  }

  #score(parameters: Float64Array, from: number, n: number): void {
    const stride = this.columns.length + 1;
    for (const [k, output] of this.#outputs.entries()) {
      output.fill(parameters[k * stride]!, 0, n);
      for (let j = 0; j < this.columns.length; j++) {
        const column = this.columns[j]!;
        const mean = this.scaling.means[j]!;
        const weight = parameters[k * stride + j + 1]! / this.scaling.scales[j]!;
        for (let i = 0; i < n; i++) output[i]! += weight * (column[from + i]! - mean);
      }
    }
  }

  /** The summed loss of a block; the derivatives by the outputs take the outputs' place. */
  #lossOf(from: number, n: number): number {
    const row = new Float64Array(this.#outputs.length);
    let total = 0;
    for (let i = 0; i < n; i++) {
      for (let k = 0; k < row.length; k++) row[k] = this.#outputs[k]![i]!;
      total += crossEntropy(row, this.targets[from + i]!);
      for (let k = 0; k < row.length; k++) this.#outputs[k]![i] = row[k]!;
    }
    return total;
  }

  #addGradient(from: number, n: number, gradient: Float64Array): void {
    const stride = this.columns.length + 1;
    for (const [k, derivatives] of this.#outputs.entries()) {
      let slope = 0;
      for (let i = 0; i < n; i++) slope += derivatives[i]!;
      gradient[k * stride]! += slope;
      for (let j = 0; j < this.columns.length; j++) {
        const column = this.columns[j]!;
        const mean = this.scaling.means[j]!;
        let sum = 0;
        for (let i = 0; i < n; i++) sum += derivatives[i]! * (column[from + i]! - mean);
        gradient[k * stride + j + 1]! += sum;
      }
    }
  }

  #scale(gradient: Float64Array, share: number): void {
    const stride = this.columns.length + 1;
    for (let at = 0; at < gradient.length; at++) {
      const j = (at % stride) - 1;
      gradient[at]! *= j < 0 ? share : share / this.scaling.scales[j]!;
    }
  }
}
