import assert from 'node:assert/strict';
import { decimate, LARGEST } from '../../src/panel/decimate';
import { logarithmically } from '../../src/panel/iterationScale';

const wave = (n: number) => Float64Array.from({ length: n }, (_, k) => Math.sin(k / 50) + Math.sin(k * 12.9898));

describe('a curve made of fewer points', () => {
  it('keeps the first and the last iteration', () => {
    const points = decimate({ values: wave(100_000) }, 640);
    assert.equal(points[0]?.x, 0);
    assert.equal(points.at(-1)?.x, 99_999);
  });

  it('keeps a spike of one iteration', () => {
    const losses = new Float64Array(100_000).fill(1);
    losses[54_321] = 9;
    losses[54_322] = -9;
    const points = decimate({ values: losses }, 500);
    assert.deepEqual(points.find(({ y }) => y === 9)?.x, 54_321);
    assert.deepEqual(points.find(({ y }) => y === -9)?.x, 54_322);
  });

  it('has the least and greatest value of every pixel column, with x ever growing', () => {
    const losses = wave(10_007);
    const columns = 101;
    const points = decimate({ values: losses }, columns);
    assert.ok(points.length <= 4 * columns);
    for (const [k, { x, y }] of points.entries()) {
      assert.equal(y, losses[x]);
      assert.ok(k === 0 || x > (points[k - 1]?.x ?? 0));
    }
    for (let column = 0; column < columns; column++) {
      const inside = (x: number) => Math.floor((x * columns) / losses.length) === column;
      const all = [...losses].filter((_, k) => inside(k));
      const kept = points.filter(({ x }) => inside(x)).map(({ y }) => y);
      assert.equal(Math.min(...kept), Math.min(...all));
      assert.equal(Math.max(...kept), Math.max(...all));
    }
  });

  it('is the curve itself where there is a column for each iteration', () => {
    const losses = wave(50);
    assert.deepEqual(
      decimate({ values: losses }, 700),
      [...losses].map((y, x) => ({ x, y })),
    );
  });

  it('on a logarithmic axis has the first iterations one by one and still every spike', () => {
    const losses = new Float64Array(100_000).fill(1);
    const spikes = [0, 3, 77, 1234, 54_321, 99_999];
    for (const k of spikes) losses[k] = 9;
    const points = decimate({ values: losses }, 600, undefined, logarithmically);
    assert.deepEqual(
      points.slice(0, 20).map(({ x }) => x),
      Array.from({ length: 20 }, (_, k) => k),
    );
    assert.deepEqual(
      points.filter(({ y }) => y === 9).map(({ x }) => x),
      spikes,
    );
  });

  it('of no or one iteration has no or one point', () => {
    assert.deepEqual(decimate({ values: new Float64Array() }, 700), []);
    assert.deepEqual(decimate({ values: Float64Array.of(3) }, 0.3), [{ x: 0, y: 3 }]);
  });

  it('has a gap where a loss is no number, too large, or not above the bound', () => {
    const losses = Float64Array.of(5, Number.NaN, Number.POSITIVE_INFINITY, 2 * LARGEST, 1);
    const drawn = (points: { y: number }[]) => points.map(({ y }) => !Number.isNaN(y));
    assert.deepEqual(drawn(decimate({ values: losses }, 5)), [true, false, false, false, true]);
    assert.deepEqual(drawn(decimate({ values: losses }, 5, { above: 1, most: 5 })), [true, false, false, false, false]);
  });
});
