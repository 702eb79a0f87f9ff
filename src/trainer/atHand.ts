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

/** A source whose first bytes came ahead of it. */
export function behind(ahead: readonly Uint8Array[], source: AtHand): AtHand {
  if (ahead.length === 0) return source;
  const pieces = [...ahead, source.bytes];
  const bytes = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return { ...source, bytes };
}
