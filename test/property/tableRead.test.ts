import assert from 'node:assert/strict';
import fc from 'fast-check';
import { DataError } from '../../src/core/fault';
import type { Dialect } from '../../src/core/table/dialect';
import { readTable } from '../../src/core/table/read';
import type { Column, Table } from '../../src/core/table/table';
import { isNaivelyMissing, type NaiveColumn, naiveColumn, naiveNumber, naiveRecords } from '../core/table/naive';

const delimiters = fc.constantFrom(',', ';', '\t', '|');
const dialects: fc.Arbitrary<Dialect> = fc.record({
  delimiter: delimiters,
  header: fc.boolean(),
  decimal: fc.constantFrom('.', ','),
});

/** Text of little but what the grammar has to tell apart. */
const hostile = fc.string({
  unit: fc.constantFrom(...'ab12.-eN ,;\t|""\n\n\r', '\r\n', 'é', '😀', '""', 'NA', '2020-01-02', '\ufeff'),
  maxLength: 60,
});
/** Tables that are mostly well-formed, so that their columns come to hold numbers, dates and words. */
const cell = fc.oneof(
  fc.constantFrom('1', '-2.5', '3,5', '1e3', ' 7 ', '"8"', 'inf', '0.1234567890123456789'),
  fc.constantFrom(
    '',
    'NA',
    '?',
    '.',
    '"null"',
    '2020-01-02',
    '"2021-12-31"',
    'red',
    'blue',
    '"a ""b"""',
    '"x\ny"',
    'ü',
  ),
);
const tidy = fc
  .tuple(
    fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 12 }),
    fc.constantFrom('\n', '\r\n', '\r'),
  )
  .chain(([rows, end]) => delimiters.map((delimiter) => rows.map((row) => row.join(delimiter)).join(end)));
const text = fc.oneof(hostile, tidy);
/** How the bytes of a file may come: in pieces of these lengths, over and over, worked on so many at a time. */
const courses = fc.record({
  lengths: fc.array(fc.nat({ max: 9 }), { minLength: 1, maxLength: 20 }),
  blockBytes: fc.integer({ min: 4, max: 40 }),
  /** What is said of their number, which may be wrong. */
  size: fc.nat({ max: 400 }),
});
type Course = { lengths: readonly number[]; blockBytes?: number; size?: number };

function read(bytes: Uint8Array, dialect: Partial<Dialect>, { lengths, ...options }: Course): Promise<Table> {
  const source = async function* () {
    for (let at = 0, i = 0; at < bytes.length; i++) {
      const length = (lengths[i % lengths.length] ?? 0) + (i % lengths.length === 0 ? 1 : 0);
      yield bytes.subarray(at, at + length);
      at += length;
    }
  };
  return readTable(source, { dialect, ...options });
}

/** What came of reading: the table, or the fault. */
async function outcome(reading: Promise<Table>): Promise<unknown> {
  try {
    const table = await reading;
    const lines = Array.from({ length: table.rows }, (_, row) => table.lineOf(row));
    return { ...table, lineOf: lines };
  } catch (error) {
    if (error instanceof DataError) return { code: error.code, values: error.values };
    throw error;
  }
}

/** A column in the naive reader's words. */
function plainly(column: Column): NaiveColumn {
  if (column.type === 'empty') return { type: 'empty' };
  if (column.type === 'number') return { type: 'number', values: [...column.values] };
  return { type: column.type, values: Array.from(column.codes, (code) => column.levels[code]) };
}

function different(cells: readonly string[], key: (cell: string) => unknown): string[] {
  const seen = new Map<unknown, string>();
  for (const word of cells) if (!isNaivelyMissing(word) && !seen.has(key(word))) seen.set(key(word), word);
  return [...seen.values()];
}

describe('any table', () => {
  it('is the same however its bytes are cut', async () => {
    await fc.assert(
      fc.asyncProperty(text, dialects, courses, async (csv, dialect, course) => {
        const bytes = new TextEncoder().encode(csv);
        const atOnce = { lengths: [bytes.length] };
        assert.deepEqual(await outcome(read(bytes, dialect, course)), await outcome(read(bytes, dialect, atOnce)));
        assert.deepEqual(await outcome(read(bytes, {}, course)), await outcome(read(bytes, {}, atOnce)));
      }),
      { seed: 1, numRuns: 1500 },
    );
  });

  it('is what a naive reader makes of it', async () => {
    await fc.assert(
      fc.asyncProperty(text, dialects, courses, async (csv, dialect, course) => {
        const found = await outcome(read(new TextEncoder().encode(csv), dialect, course));
        const records = naiveRecords(csv, dialect.delimiter);
        const rows = dialect.header ? records.slice(1) : records;
        const open = records.at(-1)?.open ?? 0;
        const width = records[0]?.cells.length ?? 0;
        if (records.length === 0) return assert.deepEqual(found, { code: 'emptyFile', values: {} });
        if (open > 0) return assert.deepEqual(found, { code: 'unclosedQuote', values: { line: open } });
        if (rows.length === 0) return assert.deepEqual(found, { code: 'headerOnly', values: { columns: width } });

        const table = found as Omit<Table, 'lineOf'> & { lineOf: number[] };
        assert.deepEqual(
          table.lineOf,
          rows.map(({ line }) => line),
        );
        assert.deepEqual(
          table.ragged,
          rows
            .filter(({ cells }) => cells.length !== width)
            .map(({ line, cells }) => ({ line, found: cells.length, expected: width })),
        );
        assert.equal(table.columns.length, width);
        for (const column of table.columns) {
          const cells = rows.map((row) => row.cells[column.index] ?? '');
          assert.deepEqual(plainly(column), naiveColumn(cells, dialect.decimal));
          assert.equal(column.missing, cells.filter(isNaivelyMissing).length);
          // 0 and -0 are one number.
          const words = different(cells, (word) =>
            column.type === 'number' ? naiveNumber(word, dialect.decimal) + 0 : word,
          );
          assert.equal(column.distinct, words.length);
          assert.deepEqual(column.examples, words.slice(0, 5));
          if (column.type === 'number' || column.type === 'empty') continue;
          assert.deepEqual(column.levels, [...words].sort());
          assert.deepEqual(
            column.counts,
            column.levels.map((level) => cells.filter((word) => word === level).length),
          );
        }
      }),
      { seed: 1, numRuns: 3000 },
    );
  });
});
