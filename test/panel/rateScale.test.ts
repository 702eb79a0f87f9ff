import assert from 'node:assert/strict';
import { holds, positionOf, rateAt, STEPS, scaleAround, shareOf } from '../../src/panel/rateScale';

describe('the scale of the learning rate', () => {
  const scale = scaleAround(0.408);

  it('spans five and a half decades, three and a half of them below the rate it is made for', () => {
    assert.ok(Math.abs(Math.log10(rateAt(scale, STEPS) / rateAt(scale, 0)) - 5.5) < 0.01);
    assert.ok(Math.abs(shareOf(scale, 0.408) - 3.5 / 5.5) < 1e-12);
  });

  it('is logarithmic: equal steps multiply alike', () => {
    for (let position = 0; position + 50 <= STEPS; position += 7) {
      const ratio = rateAt(scale, position + 50) / rateAt(scale, position);
      assert.ok(Math.abs(ratio / 10 - 1) < 0.01, String(ratio));
    }
  });

  it('finds the position of every rate that it gives', () => {
    for (let position = 0; position <= STEPS; position++)
      assert.equal(positionOf(scale, rateAt(scale, position)), position);
  });

  it('gives rates of three digits, each larger than the one before', () => {
    for (let position = 0; position <= STEPS; position++) {
      const rate = rateAt(scale, position);
      assert.equal(rate, Number(rate.toPrecision(3)));
      assert.ok(position === 0 || rate > rateAt(scale, position - 1));
    }
  });

  it('has the ends for what lies beyond them', () => {
    assert.equal(positionOf(scale, 1e-30), 0);
    assert.equal(positionOf(scale, 1e30), STEPS);
  });

  it('holds what can be told from its ends', () => {
    assert.ok(holds(scale, [0.204, 0.408]));
    assert.ok(holds(scale, [0.01, 4]));
    assert.ok(!holds(scale, [0.204, 1000]));
    assert.ok(!holds(scale, [1e-6]));
  });
});
