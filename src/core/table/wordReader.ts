import { dateAt } from './calendar';
import { type ColumnPlace, type ColumnReader, EXAMPLES } from './columnReader';
import { isDateAt } from './dates';
import { daysOfCodes, packed } from './days';
import { Dictionary } from './dictionary';
import { Field } from './field';
import { Growing } from './growing';
import { isMissingAt } from './missing';
import type { Records } from './records';
import { DISTINCT_LIMIT, type LevelColumn } from './table';

/** A column with no more levels than these is a category however few rows it has. */
const FEW_LEVELS = 20;
const NONE = -1;

/** The field at hand. Columns are read one at a time, so one is enough. */
const field = new Field<Uint8Array>(new Uint8Array(0));

/** Reads a column as words, each kept once. Beyond `DISTINCT_LIMIT` of them, only dates are of interest. */
export class WordReader implements ColumnReader {
  readonly #position: number;
  /** For each row the code of its word, in the order in which the words were met. */
  readonly #codes = new Growing((length) => new Int32Array(length));
  readonly #dictionary = new Dictionary();
  #overflown = false;
  #present = 0;
  #missing = 0;
  #dates = true;

  constructor(position: number) {
    this.#position = position;
  }

  expect(rows: number): void {
    this.#codes.expect(rows);
  }

  take(records: Records, from: number): void {
    const { units, first, marks, count } = records;
    this.#codes.reserve(count - from);
    const codes = this.#codes.part;
    let row = this.#codes.used;
    for (let record = from; record < count; record++) {
      const mark = first[record]! + this.#position;
      // A row that ends before this column has an empty cell there.
      const present = mark + 1 < first[record + 1]!;
      field.take(units, present ? marks[mark]! + 1 : 0, present ? marks[mark + 1]! : 0);
      codes[row++] = this.#code();
    }
    if (this.#overflown && !this.#dates) this.#codes.clear();
    else this.#codes.commit(count - from);
  }

  column(place: ColumnPlace): LevelColumn {
    const texts = this.#dictionary.texts();
    const base = { ...place, missing: this.#missing, examples: texts.slice(0, EXAMPLES) };
    if (this.#overflown) {
      const many = { ...base, distinct: DISTINCT_LIMIT, codes: new Int32Array(0), levels: [], counts: [] };
      if (!this.#dates) return { ...many, type: 'text' };
      return { ...many, type: 'date', dates: daysOfCodes(this.#codes.whole(), texts) };
    }
    // Different bytes may be the same text, where they are no proper UTF-8.
    const levels = [...new Set(texts)].sort();
    const order = new Map(levels.map((level, code) => [level, code]));
    const codeOf = Int32Array.from(texts, (text) => order.get(text) ?? NONE);
    const codes = this.#codes.whole();
    const counts = levels.map(() => 0);
    for (let row = 0; row < codes.length; row++) {
      const met = codes[row]!;
      if (met === NONE) continue;
      const code = codeOf[met]!;
      codes[row] = code;
      counts[code]!++;
    }
    return { ...base, type: this.#type(levels.length), distinct: levels.length, codes, levels, counts };
  }

  /** The code of the word in the field. */
  #code(): number {
    const { units, start, end } = field;
    if (isMissingAt(units, start, end)) {
      this.#missing++;
      return NONE;
    }
    this.#present++;
    const known = this.#dictionary.size;
    const code = this.#overflown ? NONE : this.#dictionary.codeOf(units, start, end);
    this.#overflown = code === NONE;
    const isNew = this.#overflown || this.#dictionary.size > known;
    if (isNew && this.#dates) this.#dates = isDateAt(units, start, end);
    return this.#overflown && this.#dates ? packed(dateAt(units, start, end)) : code;
  }

  #type(levels: number): LevelColumn['type'] {
    if (this.#dates) return 'date';
    return levels > FEW_LEVELS && levels > this.#present / 2 ? 'text' : 'category';
  }
}
