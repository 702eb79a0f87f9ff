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
  // Most units of most tables are greater than all that end a field: one comparison passes them.
  const top = Math.max(delimiter, CR);
  let marks = records.marks;
  let mark = 0;
  let line = records.nextLine;
  let at = from;
  records.units = units;
  records.count = 0;
  records.openQuote = 0;
  while (at < to) {
    const begin = at;
    const firstMark = mark;
    const firstLine = line;
    let content = at;
    let openQuote = 0;
    if (mark === marks.length) marks = records.growMarks();
    marks[mark++] = at - 1;
    for (;;) {
      content = at;
      while (content < to && isBlank(units[content]!) && units[content] !== delimiter) content++;
      at = content;
      if (at < to && units[at] === QUOTE) {
        const close = closingQuote(units, at + 1, to);
        if (close === to) openQuote = line;
        line += lineBreaks(units, at, close);
        at = close === to ? to : close + 1;
      }
      while (at < to) {
        const unit = units[at]!;
        if (unit <= top && (unit === delimiter || unit === LF || unit === CR)) break;
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
      return begin;
    }
    const blank = content === at && mark - firstMark === 2;
    if (at < to) {
      at += units[at] === CR && at + 1 < to && units[at + 1] === LF ? 2 : 1;
      line++;
    }
    if (blank) {
      mark = firstMark;
      continue;
    }
    if (records.count + 1 === records.first.length) records.growRecords();
    records.first[records.count] = firstMark;
    records.lines[records.count] = firstLine;
    records.first[++records.count] = mark;
    records.openQuote = openQuote;
  }
  records.nextLine = line;
  return at;
}

/** Where the quote is that closes a field; `to` where there is none. */
function closingQuote(units: Units, from: number, to: number): number {
  for (let at = from; at < to; at++) {
    if (units[at] !== QUOTE) continue;
    if (at + 1 === to || units[at + 1] !== QUOTE) return at;
    at++;
  }
  return to;
}

/** How many lines end in a range: at a LF, and at a CR that no LF follows. */
function lineBreaks(units: Units, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at++) {
    const unit = units[at]!;
    if (unit === LF || (unit === CR && (at + 1 === to || units[at + 1] !== LF))) count++;
  }
  return count;
}
