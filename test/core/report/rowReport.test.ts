import assert from 'node:assert/strict';
import { explain, type FittedModel } from '../../../src/core/model/fitted';
import { rowLossOf } from '../../../src/core/model/rowLoss';
import { Largest } from '../../../src/core/report/largest';
import { leverageAt } from '../../../src/core/report/leverage';
import { rowReportOf } from '../../../src/core/report/rowReport';
import { finish } from '../../../src/core/work';
import { digits } from '../../support/nist';
import { naiveRows, naiveRowsOf, readSample, setupOf, tableFrom, trainOn } from '../../support/samples';

const BEAKS = ['beak_length_mm', 'beak_depth_mm'];

/** The raw scores of a row, by the weights. */
function outputsOf(model: FittedModel, row: Readonly<Record<string, string>>): number[] {
  const explanation = explain(model, (column) => row[column]);
  assert.ok('terms' in explanation);
  return model.neurons.map(({ bias, weights }) =>
    explanation.terms.reduce((sum, { x }, j) => sum + x * (weights[j] ?? Number.NaN), bias),
  );
}

/** (XᵀX)⁻¹ by Gauss and Jordan, of a few features. */
function inverse(matrix: readonly (readonly number[])[]): number[][] {
  const rows = matrix.map((row, i) => [...row, ...matrix.map((_, j) => Number(i === j))]);
  for (const [i, pivot] of rows.entries()) {
    const scale = pivot[i] ?? Number.NaN;
    for (let j = 0; j < pivot.length; j++) pivot[j] = (pivot[j] ?? 0) / scale;
    for (const [k, row] of rows.entries()) {
      const factor = k === i ? 0 : (row[i] ?? 0);
      for (let j = 0; j < row.length; j++) row[j] = (row[j] ?? 0) - factor * (pivot[j] ?? 0);
    }
  }
  return rows.map((row) => row.slice(matrix.length));
}

const softplus = (z: number) => Math.log1p(Math.exp(z));

