import { asciiOf, COLON, isBlank, MINUS, PLUS, POINT, SLASH, SMALL, SPACE, type Units, ZERO } from './units';

const LETTER_T = 0x74;
const LETTER_Z = 0x7a;

/** Whether a text is a date. */
export function isDate(text: string): boolean {
  return isDateAt(asciiOf(text), 0, text.length);
}

/**
 * Whether a range of units is a date: `yyyy-mm-dd`, `yyyy/mm/dd`, `dd.mm.yyyy`, `mm/dd/yyyy` or `dd/mm/yyyy`, the day
 * and the month of one or two digits; and maybe, after a T or a blank, a time `hh:mm[:ss[.fraction]][Z|±hh[[:]mm]]`.
 */
export function isDateAt(units: Units, start: number, end: number): boolean {
  let at = start;
  let to = end;
  while (at < to && isBlank(units[at]!)) at++;
  while (to > at && isBlank(units[to - 1]!)) to--;

  const first = digitsAt(units, at, to);
  if (first === 0 || first > 4) return false;
  const second = digitsAt(units, at + first + 1, to);
  if (second === 0 || second > 2) return false;
  const separator = units[at + first]!;
  const thirdAt = at + first + second + 2;
  if (thirdAt >= to || units[thirdAt - 1] !== separator) return false;
  const third = digitsAt(units, thirdAt, to);
  const middle = integerAt(units, at + first + 1, second);
  if (first === 4) {
    if (separator !== MINUS && separator !== SLASH) return false;
    if (third > 2 || !isMonth(middle) || !isDay(integerAt(units, thirdAt, third))) return false;
  } else {
    if (third !== 4 || first > 2) return false;
    const left = integerAt(units, at, first);
    const dayFirst = isDay(left) && isMonth(middle);
    const monthFirst = isMonth(left) && isDay(middle);
    if (separator === POINT ? !dayFirst : separator !== SLASH || !(dayFirst || monthFirst)) return false;
  }
  at = thirdAt + third;
  return at === to || isTimeAt(units, at, to);
}

function isTimeAt(units: Units, start: number, to: number): boolean {
  if ((units[start]! | SMALL) !== LETTER_T && units[start] !== SPACE) return false;
  let at = start + 1;
  if (!isPairAt(units, at, to, 24) || units[at + 2] !== COLON || !isPairAt(units, at + 3, to, 59)) return false;
  at += 5;
  if (at < to && units[at] === COLON) {
    if (!isPairAt(units, at + 1, to, 60)) return false;
    at += 3;
    if (at < to && units[at] === POINT) {
      const fraction = digitsAt(units, at + 1, to);
      if (fraction === 0) return false;
      at += 1 + fraction;
    }
  }
  if (at < to && units[at] === SPACE) at++;
  if (at === to) return true;
  if ((units[at]! | SMALL) === LETTER_Z) return at + 1 === to;
  if (units[at] !== PLUS && units[at] !== MINUS) return false;
  if (!isPairAt(units, at + 1, to, 14)) return false;
  at += 3;
  if (at < to && units[at] === COLON) at++;
  else if (at === to) return true;
  return isPairAt(units, at, to, 59) && at + 2 === to;
}

/** How many digits stand from a position on; 0 past the end. */
function digitsAt(units: Units, from: number, to: number): number {
  let at = from;
  while (at < to && (units[at]! ^ ZERO) <= 9) at++;
  return at - from;
}

function integerAt(units: Units, from: number, digits: number): number {
  let value = 0;
  for (let at = from; at < from + digits; at++) value = value * 10 + (units[at]! ^ ZERO);
  return value;
}

/** Two digits, up to a greatest value. */
function isPairAt(units: Units, at: number, to: number, most: number): boolean {
  return digitsAt(units, at, Math.min(to, at + 2)) === 2 && integerAt(units, at, 2) <= most;
}

function isMonth(value: number): boolean {
  return value >= 1 && value <= 12;
}

function isDay(value: number): boolean {
  return value >= 1 && value <= 31;
}
