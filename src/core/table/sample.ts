import { Field } from './field';
import { Records } from './records';
import { scanRecords } from './scan';
import { byteOrderMark, type Units } from './units';

const FIRST_PART = 1 << 13;

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
  // Most often a small part has them all; how large it is, a smaller one tells.
  for (let to = FIRST_PART; records.count < limit; to = widened(to, records.count, limit)) {
    const isAll = to >= units.length;
    scanRecords(units, from, Math.min(to, units.length), isAll && whole, delimiter.charCodeAt(0), records);
    if (isAll) break;
  }
  return records;
}

/** A part that should have so many records, by how many a smaller one has. */
function widened(part: number, count: number, limit: number): number {
  return Math.max(4 * part, Math.ceil((1.2 * part * limit) / (count + 1)));
}

/** The values of all fields of a record, as text. */
export function textsOf<U extends Units>(records: Records<U>, record: number): string[] {
  const field = new Field(records.units);
  return Array.from({ length: records.width(record) }, (_, column) => {
    field.take(records.units, records.startOf(record, column), records.endOf(record, column));
    return field.text();
  });
}
