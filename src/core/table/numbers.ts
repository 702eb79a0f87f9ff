import type { Dialect } from './dialect';
import { EXACT_POWER, longNumber, POWERS_OF_TEN } from './longNumbers';
import { asciiOf, isBlank, MINUS, PLUS, SMALL, type Units, ZERO } from './units';

/** So many digits make an integer that a double holds exactly. */
const EXACT_DIGITS = 15;
const LETTER_E = 0x65;
/** An exponent is counted no further: 10 to its power is 0 or infinite, whatever it multiplies. */
const LARGE_EXPONENT = 1e9;

/** The number a text stands for; NaN where it is none. */
export function numberOf(text: string, decimal: Dialect['decimal'] = '.'): number {
  return parseNumber(asciiOf(text), 0, text.length, decimal.charCodeAt(0));
}

/** The number that a range of units stands for; NaN where it is none. */
export function parseNumber(units: Units, start: number, end: number, decimal: number): number {
  return storeNumber(units, start, end, decimal, single, 0) ? single[0]! : Number.NaN;
}

const single = new Float64Array(1);

/**
 * Reads the number that a range of units stands for into `out[slot]`, and returns whether it is one. The number goes
 * through an array since a function that returns one must allocate it.
 *
 *     number = { blank } [ + | - ] ( digits [ decimal [ digits ] ] | decimal digits ) [ e [ + | - ] digits ] { blank }
 *            | { blank } [ + | - ] ( "inf" | "infinity" ) { blank }
 *
 * with letters of either case. The result is the double nearest to the number, as JavaScript's `Number` has it: with up
 * to 15 digits and a power of ten up to 22, one operation on two exact doubles is rounded right (Clinger, 1990).
 */
export function storeNumber(
  units: Units,
  start: number,
  end: number,
  decimal: number,
  out: Float64Array,
  slot: number,
): boolean {
  let at = start;
  let to = end;
  while (at < to && isBlank(units[at]!)) at++;
  while (to > at && isBlank(units[to - 1]!)) to--;
  if (at === to) return false;
  const negative = units[at] === MINUS;
  if (negative || units[at] === PLUS) at++;

  const from = at;
  let mantissa = 0;
  for (; at < to; at++) {
    const digit = units[at]! ^ ZERO;
    if (digit > 9) break;
    mantissa = mantissa * 10 + digit;
  }
  let digits = at - from;
  let exponent = 0;
  if (at < to && units[at] === decimal) {
    const fraction = ++at;
    for (; at < to; at++) {
      const digit = units[at]! ^ ZERO;
      if (digit > 9) break;
      mantissa = mantissa * 10 + digit;
    }
    exponent = fraction - at;
    digits -= exponent;
  }
  if (digits === 0) {
    if (!isInfinity(units, from, to)) return false;
    out[slot] = negative ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
    return true;
  }
  const mantissaEnd = at;
  if (at < to) {
    if ((units[at]! | SMALL) !== LETTER_E) return false;
    at++;
    const down = at < to && units[at] === MINUS;
    if (down || (at < to && units[at] === PLUS)) at++;
    if (at === to) return false;
    let power = 0;
    for (; at < to; at++) {
      const digit = units[at]! ^ ZERO;
      if (digit > 9) return false;
      if (power < LARGE_EXPONENT) power = power * 10 + digit;
    }
    exponent += down ? -power : power;
  }
  if (digits > EXACT_DIGITS || exponent > EXACT_POWER || exponent < -EXACT_POWER) {
    mantissa = longNumber(units, from, mantissaEnd, exponent);
  } else if (exponent < 0) {
    mantissa /= POWERS_OF_TEN[-exponent]!;
  } else {
    mantissa *= POWERS_OF_TEN[exponent]!;
  }
  out[slot] = negative ? -mantissa : mantissa;
  return true;
}

function isInfinity(units: Units, from: number, to: number): boolean {
  const length = to - from;
  if (length !== 3 && length !== INFINITY.length) return false;
  for (let i = 0; i < length; i++) {
    if ((units[from + i]! | SMALL) !== INFINITY.charCodeAt(i)) return false;
  }
  return true;
}

const INFINITY = 'infinity';
