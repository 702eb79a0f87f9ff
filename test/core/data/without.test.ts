import assert from 'node:assert/strict';
import { BLOCK_ROWS, meanOf, type Statistics, statisticsOf } from '../../../src/core/data/statistics';
import { without } from '../../../src/core/data/without';
import { finish } from '../../../src/core/work';
import { randomColumns } from '../../support/random';

const ROWS = 2 * BLOCK_ROWS + 5;

/** The statistics of all rows but the first few, by the difference. */
function rest(columns: readonly Float64Array[], taken: number): Statistics | undefined {
  const part = columns.map((column) => column.subarray(0, taken));
  return finish(without(finish(statisticsOf(columns)), finish(statisticsOf(part))));
}

describe('the statistics of all rows but some', () => {
  it('agree with exact sums in whole numbers', () => {
    const x = Float64Array.from({ length: ROWS }, (_, i) => 1_000_000 + ((i * 31) % 97));
    const y = Float64Array.from({ length: ROWS }, (_, i) => (i * 17) % 89);
    for (const taken of [1, 3, 100, BLOCK_ROWS + 1]) {
      const left = BigInt(ROWS - taken);
      const sum = (f: (i: number) => number) =>
        x.reduce((total, _, i) => (i < taken ? total : total + BigInt(f(i))), 0n);
      const exact = (a: Float64Array, b: Float64Array) => {
        const products = left * sum((i) => (a[i] ?? 0) * (b[i] ?? 0));
        return Number(products - sum((i) => a[i] ?? 0) * sum((i) => b[i] ?? 0)) / Number(left);
      };
      const found = rest([x, y], taken);
      assert.ok(found);
      assert.equal(found.count, ROWS - taken);
      for (const [j, column] of [x, y].entries()) {
        const mean = Number(sum((i) => column[i] ?? 0)) / Number(left);
        assert.ok(Math.abs(meanOf(found, j) / mean - 1) < 1e-15 * 4, `mean of ${j}`);
      }
      const size = Math.sqrt(exact(x, x) * exact(y, y));
      for (const [at, expected] of [exact(x, x), exact(x, y), exact(y, x), exact(y, y)].entries()) {
        assert.ok(Math.abs((found.cross[at] ?? 0) - expected) <= 1e-13 * size, `${taken} taken, product ${at}`);
      }
    }
  });

  it('are not told where most of what there was went with the part, or only rounding is left', () => {
    const [x, y] = randomColumns(2, ROWS, 5) as [Float64Array, Float64Array];
    const outlier = x.map((value, i) => (i === 0 ? 1e9 : value));
    const constant = x.map((value, i) => (i < 2 ? value : 0.1));
    assert.ok(rest([x, y], 2));
    assert.equal(rest([outlier, y], 2), undefined);
    assert.equal(rest([constant, y], 2), undefined);
  });

  it('are not told of columns so close to one another that rounding would turn their weights', () => {
    const [x, e, y] = randomColumns(3, ROWS, 6) as [Float64Array, Float64Array, Float64Array];
    const near = (share: number) => x.map((value, i) => value + share * (e[i] ?? 0));
    assert.ok(rest([x, near(0.1), y], 2));
    assert.equal(rest([x, near(1e-4), y], 2), undefined);
    assert.equal(rest([x, x, y], 2), undefined);
  });
});
