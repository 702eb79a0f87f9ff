import { DataError } from '../fault';
import { own } from '../own';
import { type ChosenType, type Dialect, detect, OUTLINE_RECORDS } from './dialect';
import { Field } from './field';
import { beginOfTable } from './lead';
import { type Missing, missingBy } from './missing';
import { columnNames } from './names';
import { parseNumber } from './numbers';
import type { Records } from './records';
import { firstRecords, textsOf } from './sample';
import { CR, isBlank, LF } from './units';

const LEAST_BYTES = 1 << 17;
/** The first record must be no longer. */
const MOST_BYTES = 1 << 22;
const LEAST_LINES = 8;

/** What the head of a file tells of the table. */
export interface Outline {
  readonly dialect: Dialect;
  readonly names: readonly string[];
  /** Per column, whether a word was seen in it: if not, it may be one of numbers. */
  readonly wordy: readonly boolean[];
  /** Per column, what it is to be taken for, where that was chosen. */
  readonly types: readonly (ChosenType | undefined)[];
  /** How many different values were seen in a column. */
  different(column: number): number;
  /** About how many rows there are in so many bytes, by default those of the head. */
  rowsIn(bytes?: number): number;
}

/** The first bytes of a file, at least so many and with so many line breaks that they show what kind of table it is. */
export class Head {
  #bytes = new Uint8Array(LEAST_BYTES);
  #length = 0;

  /** Takes what it needs of a chunk, and returns how many bytes that was. */
  add(chunk: Uint8Array): number {
    const taken = Math.min(chunk.length, this.#bytes.length - this.#length);
    this.#bytes.set(chunk.subarray(0, taken), this.#length);
    this.#length += taken;
    if (taken === chunk.length || !this.#widen()) return taken;
    return taken + this.add(chunk.subarray(taken));
  }

  get bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  /** Doubles the room where lines are so long that too few of them are here. */
  #widen(): boolean {
    if (this.#bytes.length >= MOST_BYTES) return false;
    let lines = 0;
    let begin = 0;
    while (begin < this.#bytes.length && isPassedOver(this.#bytes[begin]!)) begin++; // blank lines show nothing
    for (let at = begin; at < this.#bytes.length && lines < LEAST_LINES; at++) {
      if (this.#bytes[at] === LF || this.#bytes[at] === CR) lines++;
    }
    if (lines === LEAST_LINES) return false;
    const wider = new Uint8Array(this.#bytes.length * 2);
    wider.set(this.#bytes);
    this.#bytes = wider;
    return true;
  }
}

/**
 * Finds out what can be known of a table from the head of its file.
 *
 * @param whole the file is no longer than its head
 */
export function outline(head: Uint8Array, whole: boolean, known?: Partial<Dialect>): Outline {
  const zero = head.indexOf(0);
  if (zero >= 0) throw new DataError('unreadable', { position: zero, line: lineAt(head, zero) });
  const { firstLine = 1 } = known ?? {};
  const from = firstLine === 1 ? 0 : beginOfTable(head, firstLine, whole);
  if (firstLine > 1 && from === head.length) throw new DataError('firstLineBeyond', { line: firstLine });
  const { dialect, records: cut } = detect(head, known);
  const records = whole ? firstRecords(head.subarray(from), dialect.delimiter, OUTLINE_RECORDS, true) : cut;
  if (records.count === 0) {
    if (whole) throw new DataError('emptyFile');
    throw new DataError('recordTooLong', { line: firstLine, megabytes: MOST_BYTES >> 20 });
  }
  const first = textsOf(records, 0);
  const names = columnNames(dialect.header ? first : first.map(() => ''));
  const types = names.map((name) => own(dialect.types, name));
  const gaps = missingBy(dialect);
  const wordy = names.map((_, column) => {
    const type = types[column];
    return type === undefined ? hasWord(records, dialect, column, gaps) : type === 'category' || type === 'date';
  });
  return {
    dialect,
    names,
    wordy,
    types,
    different: (column) => new Set(cellsOf(records, dialect, column, gaps)).size,
    rowsIn: (bytes = head.length) => Math.ceil((linesOf(head) * bytes) / Math.max(1, head.length)),
  };
}

function isPassedOver(byte: number): boolean {
  return byte === LF || byte === CR || isBlank(byte);
}

/** The line, from 1, on which a byte lies. */
function lineAt(head: Uint8Array, position: number): number {
  let line = 1;
  for (let at = 0; at < position; at++) {
    if (head[at] === LF || (head[at] === CR && head[at + 1] !== LF)) line++;
  }
  return line;
}

function linesOf(head: Uint8Array): number {
  let feeds = 0;
  let returns = 0;
  for (const byte of head) {
    if (byte === LF) feeds++;
    if (byte === CR) returns++;
  }
  return (feeds || returns) + 1;
}

/** What is written in a column of the first records, as far as it is there. */
function* cellsOf(records: Records, { header }: Dialect, column: number, gaps: Missing): Generator<string> {
  for (const field of fieldsOf(records, header, column)) {
    if (!gaps.at(field.units, field.start, field.end)) yield field.text();
  }
}

/** Whether a word is in a column of the first records. */
function hasWord(records: Records, { header, decimal }: Dialect, column: number, gaps: Missing): boolean {
  const mark = decimal.charCodeAt(0);
  for (const { units, start, end } of fieldsOf(records, header, column)) {
    if (Number.isNaN(parseNumber(units, start, end, mark)) && !gaps.at(units, start, end)) return true;
  }
  return false;
}

/** The cells of a column of the first records, one after another in the same field. */
function* fieldsOf(records: Records, header: boolean, column: number): Generator<Field> {
  const field = new Field(records.units);
  const count = Math.min(records.count, OUTLINE_RECORDS);
  for (let record = header ? 1 : 0; record < count; record++) {
    if (column >= records.width(record)) continue;
    field.take(records.units, records.startOf(record, column), records.endOf(record, column));
    yield field;
  }
}
