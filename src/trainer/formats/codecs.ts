import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { decompress as decodeZstd } from 'fzstd';
import { DataError } from '../../core/fault';
import { decodeRaw } from './lz4';
import { decodeFrames } from './lz4Frames';

/** How a page of a Parquet file is decompressed, by the name of its codec; hyparquet itself knows Snappy. */
export const PAGE_CODECS = {
  GZIP: (input: Uint8Array) => gunzipSync(input),
  BROTLI: (input: Uint8Array) => brotliDecompressSync(input),
  ZSTD: (input: Uint8Array) => decodeZstd(input),
  LZ4_RAW: (input: Uint8Array, length: number) => decodeRaw(input, length),
} as const;

/** How a buffer of an Arrow file is decompressed. It is read as numbers where it lies, so it begins at a multiple of eight bytes. */
export const BUFFER_CODECS = {
  LZ4_FRAME: decodeFrames,
  ZSTD: (input: Uint8Array) => decodeZstd(input).slice(),
} as const;

const READ_BY_ITSELF = ['UNCOMPRESSED', 'SNAPPY'];

export function requirePageCodec(codec: string): void {
  const known = [...READ_BY_ITSELF, ...Object.keys(PAGE_CODECS)];
  if (!known.includes(codec)) {
    throw new DataError('columnarCompression', { format: 'Parquet', codec, codecs: known.join(', ') });
  }
}
