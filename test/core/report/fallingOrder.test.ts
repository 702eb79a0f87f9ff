import assert from 'node:assert/strict';
import { fallingOrder } from '../../../src/core/report/fallingOrder';
import { finish } from '../../../src/core/work';
import { randomColumns } from '../../support/random';

const orderOf = (values: readonly number[]) => [...finish(fallingOrder(Float64Array.from(values)))];

describe('the falling order of values', () => {
  it('is that of a stable sort by comparison, whatever their signs and sizes', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const [exponents = [], signs = []] = randomColumns(2, 5000, seed);
      const values = Array.from(exponents, (x, i) => Math.sign(signs[i] ?? 0) * 10 ** (seed * Math.round(9 * x)));
      const expected = values.map((_, i) => i).sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0));
      assert.deepEqual(orderOf(values), expected);
    }
  });

  it('has infinities at its ends, and 0 before −0', () => {
    const values = [-0, -5e-324, 0, Number.NEGATIVE_INFINITY, 5e-324, Number.POSITIVE_INFINITY, -1, 1];
    assert.deepEqual(orderOf(values), [5, 7, 4, 2, 0, 1, 6, 3]);
    assert.deepEqual(orderOf([]), []);
    assert.deepEqual(orderOf([3, 3, 3]), [0, 1, 2]);
  });
});
