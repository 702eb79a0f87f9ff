import assert from 'node:assert/strict';
import { Memory } from '../../src/kernels/memory';
import { accumulateIn, TILE_ROWS } from '../../src/kernels/statistics';
import { randomColumns } from '../support/random';

interface Case {
  readonly rows: number;
  readonly columns: number;
}

const CASES: readonly Case[] = [
  { rows: 1, columns: 1 },
  { rows: 3, columns: 2 },
  { rows: TILE_ROWS, columns: 3 },
  { rows: TILE_ROWS + 1, columns: 4 },
  { rows: 3 * TILE_ROWS + 7, columns: 11 },
];

describe('the kernel of the statistics', () => {
  for (const { rows, columns } of CASES) {
    it(`gives the bits of its twin for ${rows} rows of ${columns} columns`, () => {
      const values = tableOf(rows, columns);
      assert.deepEqual(stateOf(values, false), stateOf(values, true));
    });

    it(`agrees with sums of twice the digits for ${rows} rows of ${columns} columns`, () => {
      const values = tableOf(rows, columns);
      const state = stateOf(values, false);
      assert.equal(state[0], rows);
      for (const [i, column] of values.entries()) {
        const mean = column.reduce((sum, x) => sum + x, 0) / rows;
        assert.ok(Math.abs((state[1 + i] ?? Number.NaN) + SHIFT - mean) < 1e-12);
        for (const [j, other] of values.entries()) {
          if (j < i) continue;
          const expected = productOf(column, other);
          const scale = Math.sqrt(productOf(column, column) * productOf(other, other)) || 1;
          const found = state[1 + columns + i * columns + j] ?? Number.NaN;
          assert.ok(Math.abs(found - expected) <= 1e-13 * scale, `${found} and not ${expected}`);
        }
      }
    });
  }

  it('a gap makes the statistics of its own column NaN, and leaves the others alone', () => {
    const values = tableOf(1000, 3);
    const whole = stateOf(values, false);
    const [, gappy] = values;
    if (gappy) gappy[777] = Number.NaN;
    const holed = stateOf(values, false);
    assert.ok(Number.isNaN(holed[1 + 3 + 4]));
    assert.equal(holed[1 + 3 + 2], whole[1 + 3 + 2]);
    assert.equal(holed[1 + 3 + 8], whole[1 + 3 + 8]);
  });
});

const SHIFT = 3;

/** Σ (a − ā)(b − b̄) in whole numbers of 2⁻⁴⁰, without any rounding but that of a and b to them. */
function productOf(a: readonly number[], b: readonly number[]): number {
  const [x, y] = [a, b].map((column) => column.map((value) => BigInt(Math.round(value * 2 ** 40)))) as [
    bigint[],
    bigint[],
  ];
  const n = BigInt(x.length);
  const total = (terms: readonly bigint[]) => terms.reduce((sum, term) => sum + term, 0n);
  const products = total(x.map((value, row) => value * (y[row] ?? 0n)));
  return Number(n * products - total(x) * total(y)) / Number(n) / 2 ** 80;
}

function tableOf(rows: number, columns: number): number[][] {
  return randomColumns(columns, rows, 7).map((column, j) => Array.from(column, (x) => 3 + (j + 1) * x));
}

function stateOf(values: readonly (readonly number[])[], plain: boolean): number[] {
  const m = values.length;
  const rows = values[0]?.length ?? 0;
  const memory = new Memory(8 * (m * (rows + TILE_ROWS + m + 8) + 8), { plain });
  const columns = memory.words(m);
  for (const [j, column] of values.entries()) {
    const placed = memory.doubles(rows);
    placed.values.set(column);
    columns.values[j] = placed.at;
  }
  const shifts = memory.doubles(m);
  shifts.values.fill(SHIFT);
  const state = memory.doubles(1 + m + m * m);
  const room = memory.doubles(m * (TILE_ROWS + 1)).at;
  const half = rows >> 1; // in two calls
  const accumulate = accumulateIn(memory);
  accumulate(columns.at, m, 0, half, shifts.at, state.at, room);
  accumulate(columns.at, m, half, rows - half, shifts.at, state.at, room);
  return [...state.values];
}
