import type { Records } from './records';
import { CR, isBlank, LF, QUOTE, type Units } from './units';

/**
 * The one grammar of CSV, for the bytes of a file and the text of a document alike:
 *
 *     table  = { blank line | record }
 *     record = field { delimiter field } ( CR LF | LF | CR | end )
 *     field  = { blank } '"' { any but '"' | '""' } '"' { any but delimiter, CR, LF }
 *            | { any but delimiter, CR, LF }            where the first that is not blank is no quote
 *
 * A blank is a space, or a tab that is not the delimiter; a line of nothing but blanks is no record. A quote that does
 * not open a field is ordinary text, and so is what follows a closing quote. A quote that is never closed makes the
 * rest of the file one field, and `openQuote` says where it began.
 *
 * Scans the units from `from` to `to`, which begins at a record, and indexes the records that are whole. What is
 * returned is where the first one begins that is not: the caller brings it again with more units behind it, since
 * nothing but the line is remembered between calls. `last` says that no more follow.
 */
export function scanRecords<U extends Units>(
  units: U,
  from: number,
  to: number,
  last: boolean,
  delimiter: number,
  records: Records<U>,
): number {
  const { size, shift, ones, highs } = units instanceof Uint16Array ? PAIRS : BYTES;
  const view = new DataView(units.buffer, units.byteOffset, units.byteLength);
  const lanes = 4 / size;
  const lastWord = to - lanes;
  const delimiters = Math.imul(delimiter, ones);
  const breaks = Math.imul(CR + 1, ones);
  let marks = records.marks;
  let mark = 0;
  let at = from;
  records.begin(units);
  while (at < to) {
    const begin = at;
    const firstMark = mark;
    const firstLine = records.nextLine;
    if (mark === marks.length) marks = records.growMarks();
    marks[mark++] = begin - 1;
    for (;;) {
      // Blanks and quotes are less than most of what else a field begins with.
      if (at < to && units[at]! <= QUOTE) at = passQuotes(units, at, to, delimiter, records);
      while (at < to) {
        if (at <= lastWord) {
          // A lane's high bit is set where it is the delimiter or less than CR + 1; above the lowest such, maybe elsewhere.
          const word = view.getInt32(at * size, true);
          const other = word ^ delimiters;
          const stops = (((other - ones) & ~other) | ((word - breaks) & ~word)) & highs;
          if (stops === 0) {
            at += lanes;
            continue;
          }
          at += (31 - Math.clz32(stops & -stops)) >> shift;
        }
        const unit = units[at]!;
        if (unit === delimiter || unit === LF || unit === CR) break;
        at++;
      }
      if (mark === marks.length) marks = records.growMarks();
      marks[mark++] = at;
      if (at === to || units[at] !== delimiter) break;
      at++;
    }
    const whole = last || at + 1 < to || (at < to && units[at] === LF);
    if (!whole) {
      records.nextLine = firstLine;
      records.openQuote = 0;
      return begin;
    }
    if (passBlanks(units, begin, at, delimiter) === at) mark = firstMark;
    else records.add(firstMark, mark, firstLine);
    if (at === to) break;
    at += units[at] === CR && at + 1 < to && units[at + 1] === LF ? 2 : 1;
    records.nextLine++;
  }
  return at;
}

/** How units lie in a word of 32 bits: four bytes or two code units, each of them a lane. */
const BYTES = { size: 1, shift: 3, ones: 0x01010101, highs: 0x80808080 | 0 };
const PAIRS = { size: 2, shift: 4, ones: 0x00010001, highs: 0x80008000 | 0 };

/** Passes blanks and, if a quote comes next, all up to the one that closes it. Line breaks in between are counted. */
function passQuotes<U extends Units>(
  units: U,
  from: number,
  to: number,
  delimiter: number,
  records: Records<U>,
): number {
  let at = passBlanks(units, from, to, delimiter);
  if (at === to || units[at] !== QUOTE) return at;
  const openLine = records.nextLine;
  for (at++; at < to; at++) {
    const unit = units[at]!;
    if (unit > QUOTE) continue;
    const next = at + 1 < to ? units[at + 1]! : 0;
    if (unit === QUOTE) {
      if (next !== QUOTE) return at + 1;
      at++;
    } else if (unit === LF || (unit === CR && next !== LF)) {
      records.nextLine++;
    }
  }
  records.openQuote = openLine;
  return to;
}

function passBlanks(units: Units, from: number, to: number, delimiter: number): number {
  let at = from;
  while (at < to && isBlank(units[at]!) && units[at] !== delimiter) at++;
  return at;
}
