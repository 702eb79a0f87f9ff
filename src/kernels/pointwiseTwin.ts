import { log1p } from './logarithm';
import type { Memory } from './memory';
import {
  columnBytes,
  neuronsOf,
  numberBytes,
  type Place,
  type Precision,
  ROW_MULTIPLE,
  SUM_ROWS,
  SWEPT_LOSSES,
  type Sweep,
  TILE_ROWS,
} from './pointwise';
import { grown, LANES, type Lanes, type Numbers, product, sumOf, total } from './pointwiseLanes';
import { LOSSES_OF_ROWS, RIGHT, type Row } from './pointwiseLosses';
import { addEntropy } from './softmaxTwin';

/** What the kernel does, to the bit. */
export function sweepTwin({ buffer }: Memory, precision: Precision): Sweep {
  const lanes = LANES[precision];
  const numbers = (at: number, length: number): Numbers =>
    precision === 'double' ? new Float64Array(buffer, at, length) : new Float32Array(buffer, at, length);
  const stride = columnBytes(precision);
  return (features, targets, d, rows, parameters, loss, detail, partials, room) => {
    const isSoftmax = loss === SWEPT_LOSSES.softmax;
    const neurons = neuronsOf({ loss, detail });
    const bytes = numberBytes(precision);
    const weights = Array.from({ length: neurons }, (_, k) => numbers(parameters + k * (d + 1) * bytes, d + 1));
    const size = 1 + neurons * (d + 1);
    for (let from = 0; from < rows; from += SUM_ROWS) {
      const sums = new Float64Array(buffer, partials + (from / SUM_ROWS) * size * 8, size).fill(0);
      const end = Math.min(from + SUM_ROWS, rows);
      for (let row = from; row < end; row += TILE_ROWS) {
        const n = Math.min(TILE_ROWS, end - row);
        const padded = Math.ceil(n / ROW_MULTIPLE) * ROW_MULTIPLE;
        const tile = features + (row / TILE_ROWS) * d * stride;
        const columns = Array.from({ length: d }, (_, j) => numbers(tile + j * stride, padded));
        const outputs = weights.map((_, k) => numbers(room + k * stride, padded));
        for (const [k, output] of outputs.entries()) {
          score(columns, weights[k]!, output, lanes.round);
          output.fill(isSoftmax ? (k === 0 ? 0 : -1000) : RIGHT[loss]!, n);
        }
        const at = numbers(targets + row * bytes, padded);
        if (isSoftmax) addEntropy(outputs, at, sums, lanes);
        else addLoss(loss, outputs[0]!, at, detail, sums, lanes);
        for (const [k, output] of outputs.entries()) {
          const into = 1 + k * (d + 1);
          sums[into]! += total(output, lanes);
          for (const [j, column] of columns.entries()) sums[into + j + 1]! += product(output, column, lanes);
        }
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
  const row: Row = { loss: 0, slope: 0, growth: 0 };
  for (let i = 0; i < outputs.length; i++) {
    const lane = i % count;
    lossOf(outputs[i]!, targets[i]!, row);
    outputs[i] = row.slope;
    losses[lane] = round(losses[lane]! + row.loss);
    products[lane] = round(products[lane]! + round(row.growth * round(products[lane]! + 1)));
  }
  sums[0]! += sumOf(losses, round) + log1p(grown(products));
}
