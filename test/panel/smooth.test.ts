import assert from 'node:assert/strict';
import { smoothed } from '../../src/panel/smooth';

const near = (found: number | undefined, expected: number) =>
  assert.ok(
    Math.abs((found ?? Number.NaN) - expected) < 1e-12 * Math.max(1, Math.abs(expected)),
    `${found} ${expected}`,
  );

describe('a curve that is averaged', () => {
  it('is the weighted mean of all values so far, each by the power of its age', () => {
    const values = Float64Array.from({ length: 60 }, (_, k) => Math.cos(7 * k) + 100 / (1 + k));
    const smooth = smoothed({ values }, 10).values;
    for (const k of values.keys()) {
      const weights = [...values.slice(0, k + 1)].map((_, j) => 0.9 ** (k - j));
      const sum = weights.reduce((total, weight, j) => total + weight * (values[j] ?? 0), 0);
      near(smooth[k], sum / weights.reduce((a, b) => a + b));
    }
  });

  it('is where it was, where the curve is level, from the first value on', () => {
    for (const value of smoothed({ values: new Float64Array(500).fill(3) }, 100).values) near(value, 3);
  });

  it('follows a straight line at the distance of its mean age, 9 iterations at a span of 10', () => {
    const values = Float64Array.from({ length: 1000 }, (_, k) => k);
    near(smoothed({ values }, 10).values[999], 990);
  });

  it('counts ages by iterations, where some are missing', () => {
    const series = { values: Float64Array.of(1, 5), iterations: Float64Array.of(0, 3) };
    near(smoothed(series, 2).values[1], (5 + 0.125) / 1.125);
  });

  it('has a gap where a loss is no number, and goes on as if it had not been', () => {
    const { values } = smoothed({ values: Float64Array.of(2, Number.NaN, Number.POSITIVE_INFINITY, 4) }, 2);
    assert.deepEqual([...values].map(Number.isNaN), [false, true, true, false]);
    near(values[3], (4 + 2 / 8) / (1 + 1 / 8));
  });
});
