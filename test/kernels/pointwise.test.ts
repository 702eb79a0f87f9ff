import assert from 'node:assert/strict';
import { LOSSES } from '../../src/core/model/loss';
import { Memory } from '../../src/kernels/memory';
import {
  columnBytes,
  numberBytes,
  PADDING,
  type Precision,
  pointwiseIn,
  ROW_MULTIPLE,
  SUM_ROWS,
  SWEPT_LOSSES,
  type SweptLoss,
  TILE_ROWS,
} from '../../src/kernels/pointwise';
import { randomColumns } from '../support/random';

const DELTA = 0.7;
const CLASSES: readonly SweptLoss[] = ['log', 'sigmoidSquared', 'hinge'];
const NAMES = Object.keys(SWEPT_LOSSES) as SweptLoss[];
const LOSS = {
  squared: 'mse',
  absolute: 'absolute',
  huber: 'huber',
  log: 'log',
  sigmoidSquared: 'sigmoidSquared',
  hinge: 'hinge',
} as const;
const SOFTMAX_CLASSES = 3;
const neuronsOf = (loss: SweptLoss) => (loss === 'softmax' ? SOFTMAX_CLASSES : 1);
const targetOf = (loss: SweptLoss, y: number) => {
  if (loss === 'softmax') return y > 0.5 ? 2 : y > -0.5 ? 1 : 0;
  return CLASSES.includes(loss) ? (y > 0 ? 1 : 0) : y;
};
const detailOf = (loss: SweptLoss) => (loss === 'softmax' ? SOFTMAX_CLASSES : CLASSES.includes(loss) ? 1 : DELTA);

interface Case {
  readonly columns: readonly Float64Array[];
  readonly targets: Float64Array;
  readonly parameters: Float64Array;
}

function caseOf(rows: number, d: number, loss: SweptLoss, far = 1): Case {
  const [y = new Float64Array(), ...columns] = randomColumns(d + 1, rows, 11 * d + rows);
  const targets = y.map((value) => targetOf(loss, value));
  const parameters = Float64Array.from({ length: neuronsOf(loss) * (d + 1) }, (_, j) => far * Math.sin(j + 1));
  return { columns, targets, parameters };
}

/** The sums of each 4,096 rows. */
function swept({ columns, targets, parameters }: Case, precision: Precision, loss: SweptLoss, plain: boolean) {
  const d = columns.length;
  const rows = targets.length;
  const stride = columnBytes(precision);
  const tiles = Math.ceil(rows / TILE_ROWS);
  const neurons = neuronsOf(loss);
  const size = 1 + neurons * (d + 1);
  const all = (tiles * d + neurons) * stride + (rows + TILE_ROWS + (rows / SUM_ROWS + 2) * size) * 8;
  const memory = new Memory(all, { plain });
  const numbers = (at: number, length: number) =>
    precision === 'double' ? new Float64Array(memory.buffer, at, length) : new Float32Array(memory.buffer, at, length);
  const bytes = numberBytes(precision);
  const features = memory.allocate(tiles * d * stride);
  for (let tile = 0; tile < tiles; tile++) {
    for (const [j, column] of columns.entries()) {
      numbers(features + (tile * d + j) * stride, TILE_ROWS).set(
        column.subarray(tile * TILE_ROWS, (tile + 1) * TILE_ROWS),
      );
    }
  }
  const padded = Math.ceil(rows / ROW_MULTIPLE) * ROW_MULTIPLE;
  const targetsAt = memory.allocate(padded * bytes);
  numbers(targetsAt, padded).fill(PADDING).set(targets);
  const parametersAt = memory.allocate(parameters.length * bytes);
  numbers(parametersAt, parameters.length).set(parameters);
  const partials = memory.doubles(Math.ceil(rows / SUM_ROWS) * size);
  const detail = detailOf(loss);
  const room = memory.allocate(neurons * stride);
  const { sweep } = pointwiseIn(memory, precision);
  sweep(features, targetsAt, d, rows, parametersAt, SWEPT_LOSSES[loss], detail, partials.at, room);
  return partials.values;
}

/** The sums over all rows, each by Neumaier's compensated summation, by the losses' own definitions. */
function expected({ columns, targets, parameters }: Case, name: SweptLoss): { sums: number[]; sizes: number[] } {
  const stride = columns.length + 1;
  const rows = Array.from(targets, (y, i) => {
    const factors = [1, ...columns.map((column) => column[i] ?? 0)];
    const outputs = Array.from({ length: neuronsOf(name) }, (_, k) =>
      factors.reduce((sum, factor, j) => sum + (parameters[k * stride + j] ?? 0) * factor, 0),
    );
    const { value, slopes } = lossOf(name, outputs, y);
    return [value, ...slopes.flatMap((slope) => factors.map((factor) => slope * factor))];
  });
  const places = [...(rows[0] ?? []).keys()];
  return {
    sums: places.map((k) => compensated(rows.map((row) => row[k] ?? 0))),
    sizes: places.map((k) => compensated(rows.map((row) => Math.abs(row[k] ?? 0)))),
  };
}

function lossOf(name: SweptLoss, outputs: readonly number[], y: number): { value: number; slopes: number[] } {
  if (name !== 'softmax') {
    const loss = LOSSES[LOSS[name]]({ delta: DELTA });
    const [z = 0] = outputs;
    return { value: loss.value(z, y), slopes: [loss.derivative(z, y)] };
  }
  const most = Math.max(...outputs);
  const greatest = outputs.indexOf(most);
  const others = outputs.reduce((sum, z, k) => sum + (k === greatest ? 0 : Math.exp(z - most)), 0);
  return {
    value: Math.log1p(others) + (most - (outputs[y] ?? 0)),
    slopes: outputs.map((z, k) => Math.exp(z - most) / (1 + others) - (k === y ? 1 : 0)),
  };
}

