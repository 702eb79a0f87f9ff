import type { Dialect } from './dialect';
import { Records } from './records';
import { textsOf } from './sample';
import { scanRecords } from './scan';
import { RecordStream } from './stream';
import { unitsOf } from './units';

/** One cell of a document: its range with its quotes and without the delimiters, and its value without quotes. */
export interface Cell {
  readonly start: number;
  readonly end: number;
  readonly value: string;
}

/** Where the records of a document begin. */
export interface TextIndex {
  readonly dialect: Dialect;
  /** How many records there are, the header among them. */
  readonly records: number;
  /** The offset at which each record begins, and behind them the length of the text. */
  readonly starts: Uint32Array;
}

/** A place in a document: the cell there, and the values of its whole record. */
export interface CellPlace {
  /** From 0, which is the header where there is one. */
  readonly record: number;
  readonly column: number;
  readonly start: number;
  readonly end: number;
  readonly cells: readonly string[];
}

const SLAB_UNITS = 1 << 16;

/** Finds the records of a text. It is read by slabs, so the index is all the memory it takes. */
export function indexRecords(text: string, dialect: Dialect): TextIndex {
  let starts: Uint32Array = new Uint32Array(1 << 10);
  let count = 0;
  const stream = new RecordStream<Uint16Array>({
    delimiter: dialect.delimiter,
    allocate: (length) => new Uint16Array(length),
    blockUnits: SLAB_UNITS,
    deliver: (records) => {
      if (count + records.count > starts.length) starts = resized(starts, (count + records.count) * 2);
      for (let record = 0; record < records.count; record++) {
        starts[count++] = records.origin + records.startOf(record, 0);
      }
    },
  });
  for (let at = 0; at < text.length; at += SLAB_UNITS) {
    stream.push(unitsOf(text, at, Math.min(at + SLAB_UNITS, text.length)));
  }
  stream.end();
  starts = resized(starts, count + 1);
  starts[count] = text.length;
  return { dialect, records: count, starts };
}

/** The cells of one record; none where there is no such record. */
export function cellsOf(index: TextIndex, text: string, record: number): Cell[] {
  const start = index.starts[record];
  const next = index.starts[record + 1];
  if (start === undefined || next === undefined) return [];
  const units = unitsOf(text, start, next);
  const records = new Records(units);
  scanRecords(units, 0, units.length, true, index.dialect.delimiter.charCodeAt(0), records);
  return textsOf(records, 0).map((value, column) => ({
    start: start + records.startOf(0, column),
    end: start + records.endOf(0, column),
    value,
  }));
}

/** The cell at an offset of the text; none on a blank line or within a line break. */
export function cellAt(index: TextIndex, text: string, offset: number): CellPlace | undefined {
  const record = recordAt(index, offset);
  const cells = cellsOf(index, text, record);
  const column = cells.findLastIndex((cell) => cell.start <= offset);
  const cell = cells[column];
  if (!cell || offset > cell.end) return undefined;
  return { record, column, start: cell.start, end: cell.end, cells: cells.map(({ value }) => value) };
}

/** The last record that begins at an offset or before it; -1 where there is none. */
function recordAt({ starts, records }: TextIndex, offset: number): number {
  let low = -1;
  let high = records - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

function resized(array: Uint32Array, length: number): Uint32Array {
  const copy = new Uint32Array(length);
  copy.set(array.subarray(0, length));
  return copy;
}
