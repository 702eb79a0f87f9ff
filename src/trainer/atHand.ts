import type { ByteSource } from '../core/table/read';
import type { TableSource } from '../protocol';

export const CHUNK_BYTES = 1 << 18;

/** A source that is no file. */
export type AtHand = Exclude<TableSource, { kind: 'file' }>;

/** The bytes of a table that are in memory. */
export function bytesAtHand({ bytes }: AtHand): ByteSource {
  return () => chunksOf(bytes);
}

async function* chunksOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += CHUNK_BYTES) yield bytes.subarray(from, from + CHUNK_BYTES);
}
