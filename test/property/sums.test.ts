import assert from 'node:assert/strict';
import { deal, partOf } from '../../src/core/data/split';
import type { Setup, TrainOptions } from '../../src/core/model/setup';
import type { Table } from '../../src/core/table/table';
import { crossValidate } from '../../src/core/train/crossValidate';
import { begin, prepare } from '../../src/core/train/run';
import { finish } from '../../src/core/work';
import { distance, large, rowsAt, tableOfNumbers } from '../support/numbers';
import { randomColumns } from '../support/random';
import { setupOf } from '../support/samples';

const ROWS = 4500;
const FEATURES = ['a', 'b', 'c', 'd'];
const FOLDS = 3;
const CLOSE = 1e-10;

type Column = Float64Array;
type Columns = Record<string, Column>;

/** What the columns are like. */
const KINDS: Readonly<Record<string, (columns: Columns) => Columns>> = {
  'of like sizes': (columns) => columns,
  'of sizes far apart': ({ a, b, c, ...rest }) => ({
    a: moved(a, 1e-7, 0),
    b: moved(b, 1e6, 3e6),
    c: moved(c, 1, -400),
    ...rest,
  }),
  'far from zero': ({ a, b, ...rest }) => ({ a: moved(a, 1, 4e7), b: moved(b, 1e-3, -5e5), ...rest }),
  'that lean on one another': ({ a, b, ...rest }) => ({ a: moved(a, 1, 0), b: leaning(a, b, 0.05), ...rest }),
  'that all but are one another': ({ a, b, ...rest }) => ({ a: moved(a, 1, 0), b: leaning(a, b, 1e-6), ...rest }),
};

function moved(column: Column = new Float64Array(), scale: number, by: number): Column {
  return column.map((x) => scale * x + by);
}

function leaning(on: Column | undefined, own: Column | undefined, share: number): Column {
  return moved(on, 3, 1).map((x, i) => x + share * (own?.[i] ?? 0));
}

const OPTIONS: readonly Partial<TrainOptions>[] = [
  {},
  { l2: 0.1 },
  { l1: 0.05 },
  { loss: 'rss' },
  { bias: false },
  { standardise: false, maxIterations: 200 },
  { optimizer: 'momentum' },
  { optimizer: 'newton' },
  { optimizer: 'lbfgs' },
  { validation: 0.3, patience: 5 },
];

/** Far from zero and not standardised the loss of either way is off by more: it is expanded around a point that is as far away. */
function optionsFor(kind: string): readonly Partial<TrainOptions>[] {
  return kind === 'far from zero' ? OPTIONS.filter(({ standardise }) => standardise !== false) : OPTIONS;
}

