import { type Units, ZERO } from './units';

/** The greatest power of ten that a double holds exactly. */
export const EXACT_POWER = 22;
/** 10^i for i from 0 to 22, all exact. */
export const POWERS_OF_TEN = Float64Array.from({ length: EXACT_POWER + 1 }, (_, i) => Number(`1e${i}`));

/** So many digits make an integer of 32 bits. Times 10^9 it is an exact double, since times 5^9 it has less than 53 bits. */
const PART = 9;
/** Veltkamp's constant, 2^27 + 1: it splits a double into two halves of 26 bits. */
const SPLITTER = 134217729;
/** Enough above 1 to cover all that was rounded away, and yet so near that it is seldom in the way. */
const MARGIN = 1 + 2 ** -10;

/**
 * The double nearest to mantissa · 10^exponent, for a mantissa of any length: decimal digits from `from` to `to`, among
 * which a decimal mark is passed over (`exponent` has taken it into account).
 *
 * The first 18 significant digits are the exact sum of two doubles, to which the next 9 are added as a fraction. The sum
 * is multiplied by or divided by the power of ten with the remainder kept (Dekker, 1971), and where the remainder settles
 * the rounding (Ziv, 1991), that is the answer. Where it doesn't, or the power is a greater one, `Number` reads the text.
 */
export function longNumber(units: Units, from: number, to: number, exponent: number): number {
  let head = 0;
  let middle = 0;
  let tail = 0;
  let significant = 0;
  for (let at = from; at < to; at++) {
    const digit = units[at]! ^ ZERO;
    if (digit > 9 || (significant === 0 && digit === 0)) continue;
    if (significant < PART) head = (Math.imul(head, 10) + digit) | 0;
    else if (significant < 2 * PART) middle = (Math.imul(middle, 10) + digit) | 0;
    else if (significant < 3 * PART) tail = (Math.imul(tail, 10) + digit) | 0;
    significant++;
  }
  const beyond = Math.max(0, significant - 2 * PART);
  const scale = exponent + beyond;
  if (scale > EXACT_POWER || scale < -EXACT_POWER) return readText(units, from, to, exponent);

  const leading = head * POWERS_OF_TEN[Math.max(0, significant - beyond - PART)]!;
  const high = leading + middle;
  const low = middle - (high - leading) + tail / POWERS_OF_TEN[Math.min(PART, beyond)]!;

  const power = POWERS_OF_TEN[Math.abs(scale)]!;
  let main = high * power;
  let remainder = 0;
  if (scale < 0) {
    main = high / power;
    const back = main * power;
    remainder = (high - back - productError(main, power, back) + low) / power;
  } else {
    remainder = productError(high, power, main) + low * power;
  }
  const nearest = main + remainder;
  const left = remainder - (nearest - main);
  return nearest + left * MARGIN === nearest ? nearest : readText(units, from, to, exponent);
}

/** a·b − p, exactly, where p is a·b rounded. */
function productError(a: number, b: number, p: number): number {
  const aSplit = a * SPLITTER;
  const aHigh = aSplit - (aSplit - a);
  const aLow = a - aHigh;
  const bSplit = b * SPLITTER;
  const bHigh = bSplit - (bSplit - b);
  const bLow = b - bHigh;
  return aHigh * bHigh - p + aHigh * bLow + aLow * bHigh + aLow * bLow;
}

/** A number half way between two doubles has no more significant digits than 767: of those behind only matters whether one isn't 0. */
const TELLING_DIGITS = 800;

function readText(units: Units, from: number, to: number, exponent: number): number {
  let text = '';
  let beyond = 0;
  let isMore = false;
  for (let at = from; at < to; at++) {
    const digit = units[at]! ^ ZERO;
    if (digit > 9 || (text === '' && digit === 0)) continue;
    if (text.length < TELLING_DIGITS) text += digit;
    else {
      beyond++;
      isMore ||= digit > 0;
    }
  }
  return Number(`${text}${isMore ? 1 : 0}e${exponent + beyond - 1}`);
}
