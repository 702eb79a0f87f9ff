import assert from 'node:assert/strict';
import { markOfCooks, marksOf } from '../../src/panel/influenceMarks';

describe('the marks of rows that decide much', () => {
  it('are twice the mean leverage, and 4/n of Cook’s distance but never above 1', () => {
    assert.deepEqual(marksOf({ fitted: 100, meanLeverage: 0.03 }), { leverage: 0.06, cooks: 0.04 });
    assert.equal(marksOf({ fitted: 3, meanLeverage: 2 / 3 }).cooks, 1);
  });

  it('are high above 4/n, very high above 1 and where a row alone decides a weight', () => {
    const marks = marksOf({ fitted: 100, meanLeverage: 0.03 });
    assert.equal(markOfCooks(0.04, marks), undefined);
    assert.equal(markOfCooks(0.041, marks), 'high');
    assert.equal(markOfCooks(1.01, marks), 'veryHigh');
    assert.equal(markOfCooks(Number.NaN, marks), 'veryHigh');
  });
});
