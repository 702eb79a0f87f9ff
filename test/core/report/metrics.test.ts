import assert from 'node:assert/strict';
import { estimatorOf } from '../../../src/core/model/estimators';
import { type Metrics, type ModelSize, metricsOf } from '../../../src/core/report/metrics';
import { finish } from '../../../src/core/work';

const of = (id: string, outputs: number[], targets: number[], size?: ModelSize): Metrics => {
  const estimator = estimatorOf(id);
  assert.ok(estimator);
  return finish(metricsOf(estimator, Float64Array.from(outputs), Float64Array.from(targets), size));
};

describe('metrics', () => {
  it('of a regression are those worked by hand', () => {
    assert.deepEqual(of('linear', [1, 2, 5], [2, 2, 2.0001]).mae?.toFixed(6), ((1 + 2.9999) / 3).toFixed(6));
    const { rmse, ...rest } = of('linear', [1, 3, 5], [2, 3, 7]);
    assert.deepEqual(rest, { rss: 5, mse: 5 / 3, mae: 1, r2: 1 - 5 / 14 });
    assert.equal(rmse, Math.sqrt(5 / 3));
  });

  it('of a regression charge R² for its parameters, and take it from zero where there is no bias', () => {
    const { adjustedR2 } = of('linear', [1, 3, 5, 8], [2, 3, 7, 8], { parameters: 2 });
    assert.equal(adjustedR2, 1 - 5 / 2 / (26 / 3));
    const free = of('linear', [1, 3, 5], [2, 3, 7], { parameters: 1, bias: false });
    assert.equal(free.r2, 1 - 5 / 62);
    assert.equal(free.adjustedR2, 1 - 5 / 2 / (62 / 3));
    assert.equal(of('linear', [1, 2], [1, 2], { parameters: 2 }).adjustedR2, undefined);
  });

  it('of a classifier count an output of zero as negative', () => {
    assert.deepEqual(of('perceptron', [-1, 0, 2, 3], [0, 0, 1, 0]), { accuracy: 0.75, misclassified: 1 });
    const { logLoss = 0, accuracy } = of('sigmoid', [0, Math.log(3)], [1, 1]);
    assert.equal(accuracy, 0.5);
    assert.ok(Math.abs(logLoss - (Math.log(2) + Math.log(4 / 3)) / 2) < 1e-15);
  });
});
