import { DataError } from '../fault';
import { Stopped } from '../stopped';
import { BLOCK_UNITS } from './blocks';
import type { Dialect } from './dialect';
import type { Gathering } from './gatherer';
import { Head, type Outline, outline } from './head';
import { IgnoredReader } from './ignoredReader';
import { NumberReader } from './numberReader';
import type { PartRequest, PartResult } from './part';
import { Pass, type Place } from './pass';
import { type ByteSource, watched } from './source';
import type { Table } from './table';
import { WordReader } from './wordReader';
import type { Means } from './workroom';

export type { ByteSource } from './source';

export interface ReadOptions {
  /** What is known of the dialect; the rest is detected. */
  readonly dialect?: Partial<Dialect> | undefined;
  /** Once this says `stopped`, reading ends with `Stopped`. */
  readonly signal?: { readonly stopped: boolean } | undefined;
  /** Told how many bytes have been read; they are counted from 0 again where a second pass is needed. */
  readonly onProgress?: ((bytes: number) => void) | undefined;
  /** How many bytes there are, where that is known: room for all rows is then made at once. */
  readonly size?: number | undefined;
  /**
   * Whether the values of columns of numbers are wanted in the table, or what decides it by the head of the file; all that is told of
   * them is right without, too.
   */
  readonly keep?: boolean | ((head: Outline) => boolean) | undefined;
  /** Is given the columns of numbers on the way. */
  readonly gatherer?: Gathering | undefined;
  /** Has the rest of a file read by another, where all columns are of numbers. */
  readonly parts?: PartsOptions | undefined;
  /** So many bytes are worked on at a time. The table doesn't depend on it. */
  readonly blockBytes?: number | undefined;
  /** So many bytes are a group, instead of `GROUP_BYTES`. */
  readonly groupBytes?: number | undefined;
  /** By what it is read. The table doesn't depend on it. */
  readonly means?: Means | undefined;
}

export interface PartsOptions {
  /** Where the rest begins, in bytes: a multiple of the size of a group. */
  readonly at: number;
  /** Reads the rest with `readPart`, on the guess that it doesn't begin in quotes. */
  readonly rest: (request: PartRequest) => Promise<PartResult>;
  /** Told that the guess was right, so what was gathered of the rest is part of the whole. Else it is none of it. */
  readonly onJoined?: (() => void) | undefined;
}

/**
 * Reads a table in one pass over its bytes, which are converted block by block and not kept. What a column holds is
 * guessed from the head of the file; where a column of numbers turns out to hold a word further down, such columns are
 * read again in a second pass. So the table is the same as if all had been known before, and takes no more memory.
 */
export async function readTable(source: ByteSource, options: ReadOptions = {}): Promise<Table> {
  const reading = await readOnce(source, options);
  const { dialect, names, readers, bytes } = reading;
  const { count, raggedCount, ragged, lines } = reading.pass.rows;
  if (count === 0) throw new DataError('headerOnly', { columns: names.length });

  const lineOf = (row: number) => lines.lineOf(row);
  if (readers.some(isRefused)) await readAgain(source, options, reading);
  return {
    dialect,
    columns: readers.map((reader, index) => reader.column({ name: names[index] ?? '', index }, lineOf)),
    rows: count,
    bytes,
    kept: reading.keep,
    raggedCount,
    ragged,
    lineOf,
  };
}

type Reader = NumberReader | WordReader | IgnoredReader;

interface Reading extends Pick<Outline, 'dialect' | 'names'> {
  readonly keep: boolean;
  readonly readers: Reader[];
  readonly pass: Pass;
  /** The rest of the file, which is read elsewhere; undefined where that failed. */
  readonly rest: Promise<PartResult | undefined> | undefined;
  /** How many bytes were read. */
  bytes: number;
}

