const REPLACEMENT = 0xfffd;

/**
 * Writes a text in UTF-8 from a place in an array on, which must have room for three bytes a code unit, and returns where it ends. Half
 * of a surrogate pair becomes U+FFFD, as in the WHATWG Encoding Standard.
 */
export function encodeUtf8(text: string, bytes: Uint8Array, start: number): number {
  let at = start;
  for (let i = 0; i < text.length; i++) {
    let point = text.codePointAt(i) ?? REPLACEMENT;
    if (point < 0x80) {
      bytes[at++] = point;
      continue;
    }
    if (point > 0xffff) i++;
    else if (point >= 0xd800 && point <= 0xdfff) point = REPLACEMENT;
    const sequel = point < 0x800 ? 1 : point < 0x10000 ? 2 : 3;
    bytes[at++] = (LEADS[sequel] ?? 0) | (point >> (6 * sequel));
    for (let k = sequel - 1; k >= 0; k--) bytes[at++] = 0x80 | ((point >> (6 * k)) & 0x3f);
  }
  return at;
}

/** The bits that say how many bytes follow. */
const LEADS = [0, 0xc0, 0xe0, 0xf0];
