import assert from 'node:assert/strict';
import type { Outline } from '../../../src/core/table/head';
import { numbers, read } from './build';

const ROWS = 50_000;
const lineOf = (i: number) => `${1000 + (i % 9000)},${2 * i}`;

describe('whether a table’s values are kept', () => {
  for (const [name, newline] of [
    ['line feeds', '\n'],
    ['carriage returns and line feeds', '\r\n'],
    ['carriage returns', '\r'],
  ] as const) {
    it(`can be told by about how many rows it has, and how many columns (${name})`, async () => {
      const text = ['a,b', ...Array.from({ length: ROWS }, (_, i) => lineOf(i))].join(newline);
      const asked: Outline[] = [];
      const table = await read(text, {
        size: text.length,
        chunk: 1 << 16,
        keep(head) {
          asked.push(head);
          return false;
        },
      });
      assert.equal(asked.length, 1);
      assert.equal(asked[0]?.names.length, 2);
      assert.ok(Math.abs((asked[0]?.rowsIn(text.length) ?? 0) / ROWS - 1) < 0.1, `${asked[0]?.rowsIn(text.length)}`);
      assert.equal(table.kept, false);
      assert.equal(numbers(table, 'a').values.length, 0);
    });
  }
});
