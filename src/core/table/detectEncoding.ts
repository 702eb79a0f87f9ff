import { DataError } from '../fault';
import type { Encoding, TableEncoding } from './encoding';
import { decodeUtf8 } from './utf8';
import { Utf8Check } from './utf8Check';

/** Finds the encoding of a file from its first bytes: by its byte order mark, by being UTF-8, or by what the bytes look like. */
export function detectEncoding(head: Uint8Array): TableEncoding {
  if (head[0] === 0xff && head[1] === 0xfe) return { id: 'utf-16le', by: 'mark' };
  if (head[0] === 0xfe && head[1] === 0xff) return { id: 'utf-16be', by: 'mark' };
  const pairs = pairsIn(head);
  if (pairs) return { id: pairs, by: 'guess', line: 1 };
  const malformed = head.includes(0) ? undefined : new Utf8Check().find(head); // with a zero byte it is no text at all
  if (malformed) return guessedFrom(head, malformed.line);
  const hasMark = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf;
  return { id: 'utf-8', by: hasMark ? 'mark' : 'validity' };
}

/** What bytes look like that are no UTF-8 on some line; a fault where that can't be told. */
export function guessedFrom(sample: Uint8Array, line: number): TableEncoding {
  const id = guessEncoding(sample);
  if (!id) throw new DataError('encodingUnknown', { line });
  return { id, by: 'guess', line };
}

const PAIRS_SEEN = 1 << 12;
/** Digits, delimiters and line ends are half zero in UTF-16, and every table has some. */
const ZERO_SHARE = 0.2;

/** UTF-16 without a byte order mark: zero bytes in one half of the pairs and few in the other, as those of 가, which is U+AC00. */
function pairsIn(head: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const pairs = Math.min(PAIRS_SEEN, head.length >> 1);
  let first = 0;
  let second = 0;
  for (let pair = 0; pair < pairs; pair++) {
    if (head[2 * pair] === 0) first++;
    if (head[2 * pair + 1] === 0) second++;
  }
  const least = Math.max(2, ZERO_SHARE * pairs);
  if (second >= least && first <= second / 4) return 'utf-16le';
  if (first >= least && second <= first / 4) return 'utf-16be';
  return undefined;
}

/** Of the characters that are no ASCII, so many must be syllables of KS X 1001: all but a few of a Korean text are. */
const KOREAN_SHARE = 0.85;
/** Letters with accents stand alone or in pairs; bytes that follow one another are another script. */
const ALONE_BYTES = 2.5;

/**
 * What bytes look like that are no UTF-8: UTF-8 all the same, where but a few are broken; Korean, where they come in pairs that are Hangul;
 * a Western language, where they stand apart between letters of ASCII. Other scripts are not told apart, for a wrong guess is worse than none.
 */
export function guessEncoding(sample: Uint8Array): Encoding | undefined {
  let hangul = 0;
  let others = 0;
  let runs = 0;
  let high = 0;
  let unassigned = 0;
  for (let at = 0; at < sample.length; ) {
    const byte = sample[at]!;
    if (byte < 0x80) {
      at++;
      continue;
    }
    if (at === 0 || sample[at - 1]! < 0x80) runs++;
    if (UNASSIGNED.has(byte)) unassigned++;
    const isPair = (sample[at + 1] ?? 0) >= 0xa1;
    if (isPair && byte >= 0xb0 && byte <= 0xc8) hangul++;
    else others++;
    const length = isPair ? 2 : 1;
    high += length;
    at += length;
  }
  if (isMostlyUtf8(sample)) return 'utf-8';
  if (hangul > 0 && hangul >= KOREAN_SHARE * (hangul + others)) return 'euc-kr';
  return runs > 0 && unassigned === 0 && high < ALONE_BYTES * runs ? 'windows-1252' : undefined;
}

/** Bytes that stand for nothing in Windows-1252. */
const UNASSIGNED = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);

/** Whether at least as many characters beyond ASCII are whole as are broken. */
function isMostlyUtf8(sample: Uint8Array): boolean {
  let whole = 0;
  let broken = 0;
  for (const character of decodeUtf8(sample, 0, sample.length)) {
    if (character === '\ufffd') broken++;
    else if (character > '\u007f') whole++;
  }
  return whole > 0 && whole >= broken;
}
