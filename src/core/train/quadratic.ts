import type { Work } from '../work';
import type { Objective, Rowwise } from './objective';
import type { Told } from './squaredLoss';

/**
 * A quadratic function by its expansion around a centre c: with δ = p − c,
 * L(p) = L(c) + g(c)·δ + ½ δᵀ·H·δ and ∇L(p) = g(c) + H·δ.
 * The squared loss is just that, so that an iteration costs O(d²) whatever the number of rows; and with c near the minimum,
 * value and gradient at c taken over the rows, nothing cancels, however good the fit.
 */
export class QuadraticObjective implements Objective {
  readonly size: number;
  private readonly difference: Float64Array;

  private constructor(
    private readonly centre: Float64Array,
    private readonly value: number,
    private readonly slope: Float64Array,
    private readonly matrix: Float64Array,
    readonly rowwise?: Rowwise,
  ) {
    this.size = centre.length;
    this.difference = new Float64Array(this.size);
  }

  /** Expands a squared loss over the rows around `centre`. */
  static *around(centre: Float64Array, overRows: Objective, hessian: Float64Array): Work<QuadraticObjective> {
    const slope = new Float64Array(centre.length);
    const value = yield* overRows.evaluate(centre, slope);
    return new QuadraticObjective(centre, value, slope, hessian, overRows.rowwise);
  }

  /** With what is known of the loss at the centre. */
  static told(
    centre: Float64Array,
    { value, slope }: Told,
    hessian: Float64Array,
    rowwise?: Rowwise,
  ): QuadraticObjective {
    return new QuadraticObjective(centre, value, slope, hessian, rowwise);
  }

  // biome-ignore lint/correctness/useYield: an evaluation takes microseconds, too little to pause in
  *evaluate(parameters: Float64Array, gradient: Float64Array): Work<number> {
    const { size, centre, difference, matrix, slope } = this;
    for (let i = 0; i < size; i++) difference[i] = parameters[i]! - centre[i]!;
    let loss = this.value;
    for (let i = 0; i < size; i++) {
      let product = 0;
      for (let j = 0; j < size; j++) product += matrix[i * size + j]! * difference[j]!;
      gradient[i] = slope[i]! + product;
      loss += difference[i]! * (slope[i]! + product / 2);
    }
    return Math.max(0, loss); // a squared loss is never less, but its rounding is
  }

  // biome-ignore lint/correctness/useYield: it is there already
  *hessian(_: Float64Array, hessian: Float64Array): Work<void> {
    hessian.set(this.matrix);
  }
}
