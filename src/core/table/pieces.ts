import type { Records } from './records';
import { CR } from './units';

export interface PieceOptions {
  readonly blockBytes: number;
  readonly groupBytes: number;
  /** A piece has no more. */
  readonly rows: number;
}

/** Up to which record those from one on begin in the same group of the file as it, and end in the same block. */
export function pieceEnd(records: Records, from: number, to: number, options: PieceOptions): number {
  const block = blockOf(records, from, options);
  const group = groupOf(records, from, options);
  const most = Math.min(to, from + options.rows);
  let end = from + 1;
  while (end < most && blockOf(records, end, options) === block && groupOf(records, end, options) === group) end++;
  return end;
}

function groupOf(records: Records, record: number, { groupBytes }: PieceOptions): number {
  return Math.floor((records.origin + records.startOf(record, 0)) / groupBytes);
}

/** The block that must have been read for a record to be whole: behind a carriage return a line feed may follow. */
function blockOf(records: Records, record: number, { blockBytes }: PieceOptions): number {
  const { units, origin } = records;
  const end = records.endOf(record, records.width(record) - 1);
  return Math.floor((origin + end + (units[end] === CR ? 1 : 0)) / blockBytes);
}
