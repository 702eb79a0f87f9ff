import assert from 'node:assert/strict';
import { collinearOf } from '../../../src/core/data/collinear';
import { conditionOf } from '../../../src/core/data/condition';
import { rangesOf } from '../../../src/core/data/ranges';
import { statisticsOf } from '../../../src/core/data/statistics';
import { finish } from '../../../src/core/work';
import { randomColumns } from '../../support/random';
import { readSample } from '../../support/samples';
import { close, encodedFrom } from './build';

const noise = (seed: number) => randomColumns(1, 500, seed)[0] ?? new Float64Array();
const sumOf = (...terms: [number, Float64Array][]) =>
  noise(0).map((_, i) => terms.reduce((sum, [factor, column]) => sum + factor * (column[i] ?? 0), 7));
const statisticsFor = (columns: readonly Float64Array[]) => finish(statisticsOf([...columns, noise(99)]));
const found = (columns: readonly Float64Array[]) => finish(collinearOf(statisticsFor(columns), columns.length));
const condition = (columns: readonly Float64Array[]) => finish(conditionOf(statisticsFor(columns), columns.length));

describe('collinear features', () => {
  const [a, b, c] = [noise(1), noise(2), noise(3)];

  it('are none among independent columns', () => {
    assert.deepEqual(found([a, b, c]), []);
  });

  it('are named with those they are sums of', () => {
    const columns = [a, b, c, sumOf([2, a], [-1000, c])];
    const [one, ...others] = found(columns);
    assert.deepEqual(others, []);
    assert.ok(one && one.remaining < 1e-10);
    assert.deepEqual([one.index, ...one.explainedBy].sort(), [0, 2, 3]);
  });

  it('are also those that nearly are', () => {
    const [one] = found([a, b, sumOf([1, a], [1e-3, c])]);
    assert.ok(one && one.remaining > 1e-7 && one.remaining < 1e-5);
    assert.deepEqual([one.index, ...one.explainedBy].sort(), [0, 2]);
  });

  it('are constant columns, which nothing explains', () => {
    assert.deepEqual(found([a, new Float64Array(500).fill(3), b]), [{ index: 1, explainedBy: [], remaining: 0 }]);
    assert.deepEqual(found([new Float64Array(500).fill(3)]), [{ index: 0, explainedBy: [], remaining: 0 }]);
  });

  it('are a year and its square', async () => {
    const dataset = encodedFrom(await readSample('auto-mpg.csv'), { target: 'mpg', features: ['year', 'year^2'] });
    const statistics = finish(statisticsOf([...dataset.columns, dataset.targets]));
    const [one] = finish(collinearOf(statistics, 2));
    assert.ok(one && one.remaining > 1e-10 && one.explainedBy.length === 1);
  });
});

describe('the condition of the correlations', () => {
  const [a, b] = [noise(1), noise(2)];

  it('of two features is (1 + |r|) / (1 − |r|)', () => {
    for (const share of [0, 0.5, -2, 1000]) {
      const columns = [a, sumOf([1, b], [share, a])];
      const { cross } = statisticsFor(columns);
      const r = Math.abs((cross[1] ?? 0) / Math.sqrt((cross[0] ?? 0) * (cross[4] ?? 0)));
      assert.ok(close(condition(columns) / ((1 + r) / (1 - r)), 1, 1e-9), String(share));
    }
  });

  it('is infinite where a feature is a sum of others, and 1 where there is one feature or none that varies', () => {
    assert.equal(condition([a, b, sumOf([1, a], [1, b])]), Number.POSITIVE_INFINITY);
    assert.equal(condition([a]), 1);
    assert.equal(condition([new Float64Array(500)]), 1);
  });

  it('of many equally correlated features is known', () => {
    // R = (1 − r)·I + r·11ᵀ has the eigenvalues 1 + (d − 1)·r and 1 − r.
    for (const d of [40, 230]) {
      const m = d + 1;
      const cross = Float64Array.from({ length: m * m }, (_, at) => (at % (m + 1) === 0 ? 9 : 4.5));
      const statistics = { count: 9, shifts: new Float64Array(m), means: new Float64Array(m), cross };
      const expected = (1 + (d - 1) / 2) / (1 - 1 / 2);
      assert.ok(close(finish(conditionOf(statistics, d)) / expected, 1, 1e-6), String(d));
    }
  });
});

describe('ranges', () => {
  it('are the least and the greatest of each column', () => {
    const { least, most } = finish(rangesOf([Float64Array.of(3, -1, 2), Float64Array.of(5, 5)]));
    assert.deepEqual(
      [[...least], [...most]],
      [
        [-1, 5],
        [3, 5],
      ],
    );
  });
});
