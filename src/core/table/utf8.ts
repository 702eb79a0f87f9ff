import type { Units } from './units';

const REPLACEMENT = 0xfffd;

/** The text of a range of units. */
export function textOf(units: Units, start: number, end: number): string {
  return units instanceof Uint8Array ? decodeUtf8(units, start, end) : decodeUtf16(units, start, end);
}

/**
 * Decodes UTF-8 as the WHATWG Encoding Standard does: each maximal part of a malformed sequence becomes one U+FFFD.
 * A byte order mark is text like any other.
 */
export function decodeUtf8(bytes: Uint8Array, start: number, end: number): string {
  let text = '';
  let count = 0;
  let at = start;
  while (at < end) {
    let point = bytes[at++] ?? 0;
    if (point >= 0x80) {
      let needed = sequel(point);
      // Overlong forms, surrogates and points beyond U+10FFFF are told by the second byte alone.
      let least = point === 0xe0 ? 0xa0 : point === 0xf0 ? 0x90 : 0x80;
      let most = point === 0xed ? 0x9f : point === 0xf4 ? 0x8f : 0xbf;
      const whole = needed > 0;
      point &= 0x3f >> needed;
      while (needed > 0 && at < end) {
        const byte = bytes[at] ?? 0;
        if (byte < least || byte > most) break;
        point = (point << 6) | (byte & 0x3f);
        least = 0x80;
        most = 0xbf;
        needed--;
        at++;
      }
      if (!whole || needed > 0) point = REPLACEMENT;
    }
    if (count > buffer.length - 2) {
      text += String.fromCharCode(...buffer.subarray(0, count));
      count = 0;
    }
    if (point > 0xffff) {
      buffer[count++] = 0xd7c0 + (point >> 10);
      point = 0xdc00 | (point & 0x3ff);
    }
    buffer[count++] = point;
  }
  return text + String.fromCharCode(...buffer.subarray(0, count));
}

/** How many bytes follow a lead byte; 0 for a byte that leads nothing. */
function sequel(lead: number): number {
  if (lead < 0xc2 || lead > 0xf4) return 0;
  return lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3;
}

function decodeUtf16(units: Uint16Array, start: number, end: number): string {
  let text = '';
  for (let at = start; at < end; at += buffer.length) {
    text += String.fromCharCode(...units.subarray(at, Math.min(at + buffer.length, end)));
  }
  return text;
}

/** Code units on their way to a string: as many as may be passed in one call. */
const buffer = new Uint16Array(4096);
