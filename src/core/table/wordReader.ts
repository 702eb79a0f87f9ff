import { dateAt } from './calendar';
import { type CellReader, type ColumnPlace, EXAMPLES, type LineOf, STRAY_LENGTH, type StrayWord } from './columnReader';
import { isDateAt } from './dates';
import { daysOfCodes, packed } from './days';
import type { ChosenType, Dialect } from './dialect';
import { Dictionary } from './dictionary';
import { Field } from './field';
import type { Fields } from './fields';
import { Growing } from './growing';
import { type Missing, missingBy } from './missing';
import { parseNumber } from './numbers';
import { DISTINCT_LIMIT, type EmptyColumn, type LevelColumn, LONGEST_WORD, type Stray } from './table';

/** A column with no more levels than these is a category however few rows it has. */
const FEW_LEVELS = 20;
const NONE = -1;
/** A column of numbers has so many different ones to each word that strayed among them. */
const NUMBERS_TO_A_STRAY = 9;

/** The field at hand. Columns are read one at a time, so one is enough. */
const field = new Field<Uint8Array>(new Uint8Array(0));

/** Reads a column as words, each kept once. Beyond `DISTINCT_LIMIT` of them, or one that is too long, only dates are of interest. */
export class WordReader implements CellReader {
  /** For each row the code of its word, in the order in which the words were met. */
  readonly #codes = new Growing((length) => new Int32Array(length));
  readonly #dictionary = new Dictionary();
  #overflown = false;
  #present = 0;
  #missing = 0;
  #unread = 0;
  #dates: boolean;
  #rows = 0;
  /** Of the different words: how many are numbers, how many are none, and the first of these. */
  #numbers = 0;
  #strays = 0;
  #stray: StrayWord | undefined;
  readonly #gaps: Missing;
  readonly #decimal: number;

  /**
   * @param type what a person says that it is: as dates, any other word counts as missing
   * @param stray where it was taken for a column of numbers before: by what it proved to be none
   */
  constructor(
    readonly position: number,
    dialect: Pick<Dialect, 'decimal' | 'missing'>,
    readonly type?: ChosenType | undefined,
    stray?: StrayWord,
  ) {
    this.#gaps = missingBy(dialect);
    this.#dates = type !== 'category';
    this.#decimal = dialect.decimal.charCodeAt(0);
    this.#stray = stray;
  }

  expect(rows: number): void {
    this.#codes.expect(rows);
  }

  take(fields: Fields, from: number, to: number): void {
    const { position } = this;
    const { units } = fields;
    this.#codes.reserve(to - from);
    const codes = this.#codes.part;
    let row = this.#codes.used;
    for (let record = from; record < to; record++) {
      // A row that ends before this column has an empty cell there.
      const present = position < fields.width(record);
      field.take(units, present ? fields.startOf(record, position) : 0, present ? fields.endOf(record, position) : 0);
      codes[row++] = this.#code(record - from);
    }
    this.#rows += to - from;
    if (this.#overflown && !this.#dates) this.#codes.clear();
    else this.#codes.commit(to - from);
  }

  column(place: ColumnPlace, lineOf: LineOf): LevelColumn | EmptyColumn {
    const texts = this.#dictionary.texts();
    const stray = this.type === undefined ? this.#strayOn(lineOf) : undefined;
    const unread = this.#unread > 0 && { unread: this.#unread };
    const examples = texts.slice(0, EXAMPLES);
    const base = { ...place, missing: this.#missing, ...unread, examples, ...(stray && { stray }) };
    if (this.#present === 0) return { ...base, type: 'empty', distinct: 0 };
    if (this.#overflown) {
      const distinct = Math.min(DISTINCT_LIMIT, texts.length + 1);
      const many = { ...base, distinct, codes: new Int32Array(0), levels: [], counts: [] };
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

  /** The code of the word in the field, which is so many rows behind those before. */
  #code(row: number): number {
    const { units, start, end } = field;
    const isGap = this.#gaps.at(units, start, end);
    if (isGap || (this.type === 'date' && !isDateAt(units, start, end))) {
      this.#missing++;
      if (!isGap) this.#unread++;
      return NONE;
    }
    this.#present++;
    const known = this.#dictionary.size;
    const isOver = this.#overflown || end - start > LONGEST_WORD;
    const code = isOver ? NONE : this.#dictionary.codeOf(units, start, end);
    this.#overflown = code === NONE;
    const isNew = this.#overflown || this.#dictionary.size > known;
    if (isNew && !this.#overflown) this.#tell(row);
    if (isNew && this.#dates) this.#dates = isDateAt(units, start, end);
    return this.#overflown && this.#dates ? packed(dateAt(units, start, end)) : code;
  }

  /** Tells whether a new word is a number. */
  #tell(row: number): void {
    const { units, start, end } = field;
    if (!Number.isNaN(parseNumber(units, start, end, this.#decimal))) {
      this.#numbers++;
      return;
    }
    this.#strays++;
    if (!this.#stray) this.#stray = { word: field.text().slice(0, STRAY_LENGTH), row: this.#rows + row };
  }

  #strayOn(lineOf: LineOf): Stray | undefined {
    if (!this.#stray || this.#numbers < NUMBERS_TO_A_STRAY * Math.max(1, this.#strays)) return undefined;
    return { word: this.#stray.word, line: lineOf(this.#stray.row) };
  }

  #type(levels: number): LevelColumn['type'] {
    if (this.#dates) return 'date';
    if (this.type === 'category') return 'category';
    return levels > FEW_LEVELS && levels > this.#present / 2 ? 'text' : 'category';
  }
}
