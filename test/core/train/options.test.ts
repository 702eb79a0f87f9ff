import assert from 'node:assert/strict';
import type { TrainOptions } from '../../../src/core/model/setup';
import { leastSquaresByQr } from '../../support/oracles';
import { naiveRows, readSample, setupOf, tableFrom, trainOn } from '../../support/samples';

const FEATURES = ['weight_lbs', 'year', 'acceleration'];

async function onCars(options: Partial<TrainOptions>) {
  const setup = setupOf({
    target: 'mpg',
    features: FEATURES,
    estimator: 'linear',
    options: { maxIterations: 100_000, ...options },
  });
  return trainOn(await readSample('auto-mpg.csv'), setup);
}

function near(found: number | undefined, expected: number | undefined, relative = 1e-6): void {
  assert.ok(
    Math.abs((found ?? Number.NaN) / (expected ?? Number.NaN) - 1) <= relative,
    `found ${found}, expected ${expected}`,
  );
}

describe('rows that are held back', () => {
  it('are measured and not trained on: the last in the file', async () => {
    const { result, losses, validation } = await onCars({ validation: 0.25, split: 'last' });
    const rows = naiveRows('auto-mpg.csv').filter(({ mpg }) => mpg !== '');
    const training = rows.slice(0, rows.length - Math.round(rows.length / 4));
    const held = rows.slice(training.length);
    const inputs = (some: typeof rows) => some.map((row) => FEATURES.map((name) => Number(row[name])));
    const [bias = 0, ...weights] = leastSquaresByQr(
      inputs(training),
      training.map(({ mpg }) => Number(mpg)),
    );
    result.model.neurons[0]?.weights.forEach((weight, j) => {
      near(weight, weights[j], 1e-5);
    });
    const squares = held.map((row, i) => {
      const output = (inputs(held)[i] ?? []).reduce((sum, x, j) => sum + x * (weights[j] ?? 0), bias);
      return (output - Number(row.mpg)) ** 2;
    });
    const mse = squares.reduce((a, b) => a + b, 0) / held.length;
    near(result.validation?.mse, mse);
    assert.equal(validation.length, losses.length);
    near(validation.at(-1), result.validation?.mse, 1e-12);
  });

  it('end a training that no longer gets better on them, and their best weights are kept', async () => {
    const patient = await onCars({ validation: 0.3, split: 'last', patience: 20, learningRate: 0.01 });
    assert.equal(patient.result.status, 'patience');
    const best = patient.validation.indexOf(Math.min(...patient.validation));
    assert.equal(patient.result.kept, best);
    near(patient.result.validation?.mse, patient.validation[best], 1e-9);
  });

  it('are seen by every loss, for classes in the share of each', async () => {
    const features = ['beak_length_mm', 'body_mass_g'];
    for (const estimator of ['softmax', 'sigmoid', 'svm', 'perceptron'] as const) {
      const options = { validation: 0.2, maxIterations: 50 };
      const setup = setupOf({
        target: 'species',
        features,
        estimator,
        options,
        ...(estimator !== 'softmax' && { positive: 'Gentoo' }),
      });
      const { result, losses, validation } = trainOn(await readSample('penguins.csv'), setup);
      assert.equal(validation.length, losses.length, estimator);
      assert.ok((result.validation?.accuracy ?? 0) > 0.7, estimator);
    }
  });
});

describe('row weights', () => {
  it('count a row as often as they say', async () => {
    const lines = Array.from({ length: 30 }, (_, i) => ({
      x: (i * 7) % 11,
      y: ((i * 5) % 9) + i / 10,
      w: 1 + (i % 3),
    }));
    const once = `x,y,w\n${lines.map(({ x, y, w }) => `${x},${y},${w}`).join('\n')}\n`;
    const repeated = `x,y\n${lines.flatMap(({ x, y, w }) => new Array<string>(w).fill(`${x},${y}`)).join('\n')}\n`;
    for (const loss of ['mse', 'rss', 'huber'] as const) {
      const words = {
        target: 'y',
        features: ['x'],
        estimator: 'linear',
        options: { loss, delta: 2, scaling: 'minmax', maxIterations: 100_000 },
      } as const;
      const weighted = trainOn(await tableFrom(once), setupOf({ ...words, rowWeights: 'w' })).result.model.neurons[0];
      const plain = trainOn(await tableFrom(repeated), setupOf(words)).result.model.neurons[0];
      near(weighted?.weights[0], plain?.weights[0]);
      near(weighted?.bias, plain?.bias);
    }
  });
});

describe('scaling', () => {
  it('changes the way and not the answer', async () => {
    const [standard, minmax] = [await onCars({ scaling: 'standard' }), await onCars({ scaling: 'minmax' })];
    assert.notEqual(standard.result.iterations, minmax.result.iterations);
    standard.result.model.neurons[0]?.weights.forEach((weight, j) => {
      near(minmax.result.model.neurons[0]?.weights[j], weight, 1e-5);
    });
    for (const { mean, scale } of minmax.result.model.features) assert.ok(mean > 0 && scale > 0);
  });
});
