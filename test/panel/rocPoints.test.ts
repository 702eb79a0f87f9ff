import assert from 'node:assert/strict';
import { truePositiveAt } from '../../src/panel/rocPoints';

const roc = { falsePositive: Float64Array.of(0, 0, 0.5, 1), truePositive: Float64Array.of(0, 0.4, 0.8, 1) };

describe('the height of the ROC curve', () => {
  it('is the greatest where the curve is upright', () => {
    assert.equal(truePositiveAt(roc, 0), 0.4);
  });

  it('lies on the line between two points', () => {
    assert.ok(Math.abs(truePositiveAt(roc, 0.25) - 0.6) < 1e-12);
    assert.ok(Math.abs(truePositiveAt(roc, 0.75) - 0.9) < 1e-12);
  });

  it('is 1 at the end', () => {
    assert.equal(truePositiveAt(roc, 1), 1);
  });

  it('is no number where there is no curve', () => {
    const none = { falsePositive: Float64Array.of(Number.NaN), truePositive: Float64Array.of(1) };
    assert.ok(Number.isNaN(truePositiveAt(none, 0.5)));
  });
});
