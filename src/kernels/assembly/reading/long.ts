const PLUS: u8 = 0x2b;
const MINUS: u8 = 0x2d;
const ZERO: u8 = 0x30;
const SMALL: u8 = 0x20;
const LETTER_E: u8 = 0x65;

/** Any number of so many digits is less than 2^64. */
const MOST_DIGITS: i32 = 19;
/** An integer up to here is an exact double. */
const EXACT: u64 = 1 << 53;
/** The greatest power of ten that a double holds exactly. */
const EXACT_POWER: i32 = 22;
/** Veltkamp's constant, 2^27 + 1: it splits a double into two halves of 26 bits. */
const SPLITTER: f64 = 134217729;
/** Enough above 1 to cover all that was rounded away, and yet so near that it is seldom in the way. */
const MARGIN: f64 = 1 + 1.0 / 1024;

// prettier-ignore
const POWERS = memory.data<f64>([
  1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
]);

/**
 * Stores the number that stands from `start` to `end`, behind its sign: up to 19 digits from the first that is not 0, with a decimal
 * mark and an exponent at most. Returns false for any other, and where what can be told without more digits doesn't settle the rounding.
 *
 *     number = ( digits [ decimal [ digits ] ] | decimal digits ) [ e [ + | - ] digits ]
 */
export function storeLong(start: usize, end: usize, negative: bool, decimal: u8, out: usize): bool {
  let mantissa: u64 = 0;
  let significant = 0;
  let digits = 0;
  let exponent = 0;
  let behind = 0;
  let at = start;
  for (; at < end; at++) {
    const byte = load<u8>(at);
    const digit = byte ^ ZERO;
    if (digit <= 9) {
      mantissa = mantissa * 10 + <u64>digit;
      significant += <i32>(significant > 0 || digit > 0);
      digits++;
      exponent -= behind;
    } else if (byte == decimal && behind == 0) behind = 1;
    else break;
  }
  if (digits == 0 || significant > MOST_DIGITS) return false;
  if (at < end) {
    if ((load<u8>(at) | SMALL) != LETTER_E) return false;
    at++;
    const down = at < end && load<u8>(at) == MINUS;
    at += <usize>(down || (at < end && load<u8>(at) == PLUS));
    // More digits than three make 0 or an infinity, or begin with 0.
    if (at == end || end - at > 3) return false;
    let power = 0;
    for (; at < end; at++) {
      const digit = load<u8>(at) ^ ZERO;
      if (digit > 9) return false;
      power = power * 10 + <i32>digit;
    }
    exponent += down ? -power : power;
  }
  if (exponent > EXACT_POWER || exponent < -EXACT_POWER) return false;
  const power = load<f64>(POWERS + (<usize>abs(exponent) << 3));
  const high = <f64>mantissa;
  let number = exponent < 0 ? high / power : high * power;
  if (mantissa > EXACT) {
    number = nearest(high, <f64>(<i64>(mantissa - <u64>high)), power, exponent < 0);
    if (isNaN(number)) return false;
  }
  store<f64>(out, negative ? -number : number);
  return true;
}

/**
 * The double nearest to (high + low)·power, or (high + low)/power. The product or quotient is taken with its remainder (Dekker,
 * 1971); NaN where the remainder doesn't settle the rounding (Ziv, 1991).
 */
function nearest(high: f64, low: f64, power: f64, divides: bool): f64 {
  let main = high * power;
  let remainder: f64 = 0;
  if (divides) {
    main = high / power;
    const back = main * power;
    remainder = (high - back - productError(main, power, back) + low) / power;
  } else {
    remainder = productError(high, power, main) + low * power;
  }
  const near = main + remainder;
  const rest = remainder - (near - main);
  return near + rest * MARGIN == near ? near : NaN;
}

/** a·b − p, exactly, where p is a·b rounded. */
function productError(a: f64, b: f64, p: f64): f64 {
  const aSplit = a * SPLITTER;
  const aHigh = aSplit - (aSplit - a);
  const aLow = a - aHigh;
  const bSplit = b * SPLITTER;
  const bHigh = bSplit - (bSplit - b);
  const bLow = b - bHigh;
  return aHigh * bHigh - p + aHigh * bLow + aLow * bHigh + aLow * bLow;
}
