import type { Precision } from '../../kernels/pointwise';
import { BLOCK_ROWS, type Stream, type Stretch, stretchesOf } from '../data/stretches';
import type { Loss } from '../model/loss';
import type { Work } from '../work';
import {
  addBlock,
  factorsOf,
  type Inputs,
  type Scaling,
  scaleGradient,
  scoreBlock,
  scoreRow,
  slabRows,
} from './neuronBlock';
import type { Objective, Rowwise } from './objective';
import { StreamedTiles } from './streamedTiles';
import type { Sweeper } from './sweeper';
import { isSwept, isSweptRoughly, sweptBy, Tiles } from './tiles';

export interface PointwiseOptions {
  readonly bias?: boolean;
  /** How much each row counts, 1 in the mean. */
  readonly weights?: Float64Array | undefined;
  /** Where the rows are not all in memory: the arrays hold those at hand. */
  readonly stream?: Stream | undefined;
  /** Who passes over some of the rows meanwhile. */
  readonly sweeper?: Sweeper | undefined;
}

/**
 * A pointwise loss of F(x) = w0 + Σ w_j·z_j over the rows, in blocks that are merged in order. Without a bias w0 has no gradient,
 * and stays what it is.
 */
export class PointwiseObjective implements Objective {
  readonly size: number;
  readonly rows: number;
  readonly rowwise: Rowwise;
  readonly rough?: Objective['evaluate'];
  private readonly outputs = new Float64Array(BLOCK_ROWS);
  private readonly factors: Float64Array;
  private readonly inputs: Inputs;
  private readonly streamed: StreamedTiles | undefined;

  private readonly bias: boolean;
  private readonly weights: Float64Array | undefined;
  private readonly stream: Stream | undefined;
  private readonly sweeper: Sweeper | undefined;

  constructor(
    private readonly columns: readonly Float64Array[],
    private readonly targets: Float64Array,
    private readonly scaling: Scaling,
    private readonly loss: Loss,
    { bias = true, weights, stream, sweeper }: PointwiseOptions = {},
  ) {
    this.bias = bias;
    this.weights = weights;
    this.stream = stream;
    this.sweeper = sweeper;
    this.size = columns.length + 1;
    this.rows = stream?.rows ?? targets.length;
    this.streamed = stream && new StreamedTiles(stream, { columns, targets, scaling });
    this.factors = new Float64Array(columns.length);
    this.inputs = { columns, scaling };
    if (!weights && isSweptRoughly(loss, this.rows, scaling)) {
      this.rough = (parameters, gradient) => this.sweep(parameters, gradient, 'single');
    }
    this.rowwise = {
      rows: this.rows,
      gradient: (order, from, to, parameters, gradient) => this.gradientOf(order, from, to, parameters, gradient),
    };
  }

  *evaluate(parameters: Float64Array, gradient: Float64Array): Work<number> {
    const { rows } = this;
    if (!this.weights && isSwept(this.loss, rows, this.size)) return yield* this.sweep(parameters, gradient, 'double');
    const slab = slabRows(this.size);
    gradient.fill(0);
    let total = 0;
    for (const { at, from, n } of this.stretches()) {
      scoreBlock(this.inputs, parameters, 0, from, n, this.outputs);
      total += this.lossOf(from, n, gradient);
      if (at > 0 && at % slab === 0) yield null;
    }
    const share = this.loss.reduction === 'mean' ? 1 / rows : 1;
    scaleGradient(this.inputs, gradient, 0, share, this.bias);
    return this.loss.charted ? total : total * share;
  }

  /** ZᵀWZ, with W the weight that the loss gives each row (its second derivative by the output), on the loss's scale. */
  *hessian(parameters: Float64Array, hessian: Float64Array): Work<void> {
    const { size, columns, targets, outputs, scaling, loss } = this;
    const { weight } = loss;
    if (!weight) throw new Error(`the loss ${loss.id} has no second derivative`);
    const { rows } = this;
    const factors = Array.from({ length: size }, () => new Float64Array(BLOCK_ROWS).fill(this.bias ? 1 : 0));
    const share = loss.reduction === 'mean' ? 1 / rows : 1;
    hessian.fill(0);
    for (const { from, n } of this.stretches()) {
      scoreBlock(this.inputs, parameters, 0, from, n, this.outputs);
      for (let i = 0; i < n; i++) {
        outputs[i] = share * (this.weights?.[from + i] ?? 1) * weight(outputs[i]!, targets[from + i]!);
      }
      for (let j = 1; j < size; j++) {
        const column = columns[j - 1]!;
        const mean = scaling.means[j - 1]!;
        const scale = scaling.scales[j - 1]!;
        for (let i = 0; i < n; i++) factors[j]![i] = (column[from + i]! - mean) / scale;
      }
      for (let j = 0; j < size; j++) {
        for (let k = 0; k <= j; k++) hessian[j * size + k]! += weightedDot(outputs, factors[j]!, factors[k]!, n);
      }
      yield null;
    }
    for (let j = 0; j < size; j++) for (let k = 0; k < j; k++) hessian[k * size + j] = hessian[j * size + k]!;
  }

