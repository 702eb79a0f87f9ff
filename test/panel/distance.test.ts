import assert from 'node:assert/strict';
import { distanceTo, isAtBest } from '../../src/panel/distance';

describe('the distance to the best possible', () => {
  it('is in per cent of the best', () => {
    assert.deepEqual(distanceTo(10, 10.5, 600), { value: 5, unit: '%' });
    assert.deepEqual(distanceTo(-10, -9, 600), { value: 10, unit: '%' });
  });

  it('is the loss itself where the best is 0, or rounding of it', () => {
    assert.deepEqual(distanceTo(0, 0.25, 600), { value: 0.25, unit: '' });
    assert.equal(distanceTo(1e-28, 0.25, 600)?.unit, '');
  });

  it('is never below 0', () => {
    assert.equal(distanceTo(10, 10 - 1e-14, 600)?.value, 0);
  });

  it('is none of a loss that is no number', () => {
    for (const loss of [Number.NaN, Number.POSITIVE_INFINITY]) assert.equal(distanceTo(10, loss, 600), undefined);
  });

  it('has come to its end below a millionth of a per cent', () => {
    assert.ok(isAtBest({ value: 9e-7, unit: '%' }) && !isAtBest({ value: 2e-6, unit: '%' }));
    assert.ok(isAtBest({ value: 0, unit: '' }) && !isAtBest({ value: 1e-9, unit: '' }));
  });
});
