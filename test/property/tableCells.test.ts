import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type LineCell, LineCells } from '../../src/core/table/lineCells';
import { readTable } from '../../src/core/table/read';
import { finish } from '../../src/core/work';
import { naiveRecords } from '../core/table/naive';
import { EditedText } from '../support/editedText';

const delimiters = fc.constantFrom(',', ';', '\t', '|');

/** A value and how it is written: in quotes if it must be or by chance, with blanks around it. */
const written = fc.record({
  value: fc.string({ unit: fc.constantFrom(...'abz19.,;|"\n\t é', '😀', '\n\n'), maxLength: 8 }),
  quoted: fc.boolean(),
  before: fc.constantFrom('', ' ', '  '),
  after: fc.constantFrom('', ' '),
});
const tables = fc.record({
  delimiter: delimiters,
  rows: fc.array(fc.array(written, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 8 }),
  ends: fc.array(fc.constantFrom('\n', '\n \n', '\n\n'), { minLength: 1, maxLength: 4 }),
});

interface Placed {
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** Writes a table and remembers where each cell comes to lie. */
function write({ delimiter, rows, ends }: typeof tables extends fc.Arbitrary<infer T> ? T : never): {
  text: string;
  placed: Placed[][];
} {
  let text = '';
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

/** So few that a short text has many blocks. */
const BLOCK_LINES = 2;

const cellsIn = (text: EditedText, delimiter: string) => new LineCells(text, delimiter, BLOCK_LINES);

/** The values of each record that is met at some place of a text, by the line on which it begins. */
function recordsIn(text: EditedText, cells: LineCells): Map<number, readonly string[]> {
  const records = new Map<number, readonly string[]>();
  for (const place of text.places()) {
    const cell = finish(cells.at(place));
    if (cell) records.set(cell.line, cell.cells);
  }
  return records;
}

const naiveIn = (text: EditedText, delimiter: string) =>
  new Map(naiveRecords(text.whole, delimiter).map(({ line, cells }) => [line - 1, cells]));

describe('the cells of any text', () => {
  it('lie where they were written, and hold what was written', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const { text: written, placed } = write(table);
        const text = new EditedText(written);
        const cells = cellsIn(text, table.delimiter);
        const all = placed.flatMap((record) => record.map((cell, column) => ({ ...cell, column, record })));
        for (const place of text.places()) {
          const expected = all.find(({ start, end }) => start <= place.offset && place.offset <= end);
          const found = finish(cells.at(place));
          assert.deepEqual(
            found && { ...rangeOf(text, found), column: found.column, cells: found.cells },
            expected && {
              start: expected.start,
              end: expected.end,
              column: expected.column,
              cells: expected.record.map(({ value }) => value),
            },
          );
        }
      }),
      { seed: 1, numRuns: 100 },
    );
  });

  it('are found record by record on any lines', () => {
    fc.assert(
      fc.property(tables, fc.nat(), fc.nat(), (table, one, other) => {
        const { text: written, placed } = write(table);
        const text = new EditedText(written);
        const from = one % text.count;
        const to = from + 1 + (other % (text.count - from));
        const lineAt = (offset: number) => written.slice(0, offset).split('\n').length - 1;
        const expected = placed.flatMap((record) => {
          const begin = lineAt(record[0]?.start ?? 0);
          const end = record.at(-1)?.end ?? 0;
          const values = record.map(({ value }) => value);
          return lineAt(end) >= from && begin < to ? [{ line: begin, end, values }] : [];
        });
        const found = finish(cellsIn(text, table.delimiter).between(from, to));
        assert.deepEqual(
          found.map(({ line, end, cells }) => ({ line, end: text.offsetOf(end), values: cells })),
          expected,
        );
      }),
      { seed: 1, numRuns: 1000 },
    );
  });

  const hostile = (maxLength: number) =>
    fc.string({ unit: fc.constantFrom(...'ab ,;\t|""\n\n', '""', '😀', '\ufeff'), maxLength });

  it('are those of a naive reader, however hostile the text', () => {
    fc.assert(
      fc.property(hostile(60), delimiters, (written, delimiter) => {
        const text = new EditedText(written.replace(/^\ufeff+/, '')); // an editor keeps no byte order mark
        assert.deepEqual(recordsIn(text, cellsIn(text, delimiter)), naiveIn(text, delimiter));
      }),
      { seed: 1, numRuns: 3000 },
    );
  });

  it('are those of a naive reader after any edits', () => {
    const edits = fc.array(fc.tuple(fc.nat(), fc.nat(), hostile(8)), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(hostile(60), delimiters, edits, (written, delimiter, changes) => {
        const text = new EditedText(`a${written}`);
        const cells = cellsIn(text, delimiter);
        for (const [one, other, put] of changes) {
          const places = [...text.places()];
          const at = (place: number) => places[place % places.length] ?? { line: 0, character: 0, offset: 0 };
          finish(cells.at(at(other)));
          const [from, to] = [at(one), at(one + (other % 5))];
          cells.replace(...(from.offset < to.offset ? text.edit(from, to, put) : text.edit(to, from, put)));
          if (text.whole.startsWith('\ufeff')) return;
          assert.deepEqual(recordsIn(text, cells), naiveIn(text, delimiter));
        }
      }),
      { seed: 1, numRuns: 1000 },
    );
  });

  it('are the cells of the table that is read from its bytes', async () => {
    await fc.assert(
      fc.asyncProperty(tables, async (made) => {
        const { text: written } = write(made);
        const text = new EditedText(written);
        const records = [...recordsIn(text, cellsIn(text, made.delimiter)).values()];
        const table = await readTable(
          async function* () {
            yield new TextEncoder().encode(written);
          },
          { dialect: { delimiter: made.delimiter, header: false, decimal: '.' } },
        );
        assert.equal(table.rows, records.length);
        for (const column of table.columns) {
          if (column.type === 'number' || column.type === 'empty') continue;
          for (const [row, code] of column.codes.entries()) {
            const value: string = records[row]?.[column.index] ?? '';
            if (code >= 0) assert.equal(value, column.levels[code]);
          }
        }
      }),
      { seed: 1, numRuns: 150 },
    );
  });
});

function rangeOf(text: EditedText, { start, end }: LineCell): { start: number; end: number } {
  return { start: text.offsetOf(start), end: text.offsetOf(end) };
}
