import type { Precision } from '../../kernels/pointwise';
import { BLOCK_ROWS, type Stream, type Stretch, stretchesOf } from '../data/stretches';
import { crossEntropy } from '../model/softmax';
import type { Work } from '../work';
import { addBlock, factorsOf, type Inputs, scaleGradient, scoreBlock, scoreRow, slabRows } from './neuronBlock';
import type { Objective, Rowwise } from './objective';
import { StreamedTiles } from './streamedTiles';
import type { Sweeper } from './sweeper';
import { isRoughEnough, isSweptTogether, sweptTogether, Tiles } from './tiles';

/** How the rows of a multinomial loss count and what their neurons have. */
interface Settings {
  readonly bias: boolean;
  readonly weights?: Float64Array | undefined;
  /** Puts the rows into the arrays that are given; without it they are there. */
  readonly stream?: Stream | undefined;
  /** Who passes over some of the rows meanwhile. */
  readonly sweeper?: Sweeper | undefined;
}

/**
 * The mean cross-entropy of K neurons over the rows: F_k(x) = w_k0 + Σ w_kj·z_j, p = softmax(F). Parameters are those of one
 * neuron after another; targets are the classes' positions, 0 to K − 1.
 */
export class MultinomialObjective implements Objective {
  readonly size: number;
  readonly stride: number;
  readonly rows: number;
  readonly rowwise: Rowwise;
  readonly rough?: Objective['evaluate'];
  readonly #isSwept: boolean;
  readonly #streamed: StreamedTiles | undefined;
  readonly #outputs: readonly Float64Array[];
  readonly #row: Float64Array;
  readonly #factors: Float64Array;

  constructor(
    private readonly inputs: Inputs,
    private readonly targets: Float64Array,
    classes: number,
    private readonly settings: Settings,
  ) {
    this.rows = settings.stream?.rows ?? targets.length;
    this.stride = inputs.columns.length + 1;
    this.size = classes * this.stride;
    this.#outputs = Array.from({ length: classes }, () => new Float64Array(BLOCK_ROWS));
    this.#row = new Float64Array(classes);
    this.#factors = new Float64Array(inputs.columns.length);
    const { weights, stream } = settings;
    this.#isSwept = !weights && isSweptTogether(this.rows, classes, this.stride);
    this.#streamed = stream && new StreamedTiles(stream, { ...inputs, targets });
    if (this.#isSwept && isRoughEnough(this.rows, inputs.scaling)) {
      this.rough = (parameters, gradient) => this.#sweep(parameters, gradient, 'single');
    }
    this.rowwise = {
      rows: this.rows,
      gradient: (order, from, to, parameters, gradient) => this.#ofRows(order.subarray(from, to), parameters, gradient),
    };
  }

  *evaluate(parameters: Float64Array, gradient: Float64Array): Work<number> {
    if (this.#isSwept) return yield* this.#sweep(parameters, gradient, 'double');
    const { rows } = this;
    const slab = slabRows(this.size);
    gradient.fill(0);
    let total = 0;
    for (const { at, from, n } of this.#stretches()) {
      this.#score(parameters, from, n);
      total += this.#lossOf(from, n);
      for (const [k, slopes] of this.#outputs.entries())
        addBlock(this.inputs, slopes, from, n, gradient, k * this.stride);
      if (at > 0 && at % slab === 0) yield null;
    }
    for (let at = 0; at < this.size; at += this.stride) {
      scaleGradient(this.inputs, gradient, at, 1 / rows, this.settings.bias);
    }
    return total / rows;
  }

  /** The outputs F_k(x) of every row, an array a class. */
  *scores(parameters: Float64Array): Work<Float64Array[]> {
    const scores = this.#outputs.map(() => new Float64Array(this.rows));
    yield* this.eachScored(parameters, (outputs, { at, n }) => {
      for (const [k, score] of scores.entries()) score.set(outputs[k]!.subarray(0, n), at);
    });
    return scores;
  }

  /** Goes through the outputs F_k(x) block by block. */
  *eachScored(
    parameters: Float64Array,
    visit: (outputs: readonly Float64Array[], stretch: Stretch) => void,
  ): Work<void> {
    const slab = slabRows(this.size);
    for (const stretch of this.#stretches()) {
      const { at, from, n } = stretch;
      this.#score(parameters, from, n);
      visit(this.#outputs, stretch);
      if (at % slab === 0) yield null;
    }
  }

  /** By a kernel, over tiles of the rows. */
  *#sweep(parameters: Float64Array, gradient: Float64Array, precision: Precision): Work<number> {
    const { inputs, targets, settings } = this;
    const swept = sweptTogether(this.#outputs.length);
    const tiles = this.#streamed?.in(precision) ?? Tiles.of({ ...inputs, targets }, swept, precision);
    const total = yield* tiles.total(swept, parameters, gradient, settings.sweeper);
    for (let j = 0; j < this.size; j++) gradient[j]! /= this.rows;
    if (!settings.bias) for (let at = 0; at < this.size; at += this.stride) gradient[at] = 0;
    return total / this.rows;
  }

  #stretches(): Iterable<Stretch> {
    return stretchesOf(this.rows, this.settings.stream);
  }

  #score(parameters: Float64Array, from: number, n: number): void {
    for (const [k, outputs] of this.#outputs.entries()) {
      scoreBlock(this.inputs, parameters, k * this.stride, from, n, outputs);
    }
  }

  /** The summed loss of a block; the derivatives by the outputs take the outputs' place. */
  #lossOf(from: number, n: number): number {
    const row = this.#row;
    let total = 0;
    for (let i = 0; i < n; i++) {
      const weight = this.settings.weights?.[from + i] ?? 1;
      for (let k = 0; k < row.length; k++) row[k] = this.#outputs[k]![i]!;
      total += weight * crossEntropy(row, this.targets[from + i]!);
      for (let k = 0; k < row.length; k++) this.#outputs[k]![i] = weight * row[k]!;
    }
    return total;
  }

  #ofRows(rows: Uint32Array, parameters: Float64Array, gradient: Float64Array): void {
    const { stride } = this;
    gradient.fill(0);
    for (const at of rows) {
      factorsOf(this.inputs, at, this.#factors);
      for (let k = 0; k < this.#row.length; k++) this.#row[k] = scoreRow(this.#factors, parameters, k * stride);
      crossEntropy(this.#row, this.targets[at]!);
      const share = (this.settings.weights?.[at] ?? 1) / rows.length;
      for (const [k, slope] of this.#row.entries()) {
        if (this.settings.bias) gradient[k * stride]! += share * slope;
        for (const [j, factor] of this.#factors.entries()) gradient[k * stride + j + 1]! += share * slope * factor;
      }
    }
  }
}
