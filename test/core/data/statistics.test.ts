import assert from 'node:assert/strict';
import { BLOCK_ROWS, deviationOf, meanOf, statisticsOf } from '../../../src/core/data/statistics';
import { finish } from '../../../src/core/work';
import { randomColumns } from '../../support/random';

describe('sufficient statistics', () => {
  it('agree with exact sums in whole numbers, over several blocks', () => {
    const n = 3 * BLOCK_ROWS + 17;
    const x = Float64Array.from({ length: n }, (_, i) => (i * 31) % 97);
    const y = Float64Array.from({ length: n }, (_, i) => (i * 17) % 89);
    const sum = (f: (i: number) => number) => x.reduce((total, _, i) => total + BigInt(f(i)), 0n);
    const exact = (a: Float64Array, b: Float64Array) =>
      Number(BigInt(n) * sum((i) => (a[i] ?? 0) * (b[i] ?? 0)) - sum((i) => a[i] ?? 0) * sum((i) => b[i] ?? 0)) / n;
    const statistics = finish(statisticsOf([x, y]));
    const { count, cross } = statistics;
    assert.equal(count, n);
    assert.ok(Math.abs(meanOf(statistics, 0) - Number(sum((i) => x[i] ?? 0)) / n) < 1e-12);
    for (const [at, expected] of [exact(x, x), exact(x, y), exact(y, x), exact(y, y)].entries()) {
      assert.ok(
        Math.abs((cross[at] ?? 0) - expected) <= 1e-13 * Math.abs(expected) + 1e-7,
        `found ${cross[at]}, expected ${expected}`,
      );
    }
  });

  it('lose nothing to a mean far from zero', () => {
    const [x = new Float64Array()] = randomColumns(1, 10_000, 3);
    const far = x.map((value) => value + 1e9);
    const near = far.map((value) => value - 1e9);
    const spread = (column: Float64Array) => deviationOf(finish(statisticsOf([column])), 0);
    assert.ok(Math.abs(spread(far) / spread(near) - 1) < 1e-12);
  });

  it('call a column constant whose values are all the same, whatever they are', () => {
    for (const value of [0, 0.1, -1e9 / 3, 1e-300, 1e300]) {
      const statistics = finish(statisticsOf([new Float64Array(10_001).fill(value)]));
      assert.equal(deviationOf(statistics, 0), 0, String(value));
    }
  });
});
