import assert from 'node:assert/strict';
import { formatP } from '../../src/panel/pValue';

describe('a p-value', () => {
  it('is written with three digits', () => {
    assert.equal(formatP(0.04321), '0.0432');
    assert.equal(formatP(1.2345e-7), '1.23e−7');
  });

  it('is a bound where it is rounding', () => {
    assert.equal(formatP(3e-17), '<1e−16');
    assert.equal(formatP(0), '<1e−16');
  });

  it('is a dash where there is none', () => {
    assert.equal(formatP(Number.NaN), '–');
  });
});
