import { asciiOf, isBlank, type Units } from './units';

/** What stands for no value besides an empty cell: the marks that pandas knows, and two more that are common. */
const MARKS = [
  '#N/A',
  '#N/A N/A',
  '#NA',
  '-1.#IND',
  '-1.#QNAN',
  '-NaN',
  '-nan',
  '1.#IND',
  '1.#QNAN',
  '<NA>',
  'N/A',
  'NA',
  'NULL',
  'NaN',
  'None',
  'n/a',
  'nan',
  'null',
  '?',
  '.',
];
const LONGEST = Math.max(...MARKS.map((mark) => mark.length));
const BY_LENGTH = Array.from({ length: LONGEST + 1 }, (_, length) => MARKS.filter((mark) => mark.length === length));

/** Whether a cell's text stands for no value. */
export function isMissing(text: string): boolean {
  return isMissingAt(asciiOf(text), 0, text.length);
}

/** Whether a range of units stands for no value. Most are told by their first unit. */
export function isMissingAt(units: Units, start: number, end: number): boolean {
  return start === end || (MAY_BEGIN[units[start]! & 0x7f] === 1 && isMark(units, start, end));
}

/** Which ASCII characters a mark may begin with, blanks before it included. */
const MAY_BEGIN = new Uint8Array(0x80);
for (const mark of [...MARKS, ' ', '\t']) MAY_BEGIN[mark.charCodeAt(0)] = 1;

function isMark(units: Units, start: number, end: number): boolean {
  let from = start;
  let to = end;
  while (from < to && isBlank(units[from]!)) from++;
  while (to > from && isBlank(units[to - 1]!)) to--;
  const length = to - from;
  if (length === 0) return true;
  if (length > LONGEST) return false;
  for (const mark of BY_LENGTH[length] ?? []) {
    let same = 0;
    while (same < length && units[from + same] === mark.charCodeAt(same)) same++;
    if (same === length) return true;
  }
  return false;
}
