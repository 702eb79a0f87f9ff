import assert from 'node:assert/strict';
import { DataError } from '../../src/core/fault';
import { detectDialect } from '../../src/core/table/dialect';
import { LineCells } from '../../src/core/table/lineCells';
import { Records } from '../../src/core/table/records';
import { textsOf } from '../../src/core/table/sample';
import { scanRecords } from '../../src/core/table/scan';
import { byteOrderMark, type Units, unitsOf } from '../../src/core/table/units';
import { textOf } from '../../src/core/table/utf8';
import { finish } from '../../src/core/work';
import { naiveNumber } from '../core/table/naive';
import { EditedText } from './editedText';
import { type Outcome, plainly, readBy, valuesOf } from './everyPath';

/** How bytes are cut up on the second way of reading them. */
export interface Cut {
  readonly chunk: number;
  readonly blockBytes: number;
}

/** Holds all that must be true of reading any bytes; throws where it isn't. */
export async function checkBytes(bytes: Uint8Array, cut: Cut): Promise<void> {
  const outcome = await readBy(bytes);
  for (const means of ['twin', 'none', 'kernel'] as const) {
    const other = await readBy(bytes, { ...cut, means });
    assert.deepEqual(plainly(other), plainly(outcome), `by the ${means}, in pieces`);
  }
  const delimiter = 'table' in outcome ? outcome.table.dialect.delimiter : detectDialect(bytes).delimiter;
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const records = checkRanges(bytes, delimiter);
  if (isUtf8(outcome)) checkTable(outcome, records);
  // Of bytes that are no UTF-8 a text has replacements: where a quote parts the bytes of a character, they are others.
  const asText = checkRanges(new TextEncoder().encode(text), delimiter);
  assert.deepEqual(checkRanges(unitsOf(text), delimiter), asText, 'as code units');
  checkEditor(text, delimiter, asText);
}

function isUtf8(outcome: Outcome): boolean {
  return 'table' in outcome && outcome.table.encoding?.id === 'utf-8';
}

/**
 * The records of some units. Each cell must be what its range holds by itself, between two cells must be a delimiter, and between two
 * records nothing but blanks and line ends.
 */
function checkRanges(units: Units, delimiter: string): string[][] {
  const found = scanned(units, byteOrderMark(units, units.length), delimiter);
  const texts: string[][] = [];
  let at = byteOrderMark(units, units.length);
  for (let record = 0; record < found.count; record++) {
    const cells = textsOf(found, record);
    texts.push(cells);
    for (const [column, cell] of cells.entries()) {
      const [start, end] = [found.startOf(record, column), found.endOf(record, column)];
      const between = textOf(units, at, start);
      if (column > 0) assert.equal(between, delimiter, 'between cells');
      else assert.match(between, /^[ \t\r\n]*$/, 'between records');
      if (record < found.count - 1 || found.openQuote === 0)
        assert.equal(alone(units, start, end, delimiter), cell, 'a cell by its range');
      at = end;
    }
  }
  assert.match(textOf(units, at, units.length), /^[ \t\r\n]*$/, 'behind the last record');
  return texts;
}

function scanned<U extends Units>(units: U, from: number, delimiter: string): Records<U> {
  const records = new Records(units);
  scanRecords(units, from, units.length, true, delimiter.charCodeAt(0), records);
  return records;
}

/** The value of a cell, read as if it were a file of its own. */
function alone(units: Units, start: number, end: number, delimiter: string): string {
  const records = scanned(units.slice(start, end), 0, delimiter);
  if (records.count === 0) return '';
  assert.deepEqual([records.count, records.width(0)], [1, 1], 'the range of one cell');
  return textsOf(records, 0)[0] ?? '';
}

/** A table has the values of the records, and the names of the first. */
export function checkTable(outcome: Outcome, records: readonly string[][]): void {
  if (!('table' in outcome)) return;
  const { table } = outcome;
  const rows = table.dialect.header ? records.slice(1) : records;
  assert.equal(table.rows, rows.length, 'rows');
  for (const { index, type } of table.columns) {
    for (const [row, value] of valuesOf(table, index).entries()) {
      const cell = rows[row]?.[index] ?? '';
      if (value !== null)
        assert.equal(value, type === 'number' ? naiveNumber(cell, table.dialect.decimal) : cell, 'a value');
    }
  }
}

/** Of a longer text a look at each place takes too long. */
const PLACES = 400;

/** The editor finds at any place of a text the record that is there, and the cell by its range. */
export function checkEditor(text: string, delimiter: string, records: readonly string[][]): void {
  const edited = new EditedText(text.replace(/^\ufeff/, ''));
  const { whole } = edited;
  if (whole.startsWith('\ufeff')) return; // an editor keeps no byte order mark
  const cells = new LineCells(edited, delimiter, 2);
  const known = records.map((record) => record.map((cell) => cell.replace(/\r\n|\r/g, '\n')));
  let seen = 0;
  let last = -1;
  for (const place of edited.places()) {
    if (++seen > PLACES) return;
    const cell = finish(cells.at(place));
    if (!cell) continue;
    if (cell.line !== last) assert.deepEqual(cell.cells, known.shift(), 'a record in the editor');
    last = cell.line;
    const range = unitsOf(whole.slice(edited.offsetOf(cell.start), edited.offsetOf(cell.end)));
    if (known.length > 0)
      assert.equal(alone(range, 0, range.length, delimiter), cell.cells[cell.column], 'a cell in the editor');
  }
}

/** Whether an error is one of the checks', or a defect; a fault that the user can mend never gets here. */
export function reasonOf(error: unknown): string {
  if (error instanceof DataError) return `an unexpected fault ${error.code}`;
  return error instanceof Error ? `${error.name}: ${error.message.split('\n')[0] ?? ''}` : String(error);
}
