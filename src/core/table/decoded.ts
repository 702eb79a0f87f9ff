import { type Decoder, decoderOf } from './decoder';
import { detectEncoding } from './detectEncoding';
import type { Encoding, TableEncoding } from './encoding';
import type { ByteSource } from './source';

/** By so many bytes an encoding is told, where there are as many. */
const HEAD_BYTES = 1 << 16;

/** A file as UTF-8, whatever its encoding, which is detected where it isn't known. Bytes that are UTF-8 are handed on as they are. */
export class Decoded {
  /** Known once the first bytes have been handed out. */
  encoding: TableEncoding | undefined;
  /** How many bytes of the file itself have been read since it was opened last. */
  bytes = 0;
  readonly #source: ByteSource;

  constructor(source: ByteSource, known?: TableEncoding | Encoding) {
    this.#source = source;
    this.encoding = typeof known === 'string' ? { id: known, by: 'request' } : known;
  }

  get isUtf8(): boolean {
    return this.encoding?.id === 'utf-8';
  }

  /** About how many bytes of UTF-8 a file of so many will be. */
  sizeOf(bytes: number): number {
    return this.encoding?.id.startsWith('utf-16') ? bytes / 2 : bytes;
  }

  /** The bytes from the beginning, as UTF-8. */
  readonly open: ByteSource = () => this.#chunks();

  async *#chunks(): AsyncGenerator<Uint8Array> {
    this.bytes = 0;
    let decode = this.encoding && decoderOf(this.encoding.id);
    let head: Uint8Array = new Uint8Array(0);
    for await (const chunk of this.#source()) {
      this.bytes += chunk.length;
      if (decode) {
        yield* some(decode(chunk));
        continue;
      }
      head = joined(head, chunk);
      if (head.length < HEAD_BYTES) continue;
      decode = this.#detect(head);
      yield* some(decode(head));
    }
    if (!decode) {
      decode = this.#detect(head);
      yield* some(decode(head));
    }
    yield* some(decode());
  }

  #detect(head: Uint8Array): Decoder {
    this.encoding = detectEncoding(head.subarray(0, HEAD_BYTES)); // the same in whatever chunks they come
    return decoderOf(this.encoding.id);
  }
}

function* some(bytes: Uint8Array): Generator<Uint8Array> {
  if (bytes.length > 0) yield bytes;
}

/** A chunk is good until the next is asked for, which a large one need not wait for. */
function joined(head: Uint8Array, chunk: Uint8Array): Uint8Array {
  if (head.length === 0 && chunk.length >= HEAD_BYTES) return chunk;
  const both = new Uint8Array(head.length + chunk.length);
  both.set(head);
  both.set(chunk, head.length);
  return both;
}
