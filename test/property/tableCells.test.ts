import assert from 'node:assert/strict';
import fc from 'fast-check';
import { cellAt, cellsOf, indexRecords } from '../../src/core/table/cells';
import type { Delimiter, Dialect } from '../../src/core/table/dialect';
import { readTable } from '../../src/core/table/read';
import { naiveRecords } from '../core/table/naive';

const delimiters = fc.constantFrom<Delimiter>(',', ';', '\t', '|');
const dialectOf = (delimiter: Delimiter): Dialect => ({ delimiter, header: false, decimal: '.' });

/** A value and how it is written: in quotes if it must be or by chance, with blanks around it. */
const written = fc.record({
  value: fc.string({ unit: fc.constantFrom(...'abz19.,;|"\n\r\t é', '😀', '\r\n'), maxLength: 8 }),
  quoted: fc.boolean(),
  before: fc.constantFrom('', ' ', '  '),
  after: fc.constantFrom('', ' '),
});
const tables = fc.record({
  delimiter: delimiters,
  rows: fc.array(fc.array(written, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 8 }),
  ends: fc.array(fc.constantFrom('\n', '\r\n', '\r', '\n \n', '\r\n\r\n'), { minLength: 1, maxLength: 4 }),
  mark: fc.constantFrom('', '\ufeff'),
});

interface Placed {
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** Writes a table and remembers where each cell comes to lie. */
function write({ delimiter, rows, ends, mark }: typeof tables extends fc.Arbitrary<infer T> ? T : never): {
  text: string;
  placed: Placed[][];
} {
  let text = mark;
  const placed = rows.map((row, r) => {
    const cells = row.map(({ value, quoted, before, after }, c) => {
      const needsQuotes = /["\r\n]|^[ \t]|[ \t]$/.test(value) || value.includes(delimiter);
      const cell = quoted || needsQuotes ? `"${value.replaceAll('"', '""')}"` : value;
      const start = text.length + (c > 0 ? 1 : 0);
      text += `${c > 0 ? delimiter : ''}${before}${cell}${after}`;
      return { value, start, end: text.length };
    });
    text += ends[r % ends.length];
    return cells;
  });
  return { text, placed };
}

describe('the cells of any text', () => {
  it('lie where they were written, and hold what was written', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const { text, placed } = write(table);
        const index = indexRecords(text, dialectOf(table.delimiter));
        assert.equal(index.records, placed.length);
        for (const [record, cells] of placed.entries()) {
          assert.deepEqual(
            cellsOf(index, text, record).map((cell) => ({ ...cell })),
            cells.map(({ value, start, end }) => ({ start, end, value })),
          );
          for (const [column, { start, end }] of cells.entries()) {
            for (let offset = start; offset <= end; offset++) {
              assert.deepEqual(cellAt(index, text, offset), {
                record,
                column,
                start,
                end,
                cells: cells.map(({ value }) => value),
              });
            }
          }
        }
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it('are those of a naive reader, however hostile the text', () => {
    const hostile = fc.string({
      unit: fc.constantFrom(...'ab ,;\t|""\n\n\r', '\r\n', '""', '😀', '\ufeff'),
      maxLength: 60,
    });
    fc.assert(
      fc.property(hostile, delimiters, (text, delimiter) => {
        const index = indexRecords(text, dialectOf(delimiter));
        const found = Array.from({ length: index.records }, (_, record) =>
          cellsOf(index, text, record).map(({ value }) => value),
        );
        assert.deepEqual(
          found,
          naiveRecords(text, delimiter).map(({ cells }) => cells),
        );
      }),
      { seed: 1, numRuns: 5000 },
    );
  });

  it('are the cells of the table that is read from its bytes', async () => {
    await fc.assert(
      fc.asyncProperty(tables, async (made) => {
        const { text } = write(made);
        const dialect = dialectOf(made.delimiter);
        const index = indexRecords(text, dialect);
        const table = await readTable(
          async function* () {
            yield new TextEncoder().encode(text);
          },
          { dialect },
        );
        assert.equal(table.rows, index.records);
        for (const column of table.columns) {
          if (column.type === 'number' || column.type === 'empty') continue;
          for (const [row, code] of column.codes.entries()) {
            const value: string = cellsOf(index, text, row)[column.index]?.value ?? '';
            if (code >= 0) assert.equal(value, column.levels[code]);
          }
        }
      }),
      { seed: 1, numRuns: 500 },
    );
  });
});
