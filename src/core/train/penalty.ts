import type { Work } from '../work';
import type { Objective, Rowwise } from './objective';

/** Of the weights as they are trained on, the bias being free: l1·Σ|w| + l2/2·Σw². */
export interface Penalty {
  readonly l1: number;
  readonly l2: number;
}

/**
 * A loss and a penalty on its weights. The gradient is that of the smooth part, l2·w included; l1 has a corner at 0 and acts by
 * its proximal step, the soft threshold w ← sign(w)·max(0, |w| − rate·l1), which gives exact zeros (Parikh and Boyd, Proximal
 * algorithms, 2014).
 */
export class PenalisedObjective implements Objective {
  readonly size: number;
  readonly stride: number;
  readonly rowwise?: Rowwise;
  readonly rough?: Objective['evaluate'];

  constructor(
    private readonly inner: Objective,
    private readonly penalty: Penalty,
  ) {
    this.size = inner.size;
    this.stride = inner.stride ?? inner.size;
    const { rowwise } = inner;
    const rough = inner.rough?.bind(inner);
    if (rough) this.rough = (parameters, gradient) => this.penalised(rough(parameters, gradient), parameters, gradient);
    if (!rowwise) return;
    this.rowwise = {
      rows: rowwise.rows,
      gradient: (order, from, to, parameters, gradient) => {
        rowwise.gradient(order, from, to, parameters, gradient);
        this.addSlope(parameters, gradient);
      },
    };
  }

  evaluate(parameters: Float64Array, gradient: Float64Array): Work<number> {
    return this.penalised(this.inner.evaluate(parameters, gradient), parameters, gradient);
  }

  private *penalised(inner: Work<number>, parameters: Float64Array, gradient: Float64Array): Work<number> {
    const { l1, l2 } = this.penalty;
    let loss = yield* inner;
    this.addSlope(parameters, gradient);
    for (let j = 0; j < this.size; j++) {
      if (j % this.stride !== 0) loss += l1 * Math.abs(parameters[j]!) + (l2 / 2) * parameters[j]! ** 2;
    }
    return loss;
  }

  *hessian(parameters: Float64Array, hessian: Float64Array): Work<void> {
    if (!this.inner.hessian) throw new Error('the loss has no second derivatives');
    yield* this.inner.hessian(parameters, hessian);
    for (let j = 0; j < this.size; j++) if (j % this.stride !== 0) hessian[j * this.size + j]! += this.penalty.l2;
  }

  proximal(parameters: Float64Array, rates: Float64Array): void {
    const { l1 } = this.penalty;
    if (l1 === 0) return;
    for (let j = 0; j < this.size; j++) {
      if (j % this.stride === 0) continue;
      const weight = parameters[j]!;
      parameters[j] = Math.sign(weight) * Math.max(0, Math.abs(weight) - rates[j]! * l1) + 0; // never −0
    }
  }

  /** Of g + l1·sign(w) where w ≠ 0, and of the nearest to 0 of g + l1·[−1, 1] where w = 0. */
  residual(parameters: Float64Array, gradient: Float64Array): number {
    const { l1 } = this.penalty;
    let largest = 0;
    for (let j = 0; j < this.size; j++) {
      const weight = parameters[j]!;
      const slope = gradient[j]!;
      const corner = j % this.stride === 0 ? 0 : l1;
      const least = weight === 0 ? Math.max(0, Math.abs(slope) - corner) : Math.abs(slope + corner * Math.sign(weight));
      largest = Number.isNaN(least) ? least : Math.max(largest, least);
    }
    return largest;
  }

  private addSlope(parameters: Float64Array, gradient: Float64Array): void {
    for (let j = 0; j < this.size; j++) if (j % this.stride !== 0) gradient[j]! += this.penalty.l2 * parameters[j]!;
  }
}
