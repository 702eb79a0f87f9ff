import assert from 'node:assert/strict';
import { formatSigned, formatSteady } from '../../src/format';

describe('a number that is watched while it changes', () => {
  it('keeps its zeros, so that its digits keep their places', () => {
    assert.deepEqual(
      [0.42, -0.412, 18, 0, -0, 1234].map((value) => formatSteady(value)),
      ['0.4200', '−0.4120', '18.00', '0.000', '0.000', '1234'],
    );
    assert.equal(formatSteady(-0.42, 5), '−0.42000');
  });

  it('is written in powers of ten where it is very small or large', () => {
    assert.deepEqual(
      [-0.00001, 1.5e-9, 25_000_000].map((value) => formatSteady(value)),
      ['−1.000e−5', '1.500e−9', '2.500e7'],
    );
    assert.equal(formatSteady(0.0001234), '0.0001234');
  });

  it('loses nothing before the point', () => {
    assert.deepEqual(
      [16_223.4, 9999.6].map((value) => formatSteady(value, 5)),
      ['16223', '9999.6'],
    );
    assert.equal(formatSteady(239_785, 5), '239785');
    assert.equal(formatSteady(9999.96), '10000');
  });

  it('is a dash where it is none', () => {
    assert.deepEqual(
      [Number.NaN, Number.NEGATIVE_INFINITY].map((value) => formatSteady(value)),
      ['–', '−∞'],
    );
  });

  it('has its sign, whichever it is', () => {
    assert.deepEqual(
      [0.083, -0.412, 0, Number.NaN].map((value) => formatSigned(value)),
      ['+0.08300', '−0.4120', '+0.000', '–'],
    );
  });
});