/** The first pass. */
async function readOnce(source: ByteSource, options: ReadOptions): Promise<Reading> {
  const head = new Head();
  let reading: Reading | undefined;
  let bytes = 0;
  for await (const chunk of watched(source, options)) {
    bytes += chunk.length;
    const taken = reading ? 0 : head.add(chunk);
    if (taken === chunk.length) continue;
    if (!reading) {
      reading = begin(head, false, options);
      if (await feed(reading, head.bytes, options)) return reading;
    }
    if (await feed(reading, chunk.subarray(taken), options)) return reading;
  }
  if (!reading) {
    reading = begin(head, true, options);
    if (await feed(reading, head.bytes, options)) return reading;
  }
  if (!(await feed(reading, undefined, options))) reading.bytes = bytes;
  return reading;
}

/** Begins the first pass with what the head of the file tells. */
function begin(head: Head, whole: boolean, options: ReadOptions): Reading {
  const { size, groupBytes, gatherer: gathering, means } = options;
  const { blockBytes = whole ? blockFor(head.bytes.length) : BLOCK_UNITS } = options;
  const found = outline(head.bytes, whole, options.dialect);
  const { dialect, names, wordy, types } = found;
  const keep = typeof options.keep === 'function' ? options.keep(found) : (options.keep ?? true);
  const readers = wordy.map((isWordy, position): Reader => {
    const type = types[position];
    if (type === 'ignored') return new IgnoredReader(position);
    if (isWordy) return new WordReader(position, dialect, type);
    return new NumberReader(position, { ...dialect, isChosen: type === 'number' }, keep);
  });
  const isOfNumbers = !wordy.includes(true) && types.every((type) => type === undefined);
  const parts = isOfNumbers ? options.parts : undefined;
  const width = readers.length;
  const pass = new Pass({ dialect, width, readers, size, blockBytes, groupBytes, gathering, means, limit: parts?.at });
  const rest = parts?.rest({ at: parts.at, dialect, width, keep, size, blockBytes, groupBytes });
  // Where it fails the guess may have been wrong, as with a quote that isn't closed: reading it here will tell.
  return { dialect, names, keep, readers, pass, rest: rest?.catch(() => undefined), bytes: 0 };
}

/** The size of a block that takes a small file whole, so that no more memory is made than it needs. */
function blockFor(bytes: number): number {
  return Math.min(BLOCK_UNITS, 2 ** Math.ceil(Math.log2(bytes + 1)));
}

/** Hands a chunk to the pass, or tells it of the end, and returns whether all that is behind was read elsewhere. */
async function feed(reading: Reading, chunk: Uint8Array | undefined, options: ReadOptions): Promise<boolean> {
  const { pass } = reading;
  let taken = 0;
  if (chunk) taken = pass.push(chunk);
  else pass.end();
  if (!pass.halted) return false;
  if (await join(reading, pass.halted, options)) return true;
  pass.resume();
  if (chunk) pass.push(chunk.subarray(taken));
  else pass.end();
  return false;
}

/** Joins the rest of the file to what was read of it, if it begins where the pass halted. */
async function join(reading: Reading, { at, line }: Place, { parts, signal }: ReadOptions): Promise<boolean> {
  const rest = await reading.rest;
  if (signal?.stopped) throw new Stopped();
  if (rest?.first !== at) return false;
  for (const [position, column] of rest.columns.entries()) {
    const reader = reading.readers[position];
    if (reader instanceof NumberReader) reader.add(column, rest.rows);
  }
  reading.pass.rows.join(rest, line);
  reading.bytes = rest.bytes;
  parts?.onJoined?.();
  return true;
}

/** Reads as words what proved not to be numbers, in a pass of its own. */
async function readAgain(source: ByteSource, options: ReadOptions, { dialect, readers, pass }: Reading): Promise<void> {
  const words: WordReader[] = [];
  for (const [position, reader] of readers.entries()) {
    if (!isRefused(reader)) continue;
    const word = new WordReader(position, dialect, undefined, reader.stray);
    words.push(word);
    readers[position] = word;
  }
  const { size, blockBytes, means } = options;
  const again = new Pass({ dialect, width: readers.length, readers: words, size, blockBytes, means });
  for await (const chunk of watched(source, options)) again.push(chunk);
  again.end();
  if (again.rows.count !== pass.rows.count) throw new DataError('fileChanged');
}

function isRefused(reader: Reader): reader is NumberReader {
  return reader instanceof NumberReader && reader.refused;
}
