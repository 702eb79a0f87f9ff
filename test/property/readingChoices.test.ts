import assert from 'node:assert/strict';
import fc from 'fast-check';
import { summarise } from '../../src/core/data/summary';
import { DataError } from '../../src/core/fault';
import { CHOSEN_TYPES, type Dialect } from '../../src/core/table/dialect';
import { MARKS } from '../../src/core/table/missing';
import type { Table } from '../../src/core/table/table';
import { read } from '../core/table/build';
import { naiveNumber, naiveRecords, trimmed } from '../core/table/naive';

const cell = fc.oneof(
  fc.constantFrom('1', '2.5', '3,5', '999', '999.0', '-', '?', 'NA', '', 'x', 'many', '2024-01-02', '31.12.1999'),
  fc.string({ unit: fc.constantFrom(...'a1,;\t|" .-'), maxLength: 5 }),
);
const texts = fc
  .record({
    above: fc.array(fc.constantFrom('a title', '"open', ';;;', '', 'x,1'), { maxLength: 3 }),
    delimiter: fc.constantFrom(',', ';', '\t', '|'),
    rows: fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 2, maxLength: 12 }),
    eol: fc.constantFrom('\n', '\r\n', '\r'),
  })
  .map(({ above, delimiter, rows, eol }) => ({
    firstLine: above.length + 1,
    delimiter,
    text: [...above, ...rows.map((row) => row.join(delimiter))].join(eol),
  }));

/** All that is told of a table, or the fault. */
async function outcome(text: string, dialect: Partial<Dialect>) {
  try {
    return all(await read(text, { dialect }));
  } catch (error) {
    if (error instanceof DataError) return { code: error.code, values: error.values };
    throw error;
  }
}

const all = (table: Table) => ({
  ...summarise(table),
  dialect: undefined,
  values: table.columns.map((one) => ('values' in one ? [...one.values] : 'codes' in one ? [...one.codes] : [])),
  lines: Array.from({ length: table.rows }, (_, row) => table.lineOf(row)),
});

describe('how a table is read', () => {
  it('is the same where a person chooses what was detected', async () => {
    await fc.assert(
      fc.asyncProperty(texts, fc.nat(), async ({ text, firstLine }, which) => {
        const start = which % 2 === 0 ? {} : { firstLine };
        let table: Table;
        try {
          table = await read(text, { dialect: start });
        } catch (error) {
          if (error instanceof DataError) return;
          throw error;
        }
        const types = Object.fromEntries(
          table.columns.flatMap(({ name, type }) => {
            const chosen = CHOSEN_TYPES.find((one) => one === type);
            return chosen ? [[name, chosen] as const] : [];
          }),
        );
        const found: Partial<Dialect>[] = [table.dialect, { ...start, types }, { ...start, missing: MARKS }];
        for (const choices of found) assert.deepEqual(await outcome(text, choices), all(table));
      }),
      { numRuns: 300 },
    );
  });

  it('is by the first line, the delimiter and the marks that were chosen, cell by cell as a naive reader has it', async () => {
    const marks = fc.subarray(['999', '-', 'x', '?', 'many']);
    await fc.assert(
      fc.asyncProperty(texts, marks, async ({ text, firstLine, delimiter }, missing) => {
        const below = text.split(/\r\n|\r|\n/).slice(firstLine - 1);
        const records = naiveRecords(below.join('\n'), delimiter);
        fc.pre(records.length > 0 && records.every(({ open }) => open === 0));
        const dialect = { firstLine, delimiter, missing, header: false, decimal: '.' } as const;
        const table = await read(text, { dialect });
        assert.deepEqual(
          records.map(({ line }) => line + firstLine - 1),
          Array.from({ length: table.rows }, (_, row) => table.lineOf(row)),
        );
        const isGap = (value: string) =>
          trimmed(value) === '' ||
          missing.some((mark) => mark === trimmed(value) || naiveNumber(mark) === naiveNumber(value));
        for (const [position, column] of table.columns.entries()) {
          const cells = records.map(({ cells: all }) => all[position] ?? '');
          assert.equal(column.missing, cells.filter(isGap).length, JSON.stringify(cells));
          const isOfNumbers = cells.every((value) => isGap(value) || !Number.isNaN(naiveNumber(value)));
          assert.equal(column.type === 'number' || column.type === 'empty', isOfNumbers, JSON.stringify(cells));
        }
      }),
      { numRuns: 500 },
    );
  });
});
