import assert from 'node:assert/strict';
import { deal, partOf } from '../../../src/core/data/split';
import { spreadsOf } from '../../../src/core/report/spread';
import { crossValidate } from '../../../src/core/train/crossValidate';
import { finish } from '../../../src/core/work';
import { leastSquaresByQr } from '../../support/oracles';
import { naiveRows, readSample, setupOf, tableFrom } from '../../support/samples';

const FEATURES = ['cylinders', 'displacement', 'horsepower', 'weight_lbs', 'acceleration', 'year'];
const MPG = setupOf({ target: 'mpg', features: FEATURES, estimator: 'linear', options: { seed: 7 } });

describe('cross-validation', () => {
  it('measures each fold by the least squares of the others', async () => {
    const found = finish(crossValidate(await readSample('auto-mpg.csv'), MPG, 5));
    const rows = naiveRows('auto-mpg.csv').filter((row) => ['mpg', ...FEATURES].every((name) => row[name] !== ''));
    const inputs = rows.map((row) => FEATURES.map((name) => Number(row[name])));
    const targets = rows.map((row) => Number(row.mpg));
    const foldOf = deal(Float64Array.from(targets), undefined, 5, 7);
    assert.equal(found.length, 5);
    const mses = found.map((_, at) => {
      const { training, validation } = partOf(foldOf, at);
      const [bias = 0, ...weights] = leastSquaresByQr(
        [...training].map((i) => inputs[i] ?? []),
        [...training].map((i) => targets[i] ?? 0),
      );
      const squares = [...validation].map((i) => {
        const output = (inputs[i] ?? []).reduce((sum, x, j) => sum + x * (weights[j] ?? 0), bias);
        return ((targets[i] ?? 0) - output) ** 2;
      });
      const mse = squares.reduce((a, b) => a + b, 0) / squares.length;
      assert.deepEqual(found[at]?.rows, { training: training.length, validation: validation.length });
      assert.ok(Math.abs((found[at]?.metrics.mse ?? 0) / mse - 1) < 1e-7, `fold ${at}`);
      return mse;
    });
    const mean = mses.reduce((a, b) => a + b, 0) / 5;
    const deviation = Math.sqrt(mses.reduce((sum, x) => sum + (x - mean) ** 2, 0) / 4);
    const spread = spreadsOf(found).find(({ metric }) => metric === 'mse');
    assert.ok(spread && Math.abs(spread.mean / mean - 1) < 1e-7 && Math.abs(spread.deviation / deviation - 1) < 1e-7);
  });

  it('deals every class into every fold', async () => {
    const setup = setupOf({
      target: 'species',
      features: ['beak_length_mm', 'beak_depth_mm'],
      estimator: 'softmax',
      options: { maxIterations: 50 },
    });
    const found = finish(crossValidate(await readSample('penguins.csv'), setup, 4));
    for (const { metrics } of found) assert.ok((metrics.accuracy ?? 0) > 0.85, String(metrics.accuracy));
  });

  it('fills a fold with what the others have', async () => {
    const table = await tableFrom('x,y\n1,1\n2,2\n,3\n4,4\n100,5\n6,7\n');
    const setup = setupOf({ target: 'y', features: ['x'], estimator: 'linear', options: { missing: 'mean' } });
    const found = finish(crossValidate(table, setup, 6));
    assert.deepEqual(
      found.map(({ rows }) => rows),
      Array(6).fill({ training: 5, validation: 1 }),
    );
  });

  it('refuses what is no number of folds', async () => {
    const table = await readSample('auto-mpg.csv');
    for (const k of [1, 2.5, 101, Number.NaN]) {
      assert.throws(() => finish(crossValidate(table, MPG, k)), { code: 'foldsRange' });
    }
  });
});
