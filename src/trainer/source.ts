import { createReadStream } from 'node:fs';
import { DataError } from '../core/fault';
import type { ByteSource } from '../core/table/read';
import type { TableSource } from '../protocol';

const CHUNK_BYTES = 1 << 20;

/** The bytes of a table, from the disk or from the text of a document. */
export function bytesOf(source: TableSource): ByteSource {
  return source.kind === 'file' ? () => fileChunks(source.path) : () => textChunks(source.text);
}

async function* fileChunks(path: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(path, { highWaterMark: CHUNK_BYTES });
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new DataError('fileMissing', { path, reason });
  }
}

async function* textChunks(text: string): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text, 'utf8');
  for (let from = 0; from < bytes.length; from += CHUNK_BYTES) yield bytes.subarray(from, from + CHUNK_BYTES);
}
