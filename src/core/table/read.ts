import { DataError } from '../fault';
import { Stopped } from '../stopped';
import type { ColumnReader } from './columnReader';
import type { Dialect } from './dialect';
import { Head, type Outline, outline } from './head';
import { NumberReader } from './numberReader';
import { Pass } from './pass';
import type { Table } from './table';
import { WordReader } from './wordReader';

/** Opens the bytes of a file from their beginning; it may be called a second time. */
export type ByteSource = () => AsyncIterable<Uint8Array>;

export interface ReadOptions {
  /** What is known of the dialect; the rest is detected. */
  readonly dialect?: Partial<Dialect> | undefined;
  /** Once this says `stopped`, reading ends with `Stopped`. */
  readonly signal?: { readonly stopped: boolean } | undefined;
  /** Told how many bytes have been read; they are counted from 0 again where a second pass is needed. */
  readonly onProgress?: ((bytes: number) => void) | undefined;
  /** How many bytes there are, where that is known: room for all rows is then made at once. */
  readonly size?: number | undefined;
  /** So many bytes are worked on at a time. The table doesn't depend on it. */
  readonly blockBytes?: number | undefined;
}

/**
 * Reads a table in one pass over its bytes, which are converted block by block and not kept. What a column holds is
 * guessed from the head of the file; where a column of numbers turns out to hold a word further down, such columns are
 * read again in a second pass. So the table is the same as if all had been known before, and takes no more memory.
 */
export async function readTable(source: ByteSource, options: ReadOptions = {}): Promise<Table> {
  const head = new Head();
  let reading: Reading | undefined;
  for await (const chunk of watched(source, options)) {
    const taken = reading ? 0 : head.add(chunk);
    if (taken === chunk.length) continue;
    reading ??= begin(head, false, options);
    reading.pass.push(chunk.subarray(taken));
  }
  reading ??= begin(head, true, options);
  reading.pass.end();
  const { dialect, names, readers } = reading;
  const { count, raggedCount, ragged, lines } = reading.pass.rows;
  if (count === 0) throw new DataError('headerOnly', { columns: names.length });

  if (readers.some(isRefused)) await readAgain(source, options, reading);
  return {
    dialect,
    columns: readers.map((reader, index) => reader.column({ name: names[index] ?? '', index })),
    rows: count,
    raggedCount,
    ragged,
    lineOf: (row) => lines.lineOf(row),
  };
}

interface Reading extends Outline {
  readonly readers: (NumberReader | WordReader)[];
  readonly pass: Pass;
}

/** Begins the first pass with what the head of the file tells. */
function begin(head: Head, whole: boolean, { dialect: known, size, blockBytes }: ReadOptions): Reading {
  const { dialect, names, wordy } = outline(head.bytes, whole, known);
  const decimal = dialect.decimal.charCodeAt(0);
  const readers = wordy.map((isWordy, position) =>
    isWordy ? new WordReader(position) : new NumberReader(position, decimal),
  );
  const pass = new Pass({ dialect, width: readers.length, readers, size, blockBytes });
  pass.push(head.bytes);
  return { dialect, names, wordy, readers, pass };
}

/** Reads as words what proved not to be numbers, in a pass of its own. */
async function readAgain(source: ByteSource, options: ReadOptions, { dialect, readers, pass }: Reading): Promise<void> {
  const words: WordReader[] = [];
  for (const [position, reader] of readers.entries()) {
    if (!isRefused(reader)) continue;
    const word = new WordReader(position);
    words.push(word);
    readers[position] = word;
  }
  const { size, blockBytes } = options;
  const again = new Pass({ dialect, width: readers.length, readers: words, size, blockBytes });
  for await (const chunk of watched(source, options)) again.push(chunk);
  again.end();
  if (again.rows.count !== pass.rows.count) throw new DataError('fileChanged');
}

function isRefused(reader: ColumnReader): boolean {
  return reader instanceof NumberReader && reader.refused;
}

/** Hands on the chunks of a source and tells how many bytes are done, until it is stopped. */
async function* watched(source: ByteSource, { signal, onProgress }: ReadOptions): AsyncIterable<Uint8Array> {
  let bytes = 0;
  for await (const chunk of source()) {
    if (signal?.stopped) throw new Stopped();
    bytes += chunk.length;
    yield chunk;
    onProgress?.(bytes);
  }
}