describe('the report of the rows', () => {
  for (const bias of [true, false]) {
    it(`has what the diagonal of the hat matrix follows from, ${bias ? 'with' : 'without'} a bias`, async () => {
      const features = ['weight_lbs', 'year', 'horsepower', 'weight_lbs*year'];
      const setup = setupOf({ target: 'mpg', features, estimator: 'linear', options: { bias, maxIterations: 1 } });
      const { rowReport, model } = trainOn(await readSample('auto-mpg.csv'), setup).result;
      const factor = rowReport?.leverage;
      assert.ok(factor);
      const used = naiveRows('auto-mpg.csv').filter(({ mpg, horsepower }) => mpg !== '' && horsepower !== '');
      const raw = used.map(({ weight_lbs, year, horsepower }) => {
        const [w, y, h] = [Number(weight_lbs), Number(year), Number(horsepower)];
        return [w, y, h, w * y];
      });
      const units = [3000, 76, 100, 228_000]; // columns of like sizes, for the sake of the test's own inverse
      const shifted = raw.map((x) => [
        ...x.map((value, j) => value / (units[j] ?? 1) - (bias ? 1 : 0)),
        ...(bias ? [1] : []),
      ]);
      const cross = shifted[0]?.map(
        (_, i) => shifted[0]?.map((_, j) => shifted.reduce((sum, x) => sum + (x[i] ?? 0) * (x[j] ?? 0), 0)) ?? [],
      );
      const solved = inverse(cross ?? []);
      let sum = 0;
      for (const [i, x] of shifted.entries()) {
        const hat = x.reduce((total, a, r) => total + a * x.reduce((t, b, c) => t + b * (solved[r]?.[c] ?? 0), 0), 0);
        const row = used[i] ?? {};
        const explanation = explain(model, (column) => row[column]);
        assert.ok('terms' in explanation);
        const leverage = leverageAt(
          factor,
          explanation.terms.map(({ x: value }) => value),
        );
        assert.ok(digits(leverage, hat) > 8, `${leverage} and ${hat}`);
        sum += leverage;
      }
      const parameters = bias ? 5 : 4;
      assert.ok(Math.abs(sum - parameters) < 1e-9, 'they add up to the number of parameters');
      assert.ok(Math.abs(factor.mean - parameters / used.length) < 1e-15);
    });
  }

  it('leaves a feature out of the leverage that is a sum of others', async () => {
    const text = 'a,b,y\n1,2,1\n2,4,5\n3,6,2\n7,14,9\n';
    const setup = setupOf({ target: 'y', features: ['a', 'b'], estimator: 'linear' });
    const factor = trainOn(await tableFrom(text), setup).result.rowReport?.leverage;
    assert.deepEqual(factor?.kept, [0]);
    assert.ok(Math.abs(leverageAt(factor ?? assert.fail(), [7, 14]) - (1 / 4 + 3.75 ** 2 / 20.75)) < 1e-14);
  });

  it('sums the losses that it ranks a classifier’s rows by', async () => {
    const setup = setupOf({ target: 'sex', features: BEAKS, estimator: 'sigmoid' });
    const { model, rowReport, loss } = trainOn(await readSample('penguins.csv'), setup).result;
    const rows = naiveRows('penguins.csv')
      .map((row, i) => ({ row, line: i + 2 }))
      .filter(({ row }) => /^(FE)?MALE$/.test(row.sex ?? '') && BEAKS.every((name) => row[name]));
    const losses = rows.map(({ row, line }) => {
      const [z = Number.NaN] = outputsOf(model, row);
      return { line, loss: softplus(row.sex === 'MALE' ? -z : z) };
    });
    const total = losses.reduce((sum, one) => sum + one.loss, 0);
    assert.ok(digits(rowReport?.loss ?? 0, total) > 10);
    assert.ok(digits(rowReport?.loss ?? 0, loss.value * rows.length) > 10);
    losses.sort((a, b) => b.loss - a.loss);
    assert.deepEqual(
      [...(rowReport?.worst.lines ?? [])].slice(0, 50),
      losses.slice(0, 50).map(({ line }) => line),
    );
    assert.ok(digits(rowReport?.worst.values[0] ?? 0, losses[0]?.loss ?? 0) > 9);
  });

  it('ranks the rows of a regression by the size of their residuals, at most a thousand, of those trained on', async () => {
    const rows = Array.from({ length: 3000 }, (_, i) => `${i},${i === 7 ? '' : 3 * i + 50 * Math.sin(i * i)}`);
    const text = `x,y\n${rows.join('\n')}\n`;
    const setup = setupOf({ target: 'y', features: ['x'], estimator: 'linear', excluded: [0, 5] });
    const { model, rowReport } = trainOn(await tableFrom(text), setup).result;
    const naive = naiveRowsOf(text).flatMap((row, i) => {
      if (row.y === '' || i === 0 || i === 5) return [];
      return [{ line: i + 2, residual: Number(row.y) - (outputsOf(model, row)[0] ?? Number.NaN) }];
    });
    naive.sort((a, b) => Math.abs(b.residual) - Math.abs(a.residual));
    const { lines, values } = rowReport?.worst ?? assert.fail();
    assert.equal(lines.length, 1000);
    for (const [k, value] of values.entries()) {
      assert.equal(lines[k], naive[k]?.line);
      assert.ok(Math.abs(value - (naive[k]?.residual ?? 0)) < 1e-9);
    }
    const rss = naive.reduce((sum, { residual }) => sum + residual ** 2, 0);
    assert.ok(digits(rowReport?.loss ?? 0, rss) > 10);
  });

  it('is of every loss: each is its formula', async () => {
    const text = 'x,y\n1,1\n2,3\n3,2\n4,8\n6,1\n';
    const table = await tableFrom(text);
    const of = (loss: 'absolute' | 'huber' | 'rss') => {
      const options = { loss, maxIterations: 30, delta: 0.7 } as const;
      return trainOn(table, setupOf({ target: 'y', features: ['x'], estimator: 'linear', options })).result;
    };
    const expected = {
      absolute: Math.abs,
      huber: (r: number) => (Math.abs(r) <= 0.7 ? r ** 2 / 2 : 0.7 * (Math.abs(r) - 0.35)),
      rss: (r: number) => r ** 2,
    };
    for (const loss of ['absolute', 'huber', 'rss'] as const) {
      const { model, rowReport } = of(loss);
      const total = naiveRowsOf(text).reduce(
        (sum, row) => sum + expected[loss](Number(row.y) - (outputsOf(model, row)[0] ?? Number.NaN)),
        0,
      );
      assert.ok(digits(rowReport?.loss ?? 0, total) > 11, loss);
    }
  });

  it('adds up what each neuron of several classes loses', async () => {
    const positives = { softmax: undefined, sigmoid: null, svm: null, perceptron: null };
    for (const estimator of ['softmax', 'sigmoid', 'svm', 'perceptron'] as const) {
      const positive = positives[estimator];
      const words = {
        target: 'species',
        features: BEAKS,
        estimator,
        options: { maxIterations: 100 },
        ...(positive === null && { positive }),
      };
      const { model, rowReport } = trainOn(await readSample('penguins.csv'), setupOf(words)).result;
      const lossOf = rowLossOf(model);
      let total = 0;
      for (const row of naiveRows('penguins.csv').filter((one) => BEAKS.every((name) => one[name]))) {
        const z = outputsOf(model, row);
        const y = model.classes?.indexOf(row.species ?? '') ?? -1;
        const sides = z.map((output, k) => (k === y ? output : -output));
        const expected = {
          softmax: Math.log(z.reduce((sum, one) => sum + Math.exp(one - (z[y] ?? 0)), 0)),
          sigmoid: sides.reduce((sum, one) => sum + softplus(-one), 0),
          svm: sides.reduce((sum, one) => sum + Math.max(0, 1 - one), 0),
          perceptron: sides.reduce((sum, one) => sum + Math.max(0, -one), 0),
        }[estimator];
        assert.ok(Math.abs(lossOf(z, y) - expected) < 1e-9 * Math.max(1, expected), estimator);
        total += expected;
      }
      assert.ok(Math.abs((rowReport?.loss ?? 0) - total) < 1e-9 * Math.max(1, total), estimator);
    }
  });

  it('has no total of rows that count unequally, no rows where there is no loss, and nothing of weights that are no numbers', async () => {
    const of = async (text: string, words: object) => {
      const setup = setupOf({ target: 'y', features: ['x'], estimator: 'linear', ...words });
      return trainOn(await tableFrom(text), setup).result;
    };
    const weighted = await of('x,y,w\n1,2,1\n2,5,3\n3,5,2\n', { rowWeights: 'w' });
    assert.equal(weighted.rowReport?.loss, undefined);
    assert.equal(weighted.rowReport?.leverage, undefined);
    assert.equal(weighted.rowReport?.worst.lines.length, 3);
    const parted = await of('x,y\n1,a\n2,a\n8,b\n9,b\n', { estimator: 'perceptron' });
    assert.deepEqual(parted.rowReport?.worst.lines, new Uint32Array());
    const { model } = weighted;
    const dataset = { targets: Float64Array.of(1, 2), positions: Uint32Array.of(0, 1) };
    const scores = [Float64Array.of(1, Number.POSITIVE_INFINITY)];
    assert.equal(finish(rowReportOf(dataset, model, scores, () => 1)), undefined);
  });
});

describe('the largest of many values', () => {
  it('are those that sorting finds, of equal ones the first, and never NaN', () => {
    for (const most of [1, 3, 50]) {
      const values = Array.from({ length: 400 }, (_, i) =>
        i % 17 === 0 ? Number.NaN : Math.round(20 * Math.sin(i * i)),
      );
      values[33] = Number.POSITIVE_INFINITY;
      values[35] = Number.POSITIVE_INFINITY;
      const largest = new Largest(most);
      for (const [i, value] of values.entries()) largest.offer(value, i);
      const order = [...values.keys()].filter((i) => !Number.isNaN(values[i]));
      order.sort((a, b) => (values[a] === values[b] ? a - b : (values[b] ?? 0) - (values[a] ?? 0)));
      assert.deepEqual(largest.places(), order.slice(0, most));
    }
  });
});
