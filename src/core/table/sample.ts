import { Field } from './field';
import { Records } from './records';
import { scanRecords } from './scan';
import { byteOrderMark, LF, type Units } from './units';

/** The cells of the first records of a table, as text. */
export function sampleRecords(units: Units, delimiter: string, limit: number, whole: boolean): string[][] {
  const records = firstRecords(units, delimiter, limit, whole);
  return Array.from({ length: Math.min(records.count, limit) }, (_, record) => textsOf(records, record));
}

/**
 * The first records of a table: as many as there are, or at least `limit`.
 *
 * @param whole nothing follows these units; if not, a record that has no end in them is left out
 */
export function firstRecords<U extends Units>(units: U, delimiter: string, limit: number, whole: boolean): Records<U> {
  const records = new Records(units);
  const from = byteOrderMark(units, units.length);
  // Most often so many lines have them all.
  for (let to = behindLines(units, limit); records.count < limit; to = widened(to, records.count, limit)) {
    const isAll = to >= units.length;
    scanRecords(units, from, Math.min(to, units.length), isAll && whole, delimiter.charCodeAt(0), records);
    if (isAll) break;
  }
  return records;
}

/** Where so many lines end; at the end of all where there are fewer. */
function behindLines(units: Units, lines: number): number {
  let to = 0;
  for (let line = 0; line < lines; line++) {
    to = units.indexOf(LF, to) + 1;
    if (to === 0) return units.length;
  }
  return to;
}

/** A part that should have so many records, by how many a smaller one has. */
function widened(part: number, count: number, limit: number): number {
  return Math.max(4 * part, Math.ceil((1.2 * part * limit) / (count + 1)));
}

/** The text of a cell; it is empty where the record has none there. */
export function textAt(records: Records<Units>, record: number, column: number): string {
  if (column >= records.width(record)) return '';
  const field = new Field<Units>(records.units);
  field.take(records.units, records.startOf(record, column), records.endOf(record, column));
  return field.text();
}

/** The values of all fields of a record, as text. */
export function textsOf(records: Records<Units>, record: number): string[] {
  return Array.from({ length: records.width(record) }, (_, column) => textAt(records, record, column));
}
