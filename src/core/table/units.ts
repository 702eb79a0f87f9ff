/** Text as it is read: bytes of UTF-8, or the UTF-16 code units of a document. The grammar's own characters are the same in both. */
export type Units = Uint8Array | Uint16Array;

export const TAB = 0x09;
export const LF = 0x0a;
export const CR = 0x0d;
export const SPACE = 0x20;
export const QUOTE = 0x22;
export const PLUS = 0x2b;
export const MINUS = 0x2d;
export const POINT = 0x2e;
export const SLASH = 0x2f;
export const ZERO = 0x30;
export const COLON = 0x3a;

/** A letter's bit that tells small from capital. */
export const SMALL = 0x20;

export function isBlank(unit: number): boolean {
  return unit === SPACE || unit === TAB;
}

/** The length of the byte order mark with which a file or a text may begin. */
export function byteOrderMark(units: Units, length: number): number {
  if (units instanceof Uint16Array) return length > 0 && units[0] === 0xfeff ? 1 : 0;
  return length > 2 && units[0] === 0xef && units[1] === 0xbb && units[2] === 0xbf ? 3 : 0;
}

/** A text as code units. */
export function unitsOf(text: string): Uint16Array {
  const units = new Uint16Array(text.length);
  for (let at = 0; at < text.length; at++) units[at] = text.charCodeAt(at);
  return units;
}

/**
 * A text as bytes for a grammar that is written in ASCII: any other character becomes NUL, which no such grammar knows.
 * So numbers and dates meet bytes only, whatever they come from. The bytes are good until the next call.
 */
export function asciiOf(text: string): Uint8Array {
  const bytes = text.length <= scratch.length ? scratch.subarray(0, text.length) : new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    bytes[at] = unit < 0x80 ? unit : 0;
  }
  return bytes;
}

const scratch = new Uint8Array(64);
