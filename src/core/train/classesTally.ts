import { crossEntropy } from '../model/softmax';
import type { Metrics } from '../report/metrics';

/** Metrics of one array of raw scores a class, of rows that come in blocks. */
export class ClassesTally {
  readonly #row: Float64Array;
  #rows = 0;
  #loss = 0;
  #misclassified = 0;
  /** By weight. */
  #wrong = 0;

  constructor(classes: number) {
    this.#row = new Float64Array(classes);
  }

  /** Adds n rows, and returns the class of each that is predicted: the largest output's, the first of those as large. */
  add(outputs: readonly Float64Array[], targets: Float64Array, n: number, weights?: Float64Array): Uint32Array {
    const predicted = new Uint32Array(n);
    const row = this.#row;
    this.#rows += n;
    for (let i = 0; i < n; i++) {
      for (let k = 0; k < row.length; k++) row[k] = outputs[k]![i]!;
      predicted[i] = row.indexOf(row.reduce((a, b) => Math.max(a, b)));
      const weight = weights?.[i] ?? 1;
      if (predicted[i] !== targets[i]) {
        this.#misclassified++;
        this.#wrong += weight;
      }
      this.#loss += weight * crossEntropy(row, targets[i]!);
    }
    return predicted;
  }

  metrics(): Metrics {
    const n = this.#rows;
    return { accuracy: (n - this.#wrong) / n, misclassified: this.#misclassified, logLoss: this.#loss / n };
  }
}
