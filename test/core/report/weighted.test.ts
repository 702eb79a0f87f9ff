import assert from 'node:assert/strict';
import { estimatorOf } from '../../../src/core/model/estimators';
import { reportOf, twoClassReport } from '../../../src/core/report/classes';
import { metricsOf } from '../../../src/core/report/metrics';
import { outcomeOfClasses } from '../../../src/core/train/outcome';
import { finish } from '../../../src/core/work';
import type { Metrics } from '../../../src/protocol';
import { randomColumns } from '../../support/random';
import { setupOf, tableFrom, trainOn } from '../../support/samples';

const N = 50;
const TIMES = Uint8Array.from({ length: N }, (_, i) => 1 + ((i * 7) % 4));
const REPEATED = TIMES.reduce((sum, times) => sum + times, 0);
/** The same rows, each so often; and the weights that say so, of mean 1. */
const repeat = (values: Float64Array) =>
  Float64Array.from([...values].flatMap((x, i) => new Array<number>(TIMES[i] ?? 0).fill(x)));
const WEIGHTS = Float64Array.from(TIMES, (times) => (times * N) / REPEATED);

const [noise, signal] = randomColumns(2, N, 5) as [Float64Array, Float64Array];
const outputs = signal.map((x, i) => Math.round(8 * (x + 0.4 * (noise[i] ?? 0))) / 4); // with ties
const classes = signal.map((x) => Number(x > 0.1));

function recipe(id: string) {
  const estimator = estimatorOf(id);
  assert.ok(estimator);
  return estimator;
}

function near(found: number | undefined, expected: number | undefined, what: string): void {
  const apart = Math.abs((found ?? Number.NaN) - (expected ?? Number.NaN));
  assert.ok(apart <= 1e-12 * Math.max(1, Math.abs(expected ?? 0)), `${what}: found ${found}, expected ${expected}`);
}

describe('metrics of rows with whole weights', () => {
  const compare = (found: Metrics, expected: Metrics, names: readonly (keyof Metrics)[]) => {
    for (const name of names) near(found[name], expected[name], name);
  };

  for (const bias of [true, false]) {
    it(`of a number are those of repeated rows, ${bias ? 'with' : 'without'} a bias`, () => {
      const found = finish(metricsOf(recipe('linear'), outputs, signal, { bias, parameters: 3 }, WEIGHTS));
      const expected = finish(metricsOf(recipe('linear'), repeat(outputs), repeat(signal), { bias, parameters: 3 }));
      compare(found, expected, ['mse', 'rmse', 'mae', 'r2']);
      near(found.rss, ((expected.rss ?? 0) * N) / REPEATED, 'RSS, on the scale of the rows');
      const r2 = expected.r2 ?? 0;
      near(found.adjustedR2, 1 - ((1 - r2) * (bias ? N - 1 : N)) / (N - 3), 'adjusted R², by the number of rows');
    });
  }

  it('of two classes are those of repeated rows, but that mistakes are counted once', () => {
    const found = finish(metricsOf(recipe('sigmoid'), outputs, classes, {}, WEIGHTS));
    compare(found, finish(metricsOf(recipe('sigmoid'), repeat(outputs), repeat(classes))), ['accuracy', 'logLoss']);
    assert.equal(found.misclassified, finish(metricsOf(recipe('sigmoid'), outputs, classes)).misclassified);
  });

  it('of many classes are those of repeated rows', () => {
    const scores = [outputs, noise, signal.map((x) => -x)];
    const targets = signal.map((_, i) => i % 3);
    const names = ['a', 'b', 'c'];
    const dataset = { ...EMPTY, targets, classes: names, weights: WEIGHTS };
    const found = finish(outcomeOfClasses(dataset, scores));
    const expected = finish(
      outcomeOfClasses({ ...EMPTY, targets: repeat(targets), classes: names }, scores.map(repeat)),
    );
    compare(found.metrics, expected.metrics, ['accuracy', 'logLoss']);
    near(found.classReport?.scores[1]?.recall, expected.classReport?.scores[1]?.recall, 'recall');
  });
});

const EMPTY = {
  features: [],
  columns: [],
  positions: new Uint32Array(),
  levels: {},
  rows: { total: 0, used: 0, leftOut: 0 },
  leftOut: [],
};

describe('the class report of rows with whole weights', () => {
  const names = ['no', 'yes'];
  const found = finish(twoClassReport(recipe('sigmoid'), names, outputs, classes, WEIGHTS));
  const expected = finish(twoClassReport(recipe('sigmoid'), names, repeat(outputs), repeat(classes)));

  it('has the scores, the area and the calibration of repeated rows', () => {
    near(found.auc, expected.auc, 'area');
    for (const [c, scores] of found.scores.entries()) {
      for (const name of ['precision', 'recall', 'f1'] as const) near(scores[name], expected.scores[c]?.[name], name);
    }
    assert.equal(found.calibration?.length, expected.calibration?.length);
    for (const [b, bin] of (found.calibration ?? []).entries()) {
      near(bin.predicted, expected.calibration?.[b]?.predicted, 'mean prediction');
      near(bin.observed, expected.calibration?.[b]?.observed, 'observed share');
    }
  });

  it('counts rows once wherever it counts rows', () => {
    const plain = finish(twoClassReport(recipe('sigmoid'), names, outputs, classes));
    assert.deepEqual(found.confusion, plain.confusion);
    assert.deepEqual(
      found.scores.map(({ support }) => support),
      plain.scores.map(({ support }) => support),
    );
    assert.deepEqual(
      found.calibration?.map(({ count }) => count),
      plain.calibration?.map(({ count }) => count),
    );
    assert.equal(found.weighted, true);
    assert.equal('weighted' in plain, false);
    assert.equal('weighted' in reportOf(names, [0, 1], [0, 1]), false);
  });
});

describe('a run on a table with whole weights', () => {
  it('has the metrics of a run on the repeated rows', async () => {
    const lines = Array.from(signal, (y, i) => `${noise[i]},${y},${TIMES[i]}`);
    const setup = setupOf({ target: 'y', features: ['x'], estimator: 'linear' });
    const all = lines.flatMap((line, i) => new Array<string>(TIMES[i] ?? 0).fill(line));
    const weighted = trainOn(await tableFrom(`x,y,w\n${lines.join('\n')}\n`), { ...setup, rowWeights: 'w' }).result;
    const repeated = trainOn(await tableFrom(`x,y,w\n${all.join('\n')}\n`), setup).result;
    near(weighted.loss.value, repeated.loss.value, 'loss');
    near(weighted.metrics.mse, weighted.loss.value, 'the loss is the mean squared error');
    near(weighted.metrics.r2, repeated.metrics.r2, 'R²');
    near(weighted.metrics.mae, repeated.metrics.mae, 'MAE');
  });
});
