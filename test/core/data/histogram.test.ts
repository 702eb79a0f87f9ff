import assert from 'node:assert/strict';
import { histogramOf } from '../../../src/core/data/histogram';
import { summarise } from '../../../src/core/data/summary';
import { tableFrom } from '../../support/samples';

describe('the histogram of a column', () => {
  it('counts the numbers of each sixteenth of the range, the greatest in the last', () => {
    const values = Float64Array.from({ length: 500 }, (_, i) => (i * i) % 97);
    const found = histogramOf(Float64Array.from([...values, Number.NaN]));
    const edges = Array.from({ length: 17 }, (_, k) => (96 * k) / 16);
    const counts = Array.from({ length: 16 }, (_, k) => {
      const inside = (x: number) => x >= (edges[k] ?? 0) && (k === 15 || x < (edges[k + 1] ?? 0));
      return values.filter(inside).length;
    });
    assert.deepEqual(found, { least: 0, greatest: 96, counts });
  });

  it('is of one interval where there is one value, and of none where there is no number', () => {
    assert.deepEqual(histogramOf(Float64Array.of(7, Number.NaN, 7)), { least: 7, greatest: 7, counts: [2] });
    assert.equal(histogramOf(Float64Array.of(Number.NaN)), undefined);
    assert.equal(histogramOf(new Float64Array()), undefined);
  });

  it('spans the greatest numbers there are', () => {
    const { counts } = histogramOf(Float64Array.of(-1.7e308, 0, 1.7e308)) ?? assert.fail();
    assert.deepEqual([counts[0], counts[8], counts[15]], [1, 1, 1]);
  });

  it('of a long column is that of rows all over it', () => {
    const rows = 1_000_000;
    const { counts } = histogramOf(Float64Array.from({ length: rows }, (_, i) => i)) ?? assert.fail();
    assert.deepEqual(counts, new Array(16).fill(1024));
  });

  it('is told of number columns', async () => {
    const { columns } = summarise(await tableFrom('a,b\n1,x\n3,y\n'));
    assert.equal(columns[0]?.histogram?.greatest, 3);
    assert.equal(columns[1]?.histogram, undefined);
  });
});