function compensated(values: readonly number[]): number {
  let sum = 0;
  let rest = 0;
  for (const value of values) {
    const next = sum + value;
    rest += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }
  return sum + rest;
}

function totals(partials: Float64Array, size: number): number[] {
  return Array.from({ length: size }, (_, k) => compensated([...partials].filter((_, at) => at % size === k)));
}

/** What lies in the tiles' places of a column, and between them. */
function placed(column: Float64Array, precision: Precision, padding: number, plain: boolean): number[] {
  const rows = column.length;
  const bytes = numberBytes(precision);
  const stride = 3 * columnBytes(precision);
  const tiles = Math.ceil(rows / TILE_ROWS);
  const memory = new Memory(rows * 8 + tiles * stride, { plain });
  const from = memory.doubles(rows);
  from.values.set(column);
  const into = memory.allocate(tiles * stride);
  pointwiseIn(memory, precision).place(from.at, rows, MEAN, FACTOR, into, stride, padding);
  const length = (tiles * stride) / bytes;
  return [
    ...(bytes === 8 ? new Float64Array(memory.buffer, into, length) : new Float32Array(memory.buffer, into, length)),
  ];
}

const MEAN = 0.3;
const FACTOR = 1.7;

describe('a column in tiles', () => {
  for (const precision of ['double', 'single'] as const) {
    it(`is (x − mean)·factor, with padding behind it and nothing else touched (${precision})`, () => {
      const round = precision === 'single' ? Math.fround : (x: number) => x;
      for (const rows of [1, 3, 4, 15, 16, 511, 512, 513, 1500]) {
        const [column = new Float64Array()] = randomColumns(1, rows, rows);
        const step = (3 * columnBytes(precision)) / numberBytes(precision);
        const expected = new Array<number>(Math.ceil(rows / TILE_ROWS) * step).fill(0);
        const behind = Math.ceil(rows / ROW_MULTIPLE) * ROW_MULTIPLE;
        for (let row = 0; row < behind; row++) {
          const x = column[row];
          expected[Math.floor(row / TILE_ROWS) * step + (row % TILE_ROWS)] =
            x === undefined ? PADDING : round((x - MEAN) * FACTOR);
        }
        for (const plain of [false, true]) assert.deepEqual(placed(column, precision, PADDING, plain), expected);
      }
    });
  }
});

describe('the pass of a pointwise loss', () => {
  for (const precision of ['double', 'single'] as const) {
    for (const loss of NAMES) {
      it(`has the bits of its twin, whatever the numbers of rows and columns (${precision}, ${loss})`, () => {
        for (const [rows, d] of [
          [1, 1],
          [15, 2],
          [16, 3],
          [513, 4],
          [4096, 5],
          [4097, 1],
          [9001, 6],
        ] as const) {
          for (const far of [1, 40, 1e5]) {
            const one = caseOf(rows, d, loss, far);
            const [kernel, twin] = [swept(one, precision, loss, false), swept(one, precision, loss, true)];
            assert.deepEqual(kernel, twin, `${rows} × ${d}, ${far}`);
          }
        }
      });

      it(`agrees with compensated sums of the losses one by one (${precision}, ${loss})`, () => {
        for (const far of [0.1, 1, 20]) {
          const one = caseOf(9001, 5, loss, far);
          const { sums, sizes } = expected(one, loss);
          const within = precision === 'double' ? [1e-13, 1e-13] : [1e-7, 2e-6];
          for (const [k, found] of totals(swept(one, precision, loss, false), 1 + neuronsOf(loss) * 6).entries()) {
            const most = (within[Math.min(k, 1)] ?? 0) * (sizes[k] ?? 0);
            assert.ok(Math.abs(found - (sums[k] ?? 0)) <= most, `${far}, ${k}: ${found} ${sums[k]}`);
          }
        }
      });
    }
  }

  it('keeps the digits of log losses that are next to nothing', () => {
    const targets = Float64Array.from({ length: 600 }, (_, i) => i % 2);
    const one: Case = {
      columns: [targets.map((y, i) => (2 * y - 1) * (20 + i / 100))],
      targets,
      parameters: Float64Array.of(0, 1),
    };
    const [found = 0] = totals(swept(one, 'double', 'log', false), 3);
    const sum = expected(one, 'log').sums[0] ?? 0;
    assert.ok(Math.abs(found - sum) <= 1e-13 * sum, `${found} ${sum}`);
  });

  it('keeps the digits of cross-entropies that are next to nothing, and shares what several outputs have alike', () => {
    const targets = Float64Array.from({ length: 600 }, (_, i) => i % 3);
    const columns = [0, 1, 2].map((k) => targets.map((y, i) => (y === k ? 20 + i / 100 : 0)));
    const parameters = Float64Array.of(0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1);
    const sure: Case = { columns, targets, parameters };
    const unsure: Case = { ...sure, parameters: new Float64Array(12) };
    for (const [one, sum] of [
      [sure, expected(sure, 'softmax').sums[0] ?? 0],
      [unsure, 600 * Math.log(3)],
    ] as const) {
      const [found = 0] = totals(swept(one, 'double', 'softmax', false), 13);
      assert.ok(Math.abs(found - sum) <= 1e-13 * sum, `${found} ${sum}`);
    }
  });

  it('is not a number where a parameter is none', () => {
    for (const plain of [true, false]) {
      const one = { ...caseOf(20, 2, 'log'), parameters: Float64Array.of(0, Number.NaN, 1) };
      assert.ok(swept(one, 'double', 'log', plain).every(Number.isNaN));
    }
  });
});
