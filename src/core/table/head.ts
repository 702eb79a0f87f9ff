import { DataError } from '../fault';
import { type Dialect, detectDialect } from './dialect';
import { isMissing } from './missing';
import { columnNames } from './names';
import { numberOf } from './numbers';
import { sampleRecords } from './sample';
import { CR, LF } from './units';

const LEAST_BYTES = 1 << 17;
/** The first record must be no longer. */
const MOST_BYTES = 1 << 22;
const LEAST_LINES = 8;
const SAMPLE_RECORDS = 1000;

/** What the head of a file tells of the table. */
export interface Outline {
  readonly dialect: Dialect;
  readonly names: readonly string[];
  /** Per column, whether a word was seen in it: if not, it may be one of numbers. */
  readonly wordy: readonly boolean[];
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
    for (const byte of this.#bytes) if (byte === LF || byte === CR) lines++;
    if (lines >= LEAST_LINES) return false;
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
  if (zero >= 0) throw new DataError('unreadable', { position: zero });
  const dialect = detectDialect(head, known);
  const records = sampleRecords(head, dialect.delimiter, SAMPLE_RECORDS, whole);
  const first = records[0];
  if (!first) throw whole ? new DataError('emptyFile') : new DataError('recordTooLong', { line: 1 });
  const names = columnNames(dialect.header ? first : first.map(() => ''));
  const rows = dialect.header ? records.slice(1) : records;
  const isWord = (cell: string) => !isMissing(cell) && Number.isNaN(numberOf(cell, dialect.decimal));
  const wordy = names.map((_, column) => rows.some((cells) => isWord(cells[column] ?? '')));
  return { dialect, names, wordy };
}
