import assert from 'node:assert/strict';
import type { RunResult } from '../../../src/core/train/run';
import { leastLogLoss, leastSquaresByQr } from '../../support/oracles';
import { type Fitted, naiveRows, readSample, setupOf, trainOn } from '../../support/samples';

const SIX_DIGITS = 5e-7;

function agree(found: number, expected: number, relative = SIX_DIGITS): void {
  assert.ok(Math.abs(found - expected) <= relative * Math.abs(expected), `found ${found}, expected ${expected}`);
}

function agreeAll(found: readonly number[], expected: readonly number[]): void {
  assert.equal(found.length, expected.length);
  for (const [j, number] of expected.entries()) agree(found[j] ?? Number.NaN, number);
}

const weightsOf = ({ model: { neurons } }: RunResult) => neurons.flatMap(({ bias, weights }) => [bias, ...weights]);

const MEASUREMENTS = ['beak_length_mm', 'beak_depth_mm', 'flipper_length_mm', 'body_mass_g'];

describe('linear regression run to convergence', () => {
  const NUMBERS = ['cylinders', 'displacement', 'horsepower', 'weight_lbs', 'acceleration', 'year'];

  for (const loss of ['mse', 'rss'] as const) {
    it(`agrees with the least squares of auto-mpg to six digits in the columns' units (${loss})`, async () => {
      const features = [...NUMBERS, 'origin'];
      const setup = setupOf({
        target: 'mpg',
        features,
        estimator: 'linear',
        options: { loss, maxIterations: 100_000 },
      });
      const { result } = trainOn(await readSample('auto-mpg.csv'), setup);
      const rows = naiveRows('auto-mpg.csv').filter((row) => ['mpg', ...features].every((name) => row[name] !== ''));
      const expected = leastSquaresByQr(
        rows.map((row) => [
          ...NUMBERS.map((name) => Number(row[name])),
          row.origin === 'Japan' ? 1 : 0,
          row.origin === 'USA' ? 1 : 0,
        ]),
        rows.map((row) => Number(row.mpg)),
      );
      assert.equal(result.status, 'converged');
      assert.deepEqual(
        result.model.features.map(({ name }) => name),
        [...NUMBERS, 'origin=Japan', 'origin=USA'],
      );
      agreeAll(weightsOf(result), expected);
    });
  }

  for (const series of [1, 2, 3, 4]) {
    it(`agrees with the least squares of Anscombe's series ${series}`, async () => {
      const name = `anscombe-${series}.csv`;
      const { result } = trainOn(
        await readSample(name),
        setupOf({ target: 'y', features: ['x'], estimator: 'linear' }),
      );
      const rows = naiveRows(name);
      const expected = leastSquaresByQr(
        rows.map(({ x }) => [Number(x)]),
        rows.map(({ y }) => Number(y)),
      );
      assert.equal(result.status, 'converged');
      agreeAll(weightsOf(result), expected);
      agree(result.metrics.r2 ?? Number.NaN, 0.666, 2e-3); // as Anscombe prints it
    });
  }
});

describe('the sigmoid neuron', () => {
  it('reaches the maximum-likelihood loss on penguins to six digits', async () => {
    const setup = setupOf({
      target: 'sex',
      features: MEASUREMENTS,
      estimator: 'sigmoid',
      options: { maxIterations: 100_000 },
    });
    const { result } = trainOn(await readSample('penguins.csv'), setup);
    const rows = naiveRows('penguins.csv').filter(
      ({ sex, body_mass_g }) => (sex === 'MALE' || sex === 'FEMALE') && body_mass_g !== '',
    );
    const best = leastLogLoss(
      rows.map((row) => MEASUREMENTS.map((name) => Number(row[name]))),
      rows.map(({ sex }) => (sex === 'MALE' ? 1 : 0)),
    );
    assert.deepEqual(result.model.classes, ['FEMALE', 'MALE']);
    agree(result.loss.value, best);
    agree(result.metrics.logLoss ?? Number.NaN, best);
  });
});

describe('the perceptron', () => {
  const learn = async (positive: string): Promise<Fitted> => {
    const setup = setupOf({ target: 'species', positive, features: MEASUREMENTS, estimator: 'perceptron' });
    return trainOn(await readSample('penguins.csv'), setup);
  };

  it('tells Gentoo from the rest without an error, in a few passes', async () => {
    const { result, losses } = await learn('Gentoo');
    assert.equal(result.status, 'converged');
    assert.equal(result.metrics.misclassified, 0);
    assert.ok(result.iterations <= 10, `${result.iterations} passes`);
    assert.equal(losses[0], 342, 'zero weights say nothing of any row');
    assert.deepEqual(
      result.diagnoses.map(({ code }) => code),
      ['separated'],
    );
  });

  it('does not settle on Chinstrap, keeps its best pass and says so', async () => {
    const { result, losses } = await learn('Chinstrap');
    assert.equal(result.status, 'iterations');
    assert.equal(losses.length, 101);
    assert.equal(result.loss.value, Math.min(...losses));
    assert.equal(result.loss.value, losses[result.kept]);
    assert.ok((result.metrics.misclassified ?? Number.NaN) <= 10, `${result.metrics.misclassified} errors`);
    assert.equal(result.diagnoses[0]?.code, 'notSettled');
  });
});
