import assert from 'node:assert/strict';
import type { MeasuredTable } from '../../src/core/data/measuredTable';
import { type MeasuringOptions, readMeasured } from '../../src/core/data/readMeasured';
import { DataError } from '../../src/core/fault';
import { Records } from '../../src/core/table/records';
import { textsOf } from '../../src/core/table/sample';
import { scanRecords } from '../../src/core/table/scan';
import { byteOrderMark, type Units, unitsOf } from '../../src/core/table/units';

/** What came of reading: a table with the line of each row, or the fault. */
export type Outcome =
  | { readonly table: MeasuredTable; readonly lines: readonly number[] }
  | { readonly fault: DataError };

/** How a file may be read: by what, in chunks and blocks of how many bytes; those of the real thing first. */
const PATHS: readonly (Pick<MeasuringOptions, 'means' | 'blockBytes'> & { readonly chunk: number })[] = [
  { means: 'kernel', chunk: 1 << 18 },
  { means: 'twin', chunk: 1 << 18 },
  { means: 'none', chunk: 1 << 18 },
  { means: 'kernel', chunk: 7, blockBytes: 64 },
  { means: 'twin', chunk: 1, blockBytes: 16 },
  { means: 'none', chunk: 3, blockBytes: 16 },
];
/** In the small chunks of the last ones a large file would take too long. */
const LARGE = 1 << 16;

/** Reads bytes by every path there is, which must all come to the same. */
export async function byEveryPath(bytes: Uint8Array, options: MeasuringOptions = {}): Promise<Outcome> {
  const [first, ...others] = bytes.length < LARGE ? PATHS : PATHS.slice(0, 3);
  const outcome = await readBy(bytes, { ...options, ...first });
  for (const path of others) {
    const { chunk, ...means } = path;
    assert.deepEqual(
      plainly(await readBy(bytes, { ...options, ...means, chunk })),
      plainly(outcome),
      JSON.stringify(path),
    );
  }
  return outcome;
}

/** Reads bytes in chunks, of a size that a disk gives unless another is said. */
export async function readBy(
  bytes: Uint8Array,
  { chunk = 1 << 18, ...options }: MeasuringOptions & { readonly chunk?: number } = {},
): Promise<Outcome> {
  try {
    const table = await readMeasured(async function* () {
      for (let at = 0; at < bytes.length; at += chunk) yield bytes.slice(at, at + chunk);
    }, options);
    return { table, lines: Array.from({ length: table.rows }, (_, row) => table.lineOf(row)) };
  } catch (error) {
    if (error instanceof DataError) return { fault: error };
    throw error;
  }
}

/** Without what can't be compared. */
export function plainly(outcome: Outcome): unknown {
  if ('fault' in outcome) return { code: outcome.fault.code, values: outcome.fault.values };
  const { lineOf: _, ...table } = outcome.table;
  return { table, lines: outcome.lines };
}

/** The records of some units by the careful path, and the line of a quote that is never closed. */
export function recordsIn(units: Units, delimiter: string): { records: string[][]; openQuote: number } {
  const found = new Records(units);
  const from = byteOrderMark(units, units.length);
  scanRecords(units, from, units.length, true, delimiter.charCodeAt(0), found);
  const records = Array.from({ length: found.count }, (_, record) => textsOf(found, record));
  return { records, openQuote: found.openQuote };
}

/** The records of a text, as bytes of UTF-8 and as the code units of a document: they must be the same. */
export function recordsOfText(text: string, delimiter: string): { records: string[][]; openQuote: number } {
  const ofUnits = recordsIn(unitsOf(text), delimiter);
  assert.deepEqual(recordsIn(new TextEncoder().encode(text), delimiter), ofUnits);
  return ofUnits;
}

/** What each row of a column holds: a number, a word, or nothing. */
export function valuesOf({ columns, rows }: MeasuredTable, index: number): (number | string | null)[] {
  const column = columns[index];
  if (!column) throw new Error(`no column ${index}`);
  if (column.type === 'number') return Array.from(column.values, (value) => (Number.isNaN(value) ? null : value));
  if (column.type === 'empty') return Array.from({ length: rows }, () => null);
  return Array.from(column.codes, (code) => column.levels[code] ?? null);
}
