import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { EstimatorId } from '../../../src/core/model/estimators';
import type { TrainOptions } from '../../../src/core/model/setup';
import { readSample, setupOf, trainOn } from '../../support/samples';

interface Parameter {
  readonly value: number;
  readonly standardError: number;
  readonly t?: number;
  readonly z?: number;
  readonly p: number;
  readonly interval: readonly [number, number];
}

interface Oracle {
  readonly file: string;
  readonly target: string;
  readonly features: readonly string[];
  readonly parameters: Readonly<Record<string, Parameter>>;
}

/** What statsmodels and scikit-learn have; see the README beside it. */
const oracles: Readonly<Record<'leastSquares' | 'logistic', Oracle>> & {
  readonly leastSquares: { readonly varianceInflation: Readonly<Record<string, number>> };
  readonly logistic: {
    readonly metrics: { readonly auc: number; readonly confusion: number[][]; readonly precision: number };
  };
} = JSON.parse(readFileSync('test/oracles/oracles.json', 'utf8'));

async function results(
  { file, target, features }: Oracle,
  estimator: EstimatorId,
  options: Partial<TrainOptions> = {},
) {
  return trainOn(await readSample(file), setupOf({ target, features, estimator, options })).result;
}

function near(found: number | undefined, expected: number | undefined, relative: number, what: string): void {
  const apart = Math.abs((found ?? Number.NaN) / (expected ?? Number.NaN) - 1);
  assert.ok(apart <= relative, `${what}: found ${found}, expected ${expected}`);
}

describe('the result of a run', () => {
  for (const [name, estimator, options, relative] of [
    ['leastSquares', 'linear', {}, 1e-9],
    ['logistic', 'sigmoid', { optimizer: 'newton' }, 1e-6],
  ] as const) {
    it(`says how sure the weights are, as statsmodels does (${name})`, async () => {
      const oracle = oracles[name];
      const { inference } = await results(oracle, estimator, options);
      assert.equal(inference?.kind, estimator === 'linear' ? 'leastSquares' : 'wald');
      assert.equal(inference.terms.length, Object.keys(oracle.parameters).length);
      for (const term of inference.terms) {
        const expected = oracle.parameters[term.name || 'bias'];
        near(term.weight, expected?.value, relative, term.name);
        near(term.standardError, expected?.standardError, relative, term.name);
        near(term.statistic, expected?.t ?? expected?.z, relative, term.name);
        near(term.p, expected?.p, 1e-5, term.name);
        near(term.interval[0], expected?.interval[0], relative * 100, term.name);
        near(term.interval[1], expected?.interval[1], relative * 100, term.name);
      }
    });
  }

  it('gives the exact answer’s errors however little was trained, and none with a penalty', async () => {
    const short = await results(oracles.leastSquares, 'linear', { maxIterations: 1 });
    const { varianceInflation } = oracles.leastSquares;
    for (const [name, expected] of Object.entries(varianceInflation)) {
      near(short.inference?.terms.find((term) => term.name === name)?.varianceInflation, expected, 1e-8, name);
    }
    assert.equal((await results(oracles.leastSquares, 'linear', { l2: 0.1 })).inference, undefined);
    assert.equal((await results(oracles.logistic, 'sigmoid', { maxIterations: 10 })).inference, undefined);
  });

  it('tells how well two classes are told apart, as scikit-learn does', async () => {
    const { classReport } = await results(oracles.logistic, 'sigmoid', { optimizer: 'newton' });
    const { auc, confusion, precision } = oracles.logistic.metrics;
    near(classReport?.auc, auc, 1e-12, 'auc');
    assert.deepEqual(classReport?.classes, ['FEMALE', 'MALE']);
    assert.deepEqual(classReport?.confusion, confusion);
    near(classReport?.scores[1]?.precision, precision, 1e-12, 'precision of MALE');
    const rows = (classReport?.calibration ?? []).reduce((sum, { count }) => sum + count, 0);
    assert.equal(rows, 333);
  });

  it('tells how well three classes are told apart, and one from the rest', async () => {
    const features = ['beak_length_mm', 'flipper_length_mm'];
    const table = await readSample('penguins.csv');
    const three = trainOn(
      table,
      setupOf({ target: 'species', features, estimator: 'softmax', options: { maxIterations: 200 } }),
    ).result;
    assert.deepEqual(three.classReport?.classes, ['Adelie', 'Chinstrap', 'Gentoo']);
    const right = (three.classReport?.confusion ?? []).reduce((sum, row, k) => sum + (row[k] ?? 0), 0);
    near(three.metrics.accuracy, right / 342, 1e-12, 'accuracy');
    assert.equal(three.classReport?.auc, undefined);
    const one = trainOn(
      table,
      setupOf({ target: 'species', positive: 'Gentoo', features, estimator: 'svm', options: { maxIterations: 50 } }),
    ).result;
    assert.deepEqual(one.classReport?.classes, [null, 'Gentoo']);
    assert.equal(one.classReport?.calibration, undefined);
  });
});
