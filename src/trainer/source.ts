import { closeSync, openSync, readSync } from 'node:fs';
import { DataError } from '../core/fault';
import type { ByteSource } from '../core/table/read';
import type { TableSource } from '../protocol';
import { bytesAtHand, CHUNK_BYTES } from './atHand';

/** The bytes of a table, from the disk or from memory. */
export function bytesOf(source: TableSource): ByteSource {
  return source.kind === 'file' ? () => fileChunks(source.path) : bytesAtHand(source);
}

/** The bytes of a file from one on; from the first it may be a pipe, which has no positions. A chunk is good until the next is asked for. */
export async function* fileChunks(path: string, from = 0): AsyncGenerator<Uint8Array> {
  const chunk = new Uint8Array(CHUNK_BYTES);
  let file: number | undefined;
  try {
    file = openSync(path, 'r');
    for (let at = from; ; ) {
      const count = readSync(file, chunk, 0, chunk.length, from === 0 ? null : at);
      if (count === 0) return;
      yield chunk.subarray(0, count);
      at += count;
    }
  } catch (error) {
    throw asFault(error, path);
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/** What an error says that the disk gave; any other is left as it is. */
export function asFault(error: unknown, path: string): unknown {
  return isOfDisk(error) ? new DataError('fileMissing', { path, reason: error.code }) : error;
}

/** Whether an error was the disk's. */
export function isOfDisk(error: unknown): error is Error & { readonly code: string } {
  return error instanceof Error && 'syscall' in error && 'code' in error && typeof error.code === 'string';
}
