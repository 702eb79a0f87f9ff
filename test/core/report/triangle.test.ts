import assert from 'node:assert/strict';
import { independent, reduce, triangleOf } from '../../../src/core/report/triangle';
import { nextNormal, randomFrom } from '../../../src/core/train/random';

const floor = (_: number, norm: number) => 1e-13 * norm;

/** R of columns of so many rows. */
function triangleFrom(columns: readonly Float64Array[], rows: number) {
  const triangle = triangleOf(columns.length);
  reduce(
    triangle,
    columns.map((column) => column.slice()),
    rows,
  );
  return triangle;
}

/** Columns at random but for some, which are sums of two others before them. */
function columnsWith(rows: number, count: number, sums: ReadonlyMap<number, readonly [number, number]>) {
  const random = randomFrom(7);
  const columns: Float64Array[] = [];
  for (let j = 0; j < count; j++) {
    const [one, other] = (sums.get(j) ?? []).map((at) => columns[at]);
    columns.push(
      Float64Array.from({ length: rows }, (_, i) =>
        one && other ? (one[i] ?? Number.NaN) + 2 * (other[i] ?? Number.NaN) : nextNormal(random),
      ),
    );
  }
  return columns;
}

describe('the independent columns of a triangle', () => {
  it('are all of them where none is a sum of others', () => {
    const triangle = triangleFrom(columnsWith(50, 12, new Map()), 50);
    assert.deepEqual(independent(triangle, 12, floor), [...Array(12).keys()]);
  });

  it('are those that are no sums of the ones before, wherever the sums stand', () => {
    const sums = new Map([
      [2, [0, 1]],
      [3, [2, 0]],
      [7, [4, 6]],
      [11, [7, 10]],
    ] as const);
    const triangle = triangleFrom(columnsWith(50, 12, sums), 50);
    assert.deepEqual(independent(triangle, 12, floor), [0, 1, 4, 5, 6, 8, 9, 10]);
    assert.deepEqual(independent(triangle, 9, floor), [0, 1, 4, 5, 6, 8]);
  });

  it('are the first of more columns than rows, but for a sum among them', () => {
    const triangle = triangleFrom(columnsWith(20, 400, new Map([[5, [1, 2]]])), 20);
    const first = [...Array(21).keys()].filter((j) => j !== 5);
    assert.deepEqual(independent(triangle, 400, floor), first);
  });

  it('leave the triangle as it is', () => {
    const triangle = triangleFrom(columnsWith(20, 30, new Map()), 20);
    const before = triangle.cells.slice();
    independent(triangle, 30, floor);
    assert.deepEqual(triangle.cells, before);
  });
});
