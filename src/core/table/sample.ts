import { Field } from './field';
import { Records } from './records';
import { scanRecords } from './scan';
import { byteOrderMark, type Units } from './units';

/**
 * The cells of the first records of a table, as text.
 *
 * @param whole nothing follows these units; if not, a record that has no end in them is left out
 */
export function sampleRecords<U extends Units>(units: U, delimiter: string, limit: number, whole: boolean): string[][] {
  const records = new Records(units);
  scanRecords(units, byteOrderMark(units, units.length), units.length, whole, delimiter.charCodeAt(0), records);
  return Array.from({ length: Math.min(records.count, limit) }, (_, record) => textsOf(records, record));
}

/** The values of all fields of a record, as text. */
export function textsOf<U extends Units>(records: Records<U>, record: number): string[] {
  const field = new Field(records.units);
  return Array.from({ length: records.width(record) }, (_, column) => {
    field.take(records.units, records.startOf(record, column), records.endOf(record, column));
    return field.text();
  });
}
