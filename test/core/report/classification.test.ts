import assert from 'node:assert/strict';
import { calibrationOf } from '../../../src/core/report/calibration';
import { accuracyOf, confusionOf, logLossOf, scoresOf } from '../../../src/core/report/classification';
import { rocOf } from '../../../src/core/report/roc';
import { finish } from '../../../src/core/work';
import { randomColumns } from '../../support/random';

describe('the report of a classifier', () => {
  it('counts each class against each', () => {
    const confusion = confusionOf(3, [0, 0, 1, 2, 2, 2], [0, 1, 1, 2, 0, 2]);
    assert.deepEqual([...confusion.counts], [1, 0, 1, 1, 1, 0, 0, 0, 2]);
    assert.equal(accuracyOf(confusion), 4 / 6);
    assert.deepEqual(scoresOf(confusion), [
      { precision: 1 / 2, recall: 1 / 2, f1: 1 / 2, support: 2 },
      { precision: 1, recall: 1 / 2, f1: 2 / 3, support: 2 },
      { precision: 2 / 3, recall: 1, f1: 4 / 5, support: 2 },
    ]);
  });

  it('says NaN of a class that is never predicted or has no rows', () => {
    const [, second, third] = scoresOf(confusionOf(3, [0, 0], [0, 1]));
    assert.deepEqual(second, { precision: Number.NaN, recall: 0, f1: 0, support: 1 });
    assert.deepEqual(third, { precision: Number.NaN, recall: Number.NaN, f1: Number.NaN, support: 0 });
  });

  it('takes the log loss from raw scores, however sure they are', () => {
    const loss = logLossOf(Float64Array.of(0, -800, Math.log(3)), Float64Array.of(1, 0, 0));
    assert.ok(Math.abs(loss - (Math.log(2) + Math.log(4)) / 3) < 1e-15);
    assert.equal(logLossOf(Float64Array.of(-800), Float64Array.of(1)), 800);
  });

  it('has the area under the curve that the definition by pairs has, ties and all', () => {
    for (let seed = 1; seed <= 40; seed++) {
      const [a, b] = randomColumns(2, 60, seed) as [Float64Array, Float64Array];
      const outputs = seed % 2 ? a : a.map((x) => Math.round(3 * x));
      const targets = b.map((x, i) => (x + (a[i] ?? 0) > 0 ? 1 : 0));
      let [wins, pairs] = [0, 0];
      targets.forEach((positive, i) => {
        targets.forEach((other, k) => {
          if (positive !== 1 || other !== 0) return;
          pairs += 1;
          wins += (Math.sign((outputs[i] ?? 0) - (outputs[k] ?? 0)) + 1) / 2;
        });
      });
      const { auc, falsePositiveRates, truePositiveRates, thresholds } = finish(rocOf(outputs, targets));
      assert.equal(auc, wins / pairs);
      const trapezoids = falsePositiveRates.reduce((area, x, i, all) => {
        if (i === 0) return 0;
        return area + ((x - (all[i - 1] ?? 0)) * ((truePositiveRates[i] ?? 0) + (truePositiveRates[i - 1] ?? 0))) / 2;
      }, 0);
      assert.ok(Math.abs(trapezoids - auc) < 1e-12);
      assert.deepEqual([falsePositiveRates.at(-1), truePositiveRates.at(-1)], [1, 1]);
      assert.equal(thresholds.length, new Set(outputs).size + 1);
    }
  });

  it('has no area where a class has no rows', () => {
    assert.ok(Number.isNaN(finish(rocOf(Float64Array.of(1, 2), Float64Array.of(1, 1))).auc));
  });

  it('compares the predicted with the observed share, bin by bin', () => {
    const bins = finish(calibrationOf(Float64Array.of(0, 0.05, 0.1, 0.95, 1), Float64Array.of(0, 1, 0, 1, 1)));
    assert.deepEqual(bins, [
      { count: 2, predicted: 0.025, observed: 0.5 },
      { count: 1, predicted: 0.1, observed: 0 },
      { count: 2, predicted: 0.975, observed: 1 },
    ]);
  });
});
