import type { Work } from '../work';
import { LineMarks, recordsOf } from './lineMarks';
import { textsOf } from './sample';
import type { TextLines, TextPlace } from './textLines';

/** A cell of a text: its range with its quotes and without the delimiters, and the values of its whole record, without quotes. */
export interface LineCell {
  /** The line on which its record begins. */
  readonly line: number;
  readonly column: number;
  readonly start: TextPlace;
  readonly end: TextPlace;
  readonly cells: readonly string[];
}

/** A whole record of a text: the line it begins on, and where it ends. */
export interface LineRecord {
  readonly line: number;
  readonly end: TextPlace;
  readonly cells: readonly string[];
}

/** A longer record is most likely a quote that is not closed: nobody waits for it to be read. */
const MOST_UNITS = 1 << 19;
const MOST_LINES = 1 << 15;

/** Finds the cells of a text that is edited, by marks in it, so that a few hundred lines are read for each. */
export class LineCells {
  readonly #marks: LineMarks;
  readonly #delimiter: number;

  constructor(
    private readonly lines: TextLines,
    delimiter: string,
    blockLines?: number,
  ) {
    this.#marks = new LineMarks(lines, delimiter, blockLines);
    this.#delimiter = delimiter.charCodeAt(0);
  }

  /** So many lines from one on have become so many others, at least one. */
  replace(first: number, removed: number, added: number): void {
    this.#marks.replace(first, removed, added);
  }

  /** The cell at a place of the text; none on a blank line, and none of a record that is beyond all measure. */
  *at({ line, character }: TextPlace): Work<LineCell | undefined> {
    if (line < 0 || line >= this.lines.count) return undefined;
    const first = yield* this.#beginOf(line);
    return first === undefined ? undefined : this.#cellIn(first, { line, character });
  }

  /** The whole records that lie on some lines, from one up to another that is not among them, if but in part. */
  *between(from: number, to: number): Work<readonly LineRecord[]> {
    if (from < 0 || from >= this.lines.count) return [];
    const begun = yield* this.#beginOf(from);
    if (begun === undefined && (yield* this.#marks.before(from)).isOpen) return [];
    const first = begun ?? from; // there are but blank lines before it in its block
    const text = this.#wholeRecords(first, to);
    const records = recordsOf(text, false, this.#delimiter);
    const found: LineRecord[] = [];
    const count = records.openQuote > 0 ? records.count - 1 : records.count;
    for (let record = 0; record < count; record++) {
      const line = records.lines[record]! - 1;
      const end = placeOf(text, this.lines.eol, records.endOf(record, records.width(record) - 1));
      found.push({
        line: first + line,
        end: { line: first + end.line, character: end.character },
        cells: textsOf(records, record),
      });
      yield null;
    }
    return found.filter(({ line, end }) => end.line >= from && line < to);
  }

  /** The lines up to one, and further where a quote is open there; fewer where they are very long. */
  #wholeRecords(first: number, to: number): string {
    for (let end = to; ; end += end - first) {
      const last = Math.min(this.lines.count, end);
      const text = this.lines.text(first, last);
      if (text.length > MOST_UNITS) return this.#shortened(first, to);
      const isWhole = last === this.lines.count || !text.includes('"');
      if (isWhole || recordsOf(text, false, this.#delimiter).openQuote === 0) return text;
    }
  }

  /** The line on which the last record begins that begins on a line or before it. */
  *#beginOf(line: number): Work<number | undefined> {
    for (let last = line; line - last <= MOST_LINES; ) {
      const { from, isOpen } = yield* this.#marks.before(last);
      const begun = this.#lastIn(this.lines.text(from, last + 1), isOpen, last - from);
      if (begun !== undefined) return from + begun;
      if (!isOpen) return undefined;
      last = from - 1;
      yield null;
    }
    return undefined;
  }

  /** Of a text, which ends with a line. */
  #lastIn(text: string, isOpen: boolean, line: number): number | undefined {
    if (!text.includes('"')) return isOpen ? undefined : line;
    const { count, lines } = recordsOf(text, isOpen, this.#delimiter);
    return count > (isOpen ? 1 : 0) ? lines[count - 1]! - 1 : undefined;
  }

  #cellIn(first: number, place: TextPlace): LineCell | undefined {
    const { eol } = this.lines;
    const text = this.#recordFrom(first);
    if (text === undefined) return undefined;
    const offset = offsetOf(text, eol, { line: place.line - first, character: place.character });
    const records = recordsOf(text, false, this.#delimiter);
    if (records.count === 0 || offset === undefined) return undefined;
    const cells = textsOf(records, 0);
    const column = cells.findLastIndex((_, at) => records.startOf(0, at) <= offset);
    if (column < 0 || offset > records.endOf(0, column)) return undefined;
    const at = (unit: number): TextPlace => {
      const { line, character } = placeOf(text, eol, unit);
      return { line: first + line, character };
    };
    return { line: first, column, start: at(records.startOf(0, column)), end: at(records.endOf(0, column)), cells };
  }

  #shortened(first: number, to: number): string {
    let lines = to - first;
    while (lines > 1 && this.lines.text(first, first + lines).length > MOST_UNITS) lines >>= 1;
    return this.lines.text(first, first + lines);
  }

  /** As many lines as a record has that begins with one of them, or more. */
  #recordFrom(first: number): string | undefined {
    for (let lines = 1; ; lines *= 2) {
      const to = Math.min(this.lines.count, first + lines);
      const text = this.lines.text(first, to);
      if (text.length > MOST_UNITS) return undefined;
      if (to === this.lines.count || !text.includes('"')) return text;
      const { count, openQuote } = recordsOf(text, false, this.#delimiter);
      if (openQuote === 0 || count > 1) return text;
    }
  }
}

/** The place of an offset in a text. */
function placeOf(text: string, eol: string, offset: number): TextPlace {
  let line = 0;
  let begin = 0;
  for (let at = text.indexOf(eol); at >= 0 && at < offset; at = text.indexOf(eol, begin)) {
    begin = at + eol.length;
    line++;
  }
  return { line, character: offset - begin };
}

/** The offset of a place; undefined behind the last line. */
function offsetOf(text: string, eol: string, { line, character }: TextPlace): number | undefined {
  let begin = 0;
  for (let passed = 0; passed < line; passed++) {
    const at = text.indexOf(eol, begin);
    if (at < 0) return undefined;
    begin = at + eol.length;
  }
  return begin + character;
}
