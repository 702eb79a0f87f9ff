import assert from 'node:assert/strict';
import type { TrainOptions } from '../../../src/core/model/setup';
import { type Fitted, naiveRows, readSample, setupOf, tableFrom, trainOn } from '../../support/samples';

const FEATURES = ['horsepower', 'weight_lbs', 'year'];

async function mpg(options: Partial<TrainOptions>): Promise<Fitted> {
  const tight = { tolerance: 1e-12, maxIterations: 100_000, ...options };
  const setup = setupOf({ target: 'mpg', features: FEATURES, estimator: 'linear', options: tight });
  return trainOn(await readSample('auto-mpg.csv'), setup);
}

const trained = ({ result: { model } }: Fitted): number[] => {
  const { bias = Number.NaN, weights = [] } = model.neurons[0]?.standardised ?? {};
  return [bias, ...weights];
};

function agree(found: readonly number[], expected: readonly number[], digits = 1e-9): void {
  assert.equal(found.length, expected.length);
  for (const [j, number] of expected.entries())
    assert.ok(Math.abs((found[j] ?? Number.NaN) - number) <= digits * (1 + Math.abs(number)), `${found} ${expected}`);
}

/** Solves A·x = b by elimination without pivoting: A is positive definite. */
function eliminate(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, i) => [...row, right[i] ?? 0]);
  for (const [k, pivot] of rows.entries()) {
    for (const [i, row] of rows.entries()) {
      if (i === k) continue;
      const factor = (row[k] ?? 0) / (pivot[k] ?? 1);
      for (let j = k; j < row.length; j++) row[j] = (row[j] ?? 0) - factor * (pivot[j] ?? 0);
    }
  }
  return rows.map((row, i) => (row.at(-1) ?? 0) / (row[i] ?? 1));
}

const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0);

/** The columns of auto-mpg that these tests use, the target last. */
function columns(): number[][] {
  const rows = naiveRows('auto-mpg.csv').filter((row) => [...FEATURES, 'mpg'].every((name) => row[name] !== ''));
  return [...FEATURES, 'mpg'].map((name) => rows.map((row) => Number(row[name])));
}

function standardised(values: readonly number[]): number[] {
  const centre = mean(values);
  const deviation = Math.sqrt(mean(values.map((x) => (x - centre) ** 2)));
  return values.map((x) => (x - centre) / deviation);
}

describe('a penalty', () => {
  it('on squares gives the ridge weights of the normal equations: (ZᵀZ/n + l2/2·I)·w = Zᵀy/n, the bias free', async () => {
    const l2 = 0.8;
    const all = columns();
    const y = all.pop() ?? [];
    const z = all.map(standardised);
    const matrix = z.map((a, i) => z.map((b, j) => dot(a, b) / y.length + (i === j ? l2 / 2 : 0)));
    const weights = eliminate(
      matrix,
      z.map((a) => dot(a, y) / y.length),
    );
    for (const loss of ['mse', 'rss'] as const) agree(trained(await mpg({ l2, loss })), [mean(y), ...weights]);
    agree(trained(await mpg({ l2, optimizer: 'newton', maxIterations: 1 })), [mean(y), ...weights]);
  });

  for (const optimizer of ['gradientDescent', 'momentum', 'nesterov'] as const) {
    it(`on sizes gives the soft threshold of least squares on an orthogonal table (${optimizer})`, async () => {
      const signs = [
        [1, 1, 1],
        [1, -1, -1],
        [-1, 1, -1],
        [-1, -1, 1],
      ]; // standardised, and each at right angles to the others
      const targets = signs.map(([a = 0, b = 0, c = 0]) => 5 + 3 * a - 0.2 * b + 1 * c);
      const text = ['a,b,c,y', ...signs.map((row, i) => [...row, targets[i]].join(','))].join('\n');
      const options = { l1: 0.6, optimizer, maxIterations: 20_000, learningRate: 0.3 };
      const fitted = trainOn(
        await tableFrom(text),
        setupOf({ target: 'y', features: ['a', 'b', 'c'], estimator: 'linear', options }),
      );
      assert.equal(fitted.result.status, 'converged');
      const [bias = 0, a = 0, b = 1, c = 0] = trained(fitted);
      agree([bias, a, c], [5, 3 - 0.3, 1 - 0.3], 1e-7); // of the mean r² by l1 / 2
      assert.ok(Object.is(b, 0), 'just 0, not near it');
    });
  }

  it('moves the minima of the sum and the mean of squares alike', async () => {
    for (const penalty of [{ l1: 2 }, { l2: 0.3 }, { l1: 1, l2: 0.3 }]) {
      const [mse, rss] = [await mpg({ ...penalty, loss: 'mse' }), await mpg({ ...penalty, loss: 'rss' })];
      agree(trained(rss), trained(mse), 1e-8);
      assert.ok(Math.abs(rss.result.loss.value / mse.result.loss.value / 392 - 1) < 1e-9);
    }
  });

  it('is part of the charted loss', async () => {
    const { result } = await mpg({ l1: 0.4, l2: 0.6 });
    const { weights = [] } = result.model.neurons[0]?.standardised ?? {};
    const penalty = weights.reduce((sum, w) => sum + 0.4 * Math.abs(w) + 0.3 * w * w, 0);
    assert.ok(Math.abs((result.metrics.mse ?? Number.NaN) + penalty - result.loss.value) < 1e-9);
  });

  it('of l1 leaves nothing where it is above every slope', async () => {
    const { result } = await mpg({ l1: 100 });
    assert.equal(result.status, 'converged');
    assert.deepEqual(result.model.neurons[0]?.weights, [0, 0, 0]);
  });
});

describe('without a bias', () => {
  it('training finds the least squares through the origin', async () => {
    const all = columns();
    const y = all.pop() ?? [];
    const expected = eliminate(
      all.map((a) => all.map((b) => dot(a, b))),
      all.map((a) => dot(a, y)),
    );
    for (const options of [{}, { optimizer: 'newton' }, { loss: 'rss' }, { initial: 'random' }] as const) {
      const { result } = await mpg({ bias: false, ...options });
      const neuron = result.model.neurons[0];
      assert.deepEqual([neuron?.bias, neuron?.standardised.bias], [0, 0]);
      agree(neuron?.weights ?? [], expected, 1e-8);
    }
  });

  it('features are divided by their root mean square, and keep their zero', async () => {
    const { model } = (await mpg({ bias: false })).result;
    for (const [j, column] of columns().slice(0, -1).entries()) {
      const { mean: centre, scale } = model.features[j] ?? {};
      assert.equal(centre, 0);
      assert.ok(Math.abs((scale ?? 0) / Math.sqrt(mean(column.map((x) => x * x))) - 1) < 1e-12);
    }
  });
});
