import { Stopped } from '../stopped';

/** Opens the bytes of a file from their beginning; it may be called a second time. */
export type ByteSource = () => AsyncIterable<Uint8Array>;

export interface WatchOptions {
  /** Once this says `stopped`, reading ends with `Stopped`. */
  readonly signal?: { readonly stopped: boolean } | undefined;
  /** Told how many bytes have been read. */
  readonly onProgress?: ((bytes: number) => void) | undefined;
}

/** Hands on the chunks of a source and tells how many bytes are done, until it is stopped. */
export async function* watched(source: ByteSource, { signal, onProgress }: WatchOptions): AsyncIterable<Uint8Array> {
  let bytes = 0;
  for await (const chunk of source()) {
    if (signal?.stopped) throw new Stopped();
    bytes += chunk.length;
    yield chunk;
    onProgress?.(bytes);
  }
}