  /** The outputs F(x) of every row. */
  *scores(parameters: Float64Array): Work<Float64Array> {
    const scores = new Float64Array(this.rows);
    yield* this.eachScored(parameters, (outputs, { at }) => scores.set(outputs, at));
    return scores;
  }

  /** Goes through the outputs F(x) block by block. */
  *eachScored(parameters: Float64Array, visit: (outputs: Float64Array, stretch: Stretch) => void): Work<void> {
    const slab = slabRows(this.size);
    for (const stretch of this.stretches()) {
      visit(this.scored(parameters, stretch), stretch);
      if (stretch.at % slab === 0) yield null;
    }
  }

  /** The outputs of a block, which are good until the next. */
  scored(parameters: Float64Array, { from, n }: Stretch): Float64Array {
    scoreBlock(this.inputs, parameters, 0, from, n, this.outputs);
    return this.outputs.subarray(0, n);
  }

  /** The largest |z|² of a row, the bias's 1 included. */
  *largestRow(): Work<number> {
    let largest = 0;
    for (const { at, from, n } of this.stretches()) {
      const norms = this.outputs.fill(this.bias ? 1 : 0, 0, n);
      for (const [j, column] of this.columns.entries()) {
        for (let i = 0; i < n; i++) {
          norms[i]! += ((column[from + i]! - this.scaling.means[j]!) / this.scaling.scales[j]!) ** 2;
        }
      }
      for (let i = 0; i < n; i++) largest = Math.max(largest, norms[i]!);
      if (at % (16 * BLOCK_ROWS) === 0) yield null;
    }
    return largest;
  }

  /** By a kernel, over tiles of the rows. */
  private *sweep(parameters: Float64Array, gradient: Float64Array, precision: Precision): Work<number> {
    const { columns, targets, scaling, loss, streamed, sweeper } = this;
    const swept = sweptBy(loss);
    const tiles = streamed?.in(precision) ?? Tiles.of({ columns, targets, scaling }, swept, precision);
    const total = yield* tiles.total(swept, parameters, gradient, sweeper);
    const share = loss.reduction === 'mean' ? 1 / this.rows : 1;
    for (let j = 0; j < this.size; j++) gradient[j]! *= share;
    if (!this.bias) gradient[0] = 0;
    return total * share;
  }

  stretches(): Iterable<Stretch> {
    return stretchesOf(this.rows, this.stream);
  }

  /** The summed (charted) loss of a block that was scored; adds to the gradient, as yet without scales. */
  private lossOf(from: number, n: number, gradient: Float64Array): number {
    const { outputs, targets, loss, weights } = this;
    const charted = loss.charted ?? loss;
    let total = 0;
    for (let i = 0; i < n; i++) {
      const output = outputs[i]!;
      const target = targets[from + i]!;
      const weight = weights ? weights[from + i]! : 1;
      total += weight * charted.value(output, target);
      outputs[i] = weight * loss.derivative(output, target);
    }
    addBlock(this.inputs, outputs, from, n, gradient, 0);
    return total;
  }

  private gradientOf(
    order: Uint32Array,
    from: number,
    to: number,
    parameters: Float64Array,
    gradient: Float64Array,
  ): void {
    const { factors } = this;
    const share = (this.loss.reduction === 'mean' ? 1 : this.rows) / (to - from);
    gradient.fill(0);
    for (let at = from; at < to; at++) {
      const row = order[at]!;
      factorsOf(this.inputs, row, factors);
      const output = scoreRow(factors, parameters, 0);
      const slope = share * (this.weights?.[row] ?? 1) * this.loss.derivative(output, this.targets[row]!);
      if (slope === 0) continue;
      if (this.bias) gradient[0]! += slope;
      for (let j = 0; j < factors.length; j++) gradient[j + 1]! += slope * factors[j]!;
    }
  }
}

function weightedDot(weights: Float64Array, a: Float64Array, b: Float64Array, n: number): number {
  let sum = 0;
  for (let i = 0; i < n; i++) sum += weights[i]! * a[i]! * b[i]!;
  return sum;
}