describe('sums and differences of statistics', () => {
  it('train as a pass over the rows does where rows have weights and features are expressions', () => {
    const columns = { ...columnsOf(3), w: moved(columnsOf(4).a, 1, 1.5) };
    for (const options of [{}, { validation: 0.3 }, { scaling: 'minmax' as const }]) {
      const setup = { ...of(options, [5]), features: ['a', 'b*c', 'd^2'], rowWeights: 'w' };
      const told = trainedOn(large(tableOfNumbers(columns)), setup);
      const expected = trainedOn(tableOfNumbers(columns), setup);
      requireClose(told.losses, expected.losses, `losses, ${JSON.stringify(options)}`);
      requireClose(told.validation, expected.validation, `losses on rows held back, ${JSON.stringify(options)}`);
      requireClose(told.parameters, expected.parameters, `weights, ${JSON.stringify(options)}`);
    }
  });

  for (const [kind, shaped] of Object.entries(KINDS)) {
    it(`train as a pass over the rows does, of columns ${kind}`, () => {
      for (const [seed, options] of optionsFor(kind).entries()) {
        const columns = shaped(columnsOf(seed + 1));
        for (const excluded of [[], [0, 17, 4499]]) {
          const setup = of(options, excluded);
          const told = trainedOn(large(tableOfNumbers(columns)), setup);
          const expected = trainedOn(tableOfNumbers(columns), setup);
          const where = JSON.stringify([options, excluded]);
          requireClose(told.losses, expected.losses, `losses, ${where}`);
          requireClose(told.validation, expected.validation, `losses on rows held back, ${where}`);
          requireClose(told.parameters, expected.parameters, `weights, ${where}`);
        }
      }
    });

    it(`cross-validate as trainings on the rows of the other folds do, of columns ${kind}`, () => {
      for (const [seed, options] of optionsFor(kind).entries()) {
        const columns = shaped(columnsOf(seed + 1));
        const foldOf = deal(new Float64Array(ROWS), undefined, FOLDS, seed);
        const found = finish(crossValidate(tableOfNumbers(columns), of({ ...options, seed }), FOLDS));
        for (const [fold, { iterations, metrics, rows }] of found.entries()) {
          const { training, validation } = partOf(foldOf, fold);
          const alone = of({ ...options, seed, validation: 0 });
          const model = trainedOn(tableOfNumbers(rowsAt(columns, training)), alone);
          const where = `${JSON.stringify(options)}, fold ${fold}`;
          const expected = measuredBy(model, rowsAt(columns, validation));
          assert.deepEqual(rows, { training: training.length, validation: validation.length });
          assert.equal(iterations, model.losses.length - 1, where);
          for (const name of ['mse', 'mae'] as const) {
            assert.ok(distance(metrics[name], expected[name]) <= CLOSE, `${name}, ${where}`);
          }
        }
      }
    });
  }
});

function of(options: Partial<TrainOptions>, excluded: readonly number[] = []): Setup {
  return { ...setupOf({ target: 'y', features: FEATURES, estimator: 'linear', options }), excluded };
}

function columnsOf(seed: number): Columns {
  const [a, b, c, d, y] = randomColumns(FEATURES.length + 1, ROWS, seed) as [Column, Column, Column, Column, Column];
  const target = y.map((noise, i) => 7 + 2 * (a[i] ?? 0) - 3 * (b[i] ?? 0) + (c[i] ?? 0) / 2 + 2 * noise);
  return { a, b, c, d, y: target };
}

/** As far as the last iteration: what a result says besides is not asked. */
function trainedOn(table: Table, setup: Setup) {
  const { start, iterations } = finish(begin(finish(prepare(table, setup)), setup));
  const losses: number[] = [];
  const validation: number[] = [];
  for (;;) {
    const { done, value } = iterations.next();
    if (done) return { features: start.model.features, losses, validation, parameters: [...value.parameters] };
    if (value) losses.push(value.loss);
    if (value?.validation !== undefined) validation.push(value.validation);
  }
}

/** Of outputs that are summed up here. */
function measuredBy(
  { features, parameters }: ReturnType<typeof trainedOn>,
  { y = new Float64Array(), ...columns }: Columns,
) {
  const [bias = 0, ...weights] = parameters;
  const errors = y.map((target, i) => {
    const terms = features.map(
      ({ name, mean, scale }, j) => ((weights[j] ?? 0) * ((columns[name]?.[i] ?? 0) - mean)) / scale,
    );
    return terms.reduce((sum, term) => sum + term, bias) - target;
  });
  const mean = (of: (error: number) => number) => errors.reduce((sum, error) => sum + of(error), 0) / y.length;
  return { mse: mean((error) => error * error), mae: mean(Math.abs) };
}

/** Losses each to a share of itself, weights to one of the largest. */
function requireClose(found: readonly number[], expected: readonly number[], where: string): void {
  assert.equal(found.length, expected.length, where);
  const largest = Math.max(...expected.map(Math.abs));
  for (const [at, value] of expected.entries()) {
    const apart = distance(found[at], value, where.startsWith('weights') ? largest : 0);
    assert.ok(apart <= CLOSE, `${where}, at ${at}: found ${found[at]}, expected ${value}`);
  }
}
