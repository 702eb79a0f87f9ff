import { type Units, ZERO } from './units';

/** The greatest power of ten that a double holds exactly. */
export const EXACT_POWER = 22;
/** 10^i for i from 0 to 22, all exact. */
export const POWERS_OF_TEN = Float64Array.from({ length: EXACT_POWER + 1 }, (_, i) => Number(`1e${i}`));

/** Digits to one part of a mantissa, whose integer is exact. */
const PART = 15;
/** Veltkamp's constant, 2^27 + 1: it splits a double into two halves of 26 bits. */
const SPLITTER = 134217729;
/** Enough above 1 to cover the error of a remainder many times over, and yet so near that it is seldom in the way. */
const MARGIN = 1 + 2 ** -10;

/**
 * The double nearest to mantissa · 10^exponent, for a mantissa of any length: decimal digits from `from` to `to`, among
 * which a decimal mark is passed over (`exponent` has taken it into account).
 *
 * Up to 30 significant digits are two exact parts of 15. Their sum h + l is multiplied by or divided by the power of ten
 * with the remainder kept (Dekker, 1971), and where the remainder settles the rounding (Ziv, 1991), that is the answer.
 * Where it doesn't, or there are more digits or a greater power, `Number` reads the text.
 */
export function longNumber(units: Units, from: number, to: number, exponent: number): number {
  if (exponent > EXACT_POWER || exponent < -EXACT_POWER) return readText(units, from, to, exponent);
  let head = 0;
  let tail = 0;
  let significant = 0;
  for (let at = from; at < to; at++) {
    const digit = units[at]! ^ ZERO;
    if (digit > 9 || (significant === 0 && digit === 0)) continue;
    if (significant < PART) head = head * 10 + digit;
    else tail = tail * 10 + digit;
    significant++;
  }
  if (significant > 2 * PART) return readText(units, from, to, exponent);

  const shift = POWERS_OF_TEN[Math.max(0, significant - PART)]!;
  const product = head * shift;
  const rest = productError(head, shift, product) + tail;
  const high = product + rest;
  const low = rest - (high - product);

  const power = POWERS_OF_TEN[Math.abs(exponent)]!;
  const main = exponent < 0 ? high / power : high * power;
  const back = exponent < 0 ? main * power : main;
  const remainder =
    exponent < 0
      ? (high - back - productError(main, power, back) + low) / power
      : productError(high, power, main) + low * power;
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

function readText(units: Units, from: number, to: number, exponent: number): number {
  let text = '';
  for (let at = from; at < to; at++) {
    const digit = units[at]! ^ ZERO;
    if (digit <= 9) text += digit;
  }
  return Number(`${text}e${exponent}`);
}
