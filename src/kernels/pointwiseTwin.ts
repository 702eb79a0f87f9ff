import { log1p } from './logarithm';
import type { Memory } from './memory';
import {
  columnBytes,
  numberBytes,
  type Place,
  type Precision,
  ROW_MULTIPLE,
  SUM_ROWS,
  type Sweep,
  TILE_ROWS,
} from './pointwise';
import { LOSSES_OF_ROWS, RIGHT, type Row } from './pointwiseLosses';

type Numbers = Float64Array | Float32Array;

/** How numbers of a precision are rounded, and how many lanes its sums have: those of two vectors. */
interface Lanes {
  readonly round: (x: number) => number;
  readonly count: number;
}

const LANES: Readonly<Record<Precision, Lanes>> = {
  double: { round: (x) => x, count: 4 },
  single: { round: Math.fround, count: 8 },
};

/** What the kernel does, to the bit. */
export function sweepTwin({ buffer }: Memory, precision: Precision): Sweep {
  const lanes = LANES[precision];
  const numbers = (at: number, length: number): Numbers =>
    precision === 'double' ? new Float64Array(buffer, at, length) : new Float32Array(buffer, at, length);
  const stride = columnBytes(precision);
  return (features, targets, d, rows, parameters, loss, detail, partials, room) => {
    const weights = numbers(parameters, d + 1);
    for (let from = 0; from < rows; from += SUM_ROWS) {
      const sums = new Float64Array(buffer, partials + (from / SUM_ROWS) * (d + 2) * 8, d + 2).fill(0);
      const end = Math.min(from + SUM_ROWS, rows);
      for (let row = from; row < end; row += TILE_ROWS) {
        const n = Math.min(TILE_ROWS, end - row);
        const padded = Math.ceil(n / ROW_MULTIPLE) * ROW_MULTIPLE;
        const tile = features + (row / TILE_ROWS) * d * stride;
        const columns = Array.from({ length: d }, (_, j) => numbers(tile + j * stride, padded));
        const outputs = numbers(room, padded);
        score(columns, weights, outputs, lanes.round);
        outputs.fill(RIGHT[loss]!, n);
        addLoss(loss, outputs, numbers(targets + row * numberBytes(precision), padded), detail, sums, lanes);
        for (const [j, column] of columns.entries()) sums[j + 2]! += product(outputs, column, lanes);
      }
    }
  };
}

/** Likewise. */
export function placeTwin({ buffer }: Memory, precision: Precision): Place {
  const bytes = numberBytes(precision);
  const numbers = precision === 'double' ? new Float64Array(buffer) : new Float32Array(buffer);
  const doubles = new Float64Array(buffer);
  return (column, rows, mean, factor, into, stride, padding) => {
    for (let row = 0; row < rows; row += TILE_ROWS) {
      const n = Math.min(TILE_ROWS, rows - row);
      const from = column / Float64Array.BYTES_PER_ELEMENT + row;
      const to = (into + (row / TILE_ROWS) * stride) / bytes;
      for (let i = 0; i < n; i++) numbers[to + i] = (doubles[from + i]! - mean) * factor;
      numbers.fill(padding, to + n, to + Math.ceil(n / ROW_MULTIPLE) * ROW_MULTIPLE);
    }
  };
}

function score(columns: readonly Numbers[], weights: Numbers, outputs: Numbers, round: Lanes['round']): void {
  outputs.fill(weights[0]!);
  for (const [j, column] of columns.entries()) {
    const weight = weights[j + 1]!;
    for (let i = 0; i < outputs.length; i++) outputs[i] = round(outputs[i]! + round(weight * column[i]!));
  }
}

function addLoss(
  loss: number,
  outputs: Numbers,
  targets: Numbers,
  detail: number,
  sums: Float64Array,
  { round, count }: Lanes,
): void {
  const lossOf = LOSSES_OF_ROWS[loss]!(round, round(detail));
  const losses = new Float64Array(count);
  const products = new Float64Array(count);
  const slopes = new Float64Array(count);
  const row: Row = { loss: 0, slope: 0, growth: 0 };
  for (let i = 0; i < outputs.length; i++) {
    const lane = i % count;
    lossOf(outputs[i]!, targets[i]!, row);
    outputs[i] = row.slope;
    losses[lane] = round(losses[lane]! + row.loss);
    slopes[lane] = round(slopes[lane]! + row.slope);
    products[lane] = round(products[lane]! + round(row.growth * round(products[lane]! + 1)));
  }
  const grown = products.reduce((p, q) => p + q * (1 + p), 0);
  sums[0]! += sumOf(losses, round) + log1p(grown);
  sums[1]! += sumOf(slopes, round);
}

function product(a: Numbers, b: Numbers, { round, count }: Lanes): number {
  const sums = new Float64Array(count);
  for (let i = 0; i < a.length; i += count) {
    for (let lane = 0; lane < count; lane++) sums[lane] = round(sums[lane]! + round(a[i + lane]! * b[i + lane]!));
  }
  return sumOf(sums, round);
}

function sumOf(lanes: Float64Array, round: Lanes['round']): number {
  const half = lanes.length / 2;
  const at = (lane: number) => round(lanes[lane]! + lanes[lane + half]!);
  return half === 2 ? at(0) + at(1) : at(0) + at(1) + (at(2) + at(3));
}
