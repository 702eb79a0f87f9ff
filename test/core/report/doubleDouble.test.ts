import assert from 'node:assert/strict';
import { DoubleDouble, productError } from '../../../src/core/report/doubleDouble';
import { randomColumns } from '../../support/random';

/** A double as a whole number of units of 2⁻¹⁰⁷⁴, and so exactly. */
function units(x: number): bigint {
  const bits = new BigUint64Array(Float64Array.of(Math.abs(x)).buffer)[0] ?? 0n;
  const exponent = bits >> 52n;
  const mantissa = bits & 0xfffffffffffffn;
  const size = exponent === 0n ? mantissa : (mantissa | 0x10000000000000n) << (exponent - 1n);
  return x < 0 ? -size : size;
}

describe('sums in twice the digits of a double', () => {
  it('know the rounding of a product exactly', () => {
    const [a, b] = randomColumns(2, 500, 11) as [Float64Array, Float64Array];
    a.forEach((x, i) => {
      const y = (b[i] ?? 0) * 1e9 + 1 / 3;
      const exact = units(x / 3) * units(y);
      const found = (units((x / 3) * y) + units(productError(x / 3, y, (x / 3) * y))) << 1074n;
      assert.equal(found, exact);
    });
    assert.equal(productError(1e300, 3, 3e300), 0);
    assert.ok(Number.isFinite(productError(2 ** 1000 * 1.1, 1.1, 2 ** 1000 * 1.1 * 1.1)));
  });

  it('keep what a double loses', () => {
    assert.equal(new DoubleDouble().add(1e16).add(1).add(-1e16).value, 1);
    const third = 1 / 3;
    const square = new DoubleDouble().addProduct(third, third).addProduct(-third, third);
    assert.equal(square.value, 0);
    const sum = new DoubleDouble();
    for (let i = 0; i < 1000; i++) sum.add(0.1);
    assert.equal(sum.settle().high, 100); // and not 99.9999999999986
  });
});
