import { encodeUtf8 } from './encodeUtf8';
import { parseNumber } from './numbers';
import { asciiOf, isBlank, type Units } from './units';
import { textOf } from './utf8';

/** What stands for no value besides an empty cell: the marks that pandas knows, and two more that are common. */
export const MARKS: readonly string[] = [
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

/** Which cells stand for no value. */
export interface Missing {
  /** The marks that are numbers: a cell of that number is missing, however it is written. */
  readonly numbers: readonly number[];
  has(text: string): boolean;
  /** Of a range of units. */
  at(units: Units, start: number, end: number): boolean;
}

/** Cells that are empty or one of some marks, blanks around them left aside; of a mark that is a number, all that are that number. */
class MarkedCells implements Missing {
  readonly numbers: readonly number[];
  readonly #texts: ReadonlySet<string>;
  readonly #decimal: number;
  /** The marks as bytes, by their length. */
  readonly #byLength: Uint8Array[][] = [];
  /** What a mark may begin with, blanks before it included. */
  readonly #mayBegin = new Uint8Array(0x100);

  constructor(marks: readonly string[], decimal: '.' | ',') {
    this.#texts = new Set(['', ...marks]);
    this.#decimal = decimal.charCodeAt(0);
    const numbers = marks.map((mark) => parseNumber(asciiOf(mark), 0, mark.length, this.#decimal));
    this.numbers = numbers.filter((number) => !Number.isNaN(number));
    for (const blank of [' ', '\t']) this.#mayBegin[blank.charCodeAt(0)] = 1;
    for (const mark of marks) {
      const bytes = bytesOf(mark);
      this.#mayBegin[bytes[0] ?? 0] = 1;
      this.#byLength[bytes.length] ??= [];
      this.#byLength[bytes.length]?.push(bytes);
    }
  }

  has(text: string): boolean {
    if (this.#texts.has(text.replace(/^[ \t]+|[ \t]+$/g, ''))) return true;
    return this.numbers.length > 0 && this.#isNumber(asciiOf(text), 0, text.length);
  }

  /** Most are told by their first unit. */
  at(units: Units, start: number, end: number): boolean {
    if (start === end) return true;
    if (units instanceof Uint16Array) return this.has(textOf(units, start, end));
    if (this.#mayBegin[units[start]!] === 1 && this.#isMark(units, start, end)) return true;
    return this.numbers.length > 0 && this.#isNumber(units, start, end);
  }

  #isNumber(units: Units, start: number, end: number): boolean {
    return this.numbers.includes(parseNumber(units, start, end, this.#decimal));
  }

  #isMark(bytes: Uint8Array, start: number, end: number): boolean {
    let from = start;
    let to = end;
    while (from < to && isBlank(bytes[from]!)) from++;
    while (to > from && isBlank(bytes[to - 1]!)) to--;
    const length = to - from;
    if (length === 0) return true;
    for (const mark of this.#byLength[length] ?? []) {
      let same = 0;
      while (same < length && bytes[from + same] === mark[same]) same++;
      if (same === length) return true;
    }
    return false;
  }
}

function bytesOf(text: string): Uint8Array {
  const bytes = new Uint8Array(3 * text.length);
  return bytes.subarray(0, encodeUtf8(text, bytes, 0));
}

const USUAL: Missing = new MarkedCells(MARKS, '.');

/** The cells that stand for no value by the marks that were chosen for a table; without any by the usual ones. */
export function missingBy({ missing, decimal }: { missing?: readonly string[]; decimal: '.' | ',' }): Missing {
  if (!missing) return USUAL;
  const known = made.get(missing) ?? {};
  made.set(missing, known);
  known[decimal] ??= new MarkedCells(missing, decimal);
  return known[decimal];
}

/** They are asked for with every cell of a hover, and made once. */
const made = new WeakMap<readonly string[], { [decimal in '.' | ',']?: Missing }>();

/** Whether a cell's text stands for no value by the usual marks. */
export function isMissing(text: string): boolean {
  return USUAL.has(text);
}
