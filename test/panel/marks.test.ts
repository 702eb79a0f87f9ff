import assert from 'node:assert/strict';
import { logarithmicMarks } from '../../src/panel/marks';

describe('the marks of a logarithmic axis', () => {
  it('are powers of ten and their doubles and halves where decades are few', () => {
    assert.deepEqual(logarithmicMarks(10, 600), [10, 20, 50, 100, 200, 500]);
  });

  it('are powers of ten where decades are more', () => {
    assert.deepEqual(logarithmicMarks(1, 9e4), [1, 10, 100, 1000, 10_000]);
  });

  it('are few and lie within the axis, whatever it spans', () => {
    for (const [min, max] of [
      [610, 1e300],
      [1e-12, 1e6],
      [10.82, 10.83],
      [0.3, 0.9],
      [5, 5],
      [1e-300, 1],
    ] as const) {
      const marks = logarithmicMarks(min, max);
      assert.ok(marks.length >= 1 && marks.length <= 7, `${marks}`);
      assert.ok(
        marks.every((mark) => mark >= min * (1 - 1e-9) && mark <= max * (1 + 1e-9)),
        `${marks}`,
      );
    }
  });
});
