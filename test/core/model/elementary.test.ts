import assert from 'node:assert/strict';
import fc from 'fast-check';
import { exp, log, log1p, sigmoid, softplus } from '../../../src/core/model/elementary';

const ULP = 2 ** -52;
const near = (found: number, expected: number, ulps = 2) =>
  found === expected || Math.abs(found - expected) <= ulps * ULP * Math.abs(expected);

describe('exponential and logarithm', () => {
  it('agree with the engine’s within two units in the last place', () => {
    fc.assert(
      fc.property(fc.double({ min: -700, max: 700, noNaN: true }), (x) => near(exp(x), Math.exp(x))),
      { numRuns: 20_000 },
    );
    fc.assert(
      fc.property(fc.double({ min: Number.MIN_VALUE, max: Number.MAX_VALUE, noNaN: true }), (x) =>
        near(log(x), Math.log(x)),
      ),
      { numRuns: 20_000 },
    );
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (x) => near(log1p(x), Math.log1p(x), 3)),
      { numRuns: 20_000 },
    );
  });

  it('keep to the ends of the numbers', () => {
    assert.equal(exp(0), 1);
    assert.equal(exp(710), Number.POSITIVE_INFINITY);
    assert.equal(exp(-746), 0);
    assert.equal(exp(-745), Number.MIN_VALUE);
    assert.equal(exp(709.7), Math.exp(709.7));
    assert.ok(Number.isNaN(exp(Number.NaN)));
    assert.equal(log(1), 0);
    assert.equal(log(0), Number.NEGATIVE_INFINITY);
    assert.equal(log(Number.MIN_VALUE), Math.log(Number.MIN_VALUE));
    assert.equal(log(Number.POSITIVE_INFINITY), Number.POSITIVE_INFINITY);
    assert.ok(Number.isNaN(log(-1)));
  });
});

describe('the sigmoid', () => {
  it('is symmetric and neither overflows nor loses small probabilities', () => {
    assert.equal(sigmoid(0), 0.5);
    assert.equal(sigmoid(1000), 1);
    assert.ok(near(sigmoid(-700), Math.exp(-700)));
    assert.ok(near(sigmoid(3) + sigmoid(-3), 1));
    assert.equal(softplus(1000), 1000);
    assert.ok(near(softplus(-700), Math.exp(-700)));
  });
});
