const MINUS = 0x2d;
const ZERO = 0x30;
/** So many digits make an integer that a double holds exactly. */
const EXACT_DIGITS = 15;
const POWERS_OF_TEN = Float64Array.from({ length: EXACT_DIGITS + 1 }, (_, i) => 10 ** i);

/**
 * Reads a number of up to 15 digits, with a minus and a decimal mark at most, into `out[slot]`; returns false for anything else. This is
 * small, so that an engine puts it into the loop over a column, where a call would cost as much as the number.
 */
export function storePlain(
  bytes: Uint8Array | Uint16Array,
  start: number,
  end: number,
  decimal: number,
  out: Float64Array,
  slot: number,
): boolean {
  let at = start;
  const negative = at < end && bytes[at] === MINUS;
  if (negative) at++;
  let digits = end - at;
  let mantissa = 0;
  for (; at < end; at++) {
    const digit = bytes[at]! ^ ZERO;
    if (digit > 9) break;
    mantissa = mantissa * 10 + digit;
  }
  if (at < end) {
    if (bytes[at] !== decimal) return false;
    digits--;
    const places = end - ++at;
    for (; at < end; at++) {
      const digit = bytes[at]! ^ ZERO;
      if (digit > 9) return false;
      mantissa = mantissa * 10 + digit;
    }
    if (digits > EXACT_DIGITS) return false;
    mantissa /= POWERS_OF_TEN[places]!;
  }
  if (digits < 1 || digits > EXACT_DIGITS) return false;
  out[slot] = negative ? -mantissa : mantissa;
  return true;
}
