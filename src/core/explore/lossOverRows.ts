import { factorsOf, scoreRow } from '../train/neuronBlock';
import type { Work } from '../work';
import { evenRows } from './evenRows';
import type { Ground } from './ground';
import { penaltyAt, penaltyOf } from './penaltyOf';
import { at } from './quadraticLoss';
import type { Heights } from './surface';
import type { Plane } from './surfacePlane';
import { type VariedLoss, variedLoss } from './variedLoss';

/** How many values of a row's loss there is time for: some 50 ms. Where two neurons vary, one costs twice as much. */
const MOST_VALUES = 400_000;
const MOST_JOINT_VALUES = 200_000;
/** Values between two pauses. */
const SLAB_VALUES = 50_000;

/** The rows that are gone through, with all that doesn't change on the plane. */
interface Sample {
  readonly lossOf: VariedLoss;
  /** The outputs of the neurons that the two parameters belong to, without them, and what they are multiplied with. */
  readonly bases: readonly [Float64Array, Float64Array];
  readonly inputs: readonly [Float64Array, Float64Array];
  readonly weights: Float64Array | undefined;
  /** Of a row, so that the sum over these rows is the loss of the table. */
  readonly share: number;
}

/**
 * A loss over two parameters, the others being `origin`'s: each row's outputs are summed up once, and two terms of them varied. Where
 * there are more rows than there is time for, evenly spread ones stand for all.
 */
export function* lossOverRows(ground: Ground, plane: Plane, origin: Float64Array): Work<Heights> {
  const { size } = plane;
  const of = ground.prepared.training.dataset.targets.length;
  const rows = evenRows(of, mostRows(ground, plane));
  const sample = sampleOf(ground, plane, origin, rows);
  const penalise = penaltyOn(ground, plane, origin);
  const sumAt = isOfOne(ground, plane) ? sumOfOne : sumOfTwo;
  const loss = new Float64Array(size * size);
  let values = 0;
  for (let k = 0; k < loss.length; k++) {
    const x = at(plane.x, k % size, size);
    const y = at(plane.y, Math.floor(k / size), size);
    loss[k] = sample.share * sumAt(sample, x, y) + penalise(x, y);
    values += rows.length;
    if (values < SLAB_VALUES) continue;
    values = 0;
    yield null;
  }
  return { loss, ...(rows.length < of && { sampled: { rows: rows.length, of } }) };
}

/** As many as there is time for on all points of the plane. */
function mostRows(ground: Pick<Ground, 'problem'>, plane: Plane): number {
  const values = isOfOne(ground, plane) ? MOST_VALUES : MOST_JOINT_VALUES;
  return Math.floor(values / (plane.size * plane.size));
}

function sampleOf(ground: Ground, plane: Plane, origin: Float64Array, rows: Uint32Array): Sample {
  const { dataset } = ground.prepared.training;
  const { problem } = ground;
  const { size, stride = size } = problem.objective;
  const features = { columns: dataset.columns, scaling: problem.scaling };
  const neurons = [neuronOf(ground, plane.first), neuronOf(ground, plane.second)] as const;
  const outputs = Array.from({ length: size / stride }, () => new Float64Array(rows.length));
  const inputs = [plane.first, plane.second].map(() => new Float64Array(rows.length));
  const factors = new Float64Array(stride - 1);
  for (const [i, row] of rows.entries()) {
    factorsOf(features, row, factors);
    for (const [k, output] of outputs.entries()) output[i] = scoreRow(factors, origin, k * stride);
    for (const [side, parameter] of [plane.first, plane.second].entries()) {
      const place = parameter % stride;
      inputs[side]![i] = place === 0 ? 1 : factors[place - 1]!;
    }
  }
  const weights = dataset.weights && Float64Array.from(rows, (row) => dataset.weights![row]!);
  const counted = weights ? weights.reduce((sum, weight) => sum + weight, 0) : rows.length;
  const times = problem.terrain.loss.reduction === 'sum' ? dataset.targets.length : 1;
  return {
    lossOf: variedLoss(ground, { outputs, targets: Float64Array.from(rows, (row) => dataset.targets[row]!) }, neurons),
    bases: [outputs[neurons[0]]!, outputs[neurons[1]]!],
    inputs: [inputs[0]!, inputs[1]!],
    weights,
    share: times / counted,
  };
}

/** Where both parameters belong to one neuron, which has one output. */
function sumOfOne({ lossOf, bases: [base], inputs: [first, second], weights }: Sample, x: number, y: number): number {
  let sum = 0;
  for (let i = 0; i < base.length; i++) {
    const value = lossOf(i, base[i]! + x * first[i]! + y * second[i]!, Number.NaN);
    sum += weights ? weights[i]! * value : value;
  }
  return sum;
}

function sumOfTwo({ lossOf, bases, inputs, weights }: Sample, x: number, y: number): number {
  let sum = 0;
  for (let i = 0; i < bases[0].length; i++) {
    const value = lossOf(i, bases[0][i]! + x * inputs[0][i]!, bases[1][i]! + y * inputs[1][i]!);
    sum += weights ? weights[i]! * value : value;
  }
  return sum;
}

/** The penalties at a point of the plane. */
function penaltyOn(ground: Ground, { first, second }: Plane, origin: Float64Array): (x: number, y: number) => number {
  let rest = 0; // what varies is 0 at the origin
  for (let j = 0; j < origin.length; j++) rest += penaltyAt(penaltyOf(ground, j), origin[j]!);
  const [ofFirst, ofSecond] = [penaltyOf(ground, first), penaltyOf(ground, second)];
  return (x, y) => rest + penaltyAt(ofFirst, x) + penaltyAt(ofSecond, y);
}

function isOfOne(ground: Pick<Ground, 'problem'>, { first, second }: Plane): boolean {
  return neuronOf(ground, first) === neuronOf(ground, second);
}

function neuronOf({ problem }: Pick<Ground, 'problem'>, parameter: number): number {
  const { size, stride = size } = problem.objective;
  return Math.floor(parameter / stride);
}
