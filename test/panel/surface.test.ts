import assert from 'node:assert/strict';
import { arrowOf } from '../../src/panel/surfaceArrow';
import { heightAt, stepped } from '../../src/panel/surfaceGrid';
import { digitsFor, levelsOf } from '../../src/panel/surfaceLevels';
import { usualPair } from '../../src/panel/surfacePair';

describe('the levels of a surface', () => {
  it('rise from just above the least loss to below the greatest, ever further apart', () => {
    const levels = levelsOf(Float64Array.of(12, 10, 110, 70));
    assert.ok(levels.length >= 8 && levels.length <= 16);
    assert.ok((levels[0] ?? 0) > 10 && (levels[0] ?? 0) < 10.2);
    assert.ok((levels.at(-1) ?? 0) > 50 && (levels.at(-1) ?? 0) < 110);
    const steps = levels.slice(1).map((level, k) => level - (levels[k] ?? 0));
    assert.ok(steps.every((step, k) => step > (steps[k - 1] ?? 0)));
  });

  it('leave what is no number aside, and are none where there is nothing to tell', () => {
    assert.deepEqual(
      levelsOf(Float64Array.of(Number.NaN, 1, 2, Number.POSITIVE_INFINITY)),
      levelsOf(Float64Array.of(1, 2)),
    );
    assert.deepEqual(levelsOf(Float64Array.of(3, 3, 3)), []);
    assert.deepEqual(levelsOf(Float64Array.of(Number.NaN)), []);
  });
});

describe('the numbers on the lines of a surface', () => {
  it('have three digits, or as many as tell them apart', () => {
    assert.equal(digitsFor([1, 20, 300]), 3);
    assert.equal(digitsFor([101.7, 102.3, 104]), 4);
    assert.equal(digitsFor([1e6, 1e6 + 1]), 7);
    assert.equal(digitsFor([]), 3);
  });
});

/** Of a function that is linear by each weight, which the grid holds exactly. */
const SIZE = 5;
const height = (x: number, y: number) => 2 + x - 3 * y + x * y;
const SURFACE = {
  x: { min: -1, max: 3 },
  y: { min: 10, max: 12 },
  size: SIZE,
  loss: Float64Array.from({ length: SIZE * SIZE }, (_, k) => height(-1 + (k % SIZE), 10 + Math.floor(k / SIZE) / 2)),
};

describe('a spot on a surface', () => {
  it('has the loss between the points around it, to the very edges', () => {
    for (const [x, y] of [
      [-1, 10],
      [3, 12],
      [0.3, 11.1],
      [2.99, 10.01],
      [1, 11.5],
    ] as const) {
      assert.ok(Math.abs((heightAt(SURFACE, { x, y }) ?? Number.NaN) - height(x, y)) < 1e-12);
    }
  });

  it('has none beside the plane', () => {
    for (const [x, y] of [
      [-1.01, 11],
      [3.01, 11],
      [0, 9.9],
      [0, 12.1],
    ] as const) {
      assert.equal(heightAt(SURFACE, { x, y }), undefined);
    }
  });

  it('moves from point to point and stays within', () => {
    assert.deepEqual(stepped(SURFACE, { x: 0.1, y: 10.9 }, 1, 0), { x: 1, y: 11 });
    assert.deepEqual(stepped(SURFACE, { x: 0, y: 11 }, -5, 7), { x: -1, y: 12 });
    assert.deepEqual(stepped(SURFACE, { x: 1e9, y: -1e9 }, 0, 1), { x: 3, y: 10.5 });
  });
});

describe('the arrow of the next step', () => {
  const unit = { x: 100, y: 50 };

  it('goes against the gradient, upwards being less on a screen', () => {
    const arrow = arrowOf({ x: -1, y: -2 }, 0.4, unit);
    assert.deepEqual(arrow, { x: 40, y: -40 });
  });

  it('keeps its direction and a length that can be seen', () => {
    for (const rate of [0.001, 0.2, 500]) {
      const { x, y } = arrowOf({ x: 3, y: -4 }, rate, unit) ?? { x: 0, y: 0 };
      assert.ok(x < 0 && y < 0 && Math.abs(x / y - 300 / 200) < 1e-9);
      assert.ok(Math.hypot(x, y) > 20 && Math.hypot(x, y) < 80);
    }
  });

  it('is none where nothing moves, or what is no number', () => {
    assert.equal(arrowOf({ x: 0, y: 0 }, 1, unit), undefined);
    assert.equal(arrowOf({ x: Number.NaN, y: 1 }, 1, unit), undefined);
    assert.equal(arrowOf({ x: Number.POSITIVE_INFINITY, y: 1 }, 1, unit), undefined);
  });
});

describe('the usual two weights of a surface', () => {
  const of = (...weights: number[]) => {
    const standardised = { bias: 100, weights };
    return usualPair({ neurons: [{ bias: 0, weights: [], standardised }] });
  };

  it('are the two that weigh most', () => assert.deepEqual(of(1, -7, 0.5, 3), { x: 2, y: 4 }));
  it('are the only one and the bias', () => assert.deepEqual(of(2), { x: 1, y: 0 }));
});
