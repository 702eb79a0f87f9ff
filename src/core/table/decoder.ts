import { DataError } from '../fault';
import { encodeUtf8 } from './encodeUtf8';
import type { Encoding } from './encoding';
import { KoreanDecoder, koreanPairs } from './koreanDecoder';

/** Gives the bytes of an encoding as UTF-8, chunk by chunk; without a chunk, what is left at the end. They are good until the next call. */
export type Decoder = (chunk?: Uint8Array) => Uint8Array;

/** A UTF-16 code unit takes so many bytes of UTF-8 at most. */
const BYTES_A_UNIT = 3;
const NOTHING = new Uint8Array(0);

export function decoderOf(encoding: Encoding): Decoder {
  if (encoding === 'utf-8') return (chunk = NOTHING) => chunk;
  return encoding === 'windows-1252' ? decodeWindows1252 : decoderByName(encoding);
}

/** What is used of the platform's own decoder, of which the language's library has no types. */
interface PlatformDecoder {
  decode(bytes?: Uint8Array, options?: { readonly stream: boolean }): string;
}
type PlatformDecoders = new (name: string, options: { readonly ignoreBOM: boolean }) => PlatformDecoder;

const { TextDecoder: Platform } = globalThis as { TextDecoder?: PlatformDecoders };

function decoderByName(encoding: Encoding): Decoder {
  const decode = encoding === 'euc-kr' ? koreanDecoder() : streaming(platformDecoder(encoding));
  let room = NOTHING;
  return (chunk) => {
    const text = decode(chunk);
    if (room.length < text.length * BYTES_A_UNIT) room = new Uint8Array(text.length * BYTES_A_UNIT);
    return room.subarray(0, encodeUtf8(text, room, 0));
  };
}

type TextDecoding = (chunk?: Uint8Array) => string;

function streaming(decoder: PlatformDecoder): TextDecoding {
  return (chunk) => (chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode());
}

function koreanDecoder(): TextDecoding {
  korean ??= koreanPairs((bytes) => platformDecoder('euc-kr').decode(bytes));
  const decoder = new KoreanDecoder(korean);
  return (chunk) => decoder.decode(chunk);
}

/** It is made once. */
let korean: Uint16Array | undefined;

/** A byte order mark stays in the text, whose reader knows it. */
function platformDecoder(encoding: Encoding): PlatformDecoder {
  try {
    if (Platform) return new Platform(encoding, { ignoreBOM: true });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error; // a platform may have been built with fewer encodings
  }
  throw new DataError('encodingUnsupported', { encoding });
}

/**
 * What the bytes from 0x80 to 0x9f stand for; the others are points of Unicode. It is written out because `TextDecoder` of some versions
 * of Node reads them as ISO 8859-1. Source: encoding.spec.whatwg.org/index-windows-1252.txt.
 */
const WINDOWS_1252 =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f' +
  '\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';

const windows1252 = Array.from({ length: 0x80 }, (_, at) => {
  const room = new Uint8Array(BYTES_A_UNIT);
  const text = WINDOWS_1252[at] ?? String.fromCharCode(0x80 + at);
  return room.slice(0, encodeUtf8(text, room, 0));
});

function decodeWindows1252(chunk: Uint8Array = NOTHING): Uint8Array {
  const room = new Uint8Array(chunk.length * BYTES_A_UNIT);
  let length = 0;
  for (const byte of chunk) {
    if (byte < 0x80) room[length++] = byte;
    else for (const one of windows1252[byte - 0x80]!) room[length++] = one;
  }
  return room.subarray(0, length);
}
