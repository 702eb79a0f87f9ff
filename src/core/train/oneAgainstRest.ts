import type { Stretch } from '../data/stretches';
import { SLAB_CELLS, type Work } from '../work';
import { slabRows } from './neuronBlock';
import type { Objective, Rowwise } from './objective';
import type { PointwiseObjective } from './pointwise';

/**
 * K neurons, each with a loss of its own that tells one class from the rest: Σ L_k(w_k), each a mean over the rows. Parameters are
 * those of one neuron after another. None is part of two summands, so that the gradient is that of each neuron by itself and the
 * Hessian has a block for each; its largest curvature, and with it the learning rate, is that of a single neuron.
 */
export class OneAgainstRestObjective implements Objective {
  readonly size: number;
  readonly stride: number;
  readonly rowwise: Rowwise;
  readonly rough?: Objective['evaluate'];
  readonly #shares: readonly [Shares, Shares];
  /** The neurons together touch more cells than there should be between two pauses. */
  readonly #isLong: boolean;

  constructor(private readonly neurons: readonly PointwiseObjective[]) {
    const [first] = neurons;
    if (!first) throw new Error('there is no class to tell from the rest');
    const { rows } = first.rowwise;
    this.stride = first.size;
    this.size = neurons.length * this.stride;
    this.#shares = [new Shares(this.stride), new Shares(this.stride)];
    if (first.rough) {
      const rough: Pass = (neuron, own, slopes) => neuron.rough?.(own, slopes) ?? neuron.evaluate(own, slopes);
      this.rough = (parameters, gradient) => this.#sum(rough, parameters, gradient);
    }
    this.#isLong = 2 * rows * this.size > SLAB_CELLS;
    this.rowwise = {
      rows,
      gradient: (order, from, to, parameters, gradient) => {
        const [own, slopes] = this.#split(parameters, gradient);
        for (const [k, { rowwise }] of neurons.entries()) rowwise.gradient(order, from, to, own[k]!, slopes[k]!);
      },
    };
  }

  evaluate(parameters: Float64Array, gradient: Float64Array): Work<number> {
    return this.#sum((neuron, own, slopes) => neuron.evaluate(own, slopes), parameters, gradient);
  }

  *#sum(pass: Pass, parameters: Float64Array, gradient: Float64Array): Work<number> {
    const [own, slopes] = this.#split(parameters, gradient);
    let total = 0;
    for (const [k, neuron] of this.neurons.entries()) {
      total += yield* pass(neuron, own[k]!, slopes[k]!);
      if (this.#isLong) yield null;
    }
    return total;
  }

  /** The second derivatives of each neuron along the diagonal, 0 elsewhere. */
  *hessian(parameters: Float64Array, hessian: Float64Array): Work<void> {
    const { size, stride } = this;
    const block = new Float64Array(stride * stride);
    hessian.fill(0);
    for (const [k, neuron] of this.neurons.entries()) {
      const from = k * stride;
      yield* neuron.hessian(parameters.subarray(from, from + stride), block);
      for (let i = 0; i < stride; i++) {
        hessian.set(block.subarray(i * stride, (i + 1) * stride), (from + i) * size + from);
      }
    }
  }

  /** The outputs F_k(x) of every row, an array a class. */
  *scores(parameters: Float64Array): Work<Float64Array[]> {
    const scores: Float64Array[] = [];
    for (const [k, neuron] of this.neurons.entries()) {
      scores.push(yield* neuron.scores(parameters.subarray(k * this.stride, (k + 1) * this.stride)));
    }
    return scores;
  }

  /** Goes through the outputs F_k(x) block by block. */
  *eachScored(
    parameters: Float64Array,
    visit: (outputs: readonly Float64Array[], stretch: Stretch) => void,
  ): Work<void> {
    const [own] = this.#split(parameters, parameters);
    const slab = slabRows(this.size);
    for (const stretch of this.#stretches()) {
      visit(
        this.neurons.map((neuron, k) => neuron.scored(own[k]!, stretch)),
        stretch,
      );
      if (stretch.at % slab === 0) yield null;
    }
  }

  /** They go over the same rows. */
  #stretches(): Iterable<Stretch> {
    return this.neurons[0]?.stretches() ?? [];
  }

  #split(parameters: Float64Array, gradient: Float64Array): readonly [Parts, Parts] {
    const [own, slopes] = this.#shares;
    return [own.of(parameters), slopes.of(gradient)];
  }
}

/** One neuron's loss and gradient. */
type Pass = (neuron: PointwiseObjective, parameters: Float64Array, gradient: Float64Array) => Work<number>;

type Parts = readonly Float64Array[];

/** The parts of a vector, one a neuron; they are kept while it is the same one, for a pass in small batches asks for them at each. */
class Shares {
  #whole: Float64Array | undefined;
  #parts: Parts = [];

  constructor(private readonly stride: number) {}

  of(whole: Float64Array): Parts {
    if (whole === this.#whole) return this.#parts;
    const { stride } = this;
    this.#whole = whole;
    this.#parts = Array.from({ length: whole.length / stride }, (_, k) => whole.subarray(k * stride, (k + 1) * stride));
    return this.#parts;
  }
}
