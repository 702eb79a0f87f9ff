import { storePlain } from '../../kernels/plainNumber';
import { type ColumnPlace, type ColumnReader, EXAMPLES, STRAY_LENGTH, type StrayWord } from './columnReader';
import type { Dialect } from './dialect';
import { DistinctNumbers } from './distinct';
import { Field } from './field';
import type { Fields } from './fields';
import { Growing } from './growing';
import { type Missing, missingBy } from './missing';
import { storeNumber } from './numbers';
import type { NumberPart } from './part';
import type { Records } from './records';
import { type EmptyColumn, LONGEST_WORD, type NumberColumn } from './table';
import { QUOTE } from './units';

/** As many of a part as are examples of the whole, whatever those before it are. */
export const EXAMPLES_OF_PART = 2 * EXAMPLES;

/** How numbers are written, and whether a person says that they are numbers: then any other word counts as missing. */
export interface NumberForm extends Pick<Dialect, 'decimal' | 'missing'> {
  readonly isChosen?: boolean;
}

/** The field at hand. Columns are read one at a time, so one is enough. */
const field = new Field<Uint8Array>(new Uint8Array(0));

/** Reads a column as numbers for as long as every value is one. No string is made but for the examples. */
export class NumberReader implements ColumnReader {
  /** A value was met that is no number: what had been read is given up. */
  refused = false;
  /** That value. */
  stray: StrayWord | undefined;
  /** The values of the block at hand. */
  values: Float64Array = new Float64Array(0);
  /** Of the first so many of them, the rows whose value may not have been met before; undefined where it may be so in any. */
  freshRows: (count: number) => Uint32Array | undefined = () => undefined;
  readonly #decimal: number;
  readonly #gaps: Missing;
  readonly #isChosen: boolean;
  readonly #keeps: boolean;
  readonly #kept = new Growing<Float64Array>((length) => new Float64Array(length));
  #rows = 0;
  #missing = 0;
  #unread = 0;
  #fractional = false;
  readonly #distinct = new DistinctNumbers();
  readonly #examples: string[] = [];

  /** @param keeps whether the values are wanted in the end */
  constructor(
    readonly position: number,
    dialect: NumberForm,
    keeps: boolean,
  ) {
    this.#decimal = dialect.decimal.charCodeAt(0);
    this.#gaps = missingBy(dialect);
    this.#isChosen = dialect.isChosen ?? false;
    this.#keeps = keeps;
  }

  expect(rows: number): void {
    if (this.#keeps) this.#kept.expect(rows);
  }

  /** Puts the values of the column's cells of the records from `from` up to `to` into the block's first slots. */
  take(records: Records, from: number, to: number): void {
    const { units, first, marks } = records;
    const { values, position } = this;
    const decimal = this.#decimal;
    for (let record = from; record < to && !this.refused; record++) {
      const mark = first[record]! + position;
      // A row that ends before this column has an empty cell there.
      const present = mark + 1 < first[record + 1]!;
      const start = present ? marks[mark]! + 1 : 0;
      const end = present ? marks[mark + 1]! : 0;
      const quote = units[start] === QUOTE ? 1 : 0;
      const slot = record - from;
      if (!storePlain(units, start + quote, end - quote, decimal, values, slot)) this.#put(units, start, end, slot);
    }
  }

  /** Puts the value of a record's field into a slot of the block's. */
  put(fields: Fields, record: number, slot: number): void {
    if (this.refused) return;
    this.#put(fields.units, fields.startOf(record, this.position), fields.endOf(record, this.position), slot);
  }

  /** Keeps the values of the block at hand, which are those of the records from `from` up to `to`. */
  keep(fields: Fields, from: number, to: number): void {
    if (this.refused) return;
    const count = to - from;
    this.#rows += count;
    if (this.#gaps.numbers.length > 0) this.#leaveGaps(count);
    if (!this.#distinct.full) this.#tell(fields, from, count);
    if (this.#distinct.full) this.#fractional ||= isFractional(this.values, count); // else that was told of each new value
    if (this.#keeps) this.#kept.append(this.values.subarray(0, count));
  }

  column(place: ColumnPlace): NumberColumn | EmptyColumn {
    const examples = this.#examples.slice(0, EXAMPLES);
    const unread = this.#unread > 0 && { unread: this.#unread };
    const base = { ...place, missing: this.#missing, ...unread, distinct: this.#distinct.count, examples };
    if (this.#missing === this.#rows) return { ...base, type: 'empty' };
    return { ...base, type: 'number', values: this.#kept.whole(), fractional: this.#fractional };
  }

  /** What was read of a part of the file. */
  part(): NumberPart {
    return {
      refused: this.refused,
      ...(this.stray && { stray: this.stray }),
      values: this.#kept.whole(),
      missing: this.#missing,
      fractional: this.#fractional,
      distinct: Float64Array.from(this.#distinct.values),
      examples: this.#examples,
    };
  }

  /** Adds what was read of the next part of the file, of so many rows. */
  add(part: NumberPart, rows: number): void {
    if (this.refused) return;
    if (part.refused) {
      this.#refuse(part.stray && { ...part.stray, row: this.#rows + part.stray.row });
      return;
    }
    this.#rows += rows;
    this.#missing += part.missing;
    this.#fractional ||= part.fractional;
    for (const [at, value] of part.distinct.entries()) {
      const example = part.examples[at];
      if (this.#distinct.add(value) && example !== undefined) this.#addExample(example);
    }
    if (this.#keeps) this.#kept.append(part.values);
  }

  /** Puts any number, which may be in quotes, or NaN for a missing value. */
  #put(units: Uint8Array, start: number, end: number, slot: number): void {
    const { values } = this;
    if (storeNumber(units, start, end, this.#decimal, values, slot)) return;
    field.take(units, start, end);
    const isGap = this.#gaps.at(field.units, field.start, field.end);
    if (!isGap && storeNumber(field.units, field.start, field.end, this.#decimal, values, slot)) return;
    if (!isGap && !this.#isChosen) {
      this.#refuse({ word: field.text().slice(0, STRAY_LENGTH), row: this.#rows + slot });
      return;
    }
    values[slot] = Number.NaN;
    this.#missing++;
    if (!isGap) this.#unread++;
  }

  /** Numbers that stand for no value. */
  #leaveGaps(count: number): void {
    const { values } = this;
    for (let row = 0; row < count; row++) {
      if (!this.#gaps.numbers.includes(values[row]!)) continue;
      values[row] = Number.NaN;
      this.#missing++;
    }
  }

  /** Tells values apart from those before. */
  #tell(fields: Fields, from: number, count: number): void {
    const rows = this.freshRows(count);
    const most = rows?.length ?? count;
    for (let k = 0; k < most && !this.#distinct.full; k++) {
      const row = rows ? rows[k]! : k;
      const value = this.values[row]!;
      if (Number.isNaN(value) || !this.#distinct.add(value)) continue;
      this.#fractional ||= value !== Math.trunc(value);
      if (this.#examples.length === EXAMPLES_OF_PART) continue;
      const record = from + row;
      field.take(fields.units, fields.startOf(record, this.position), fields.endOf(record, this.position));
      this.#addExample(field.text());
    }
  }

  #addExample(text: string): void {
    if (this.#examples.length < EXAMPLES_OF_PART) this.#examples.push(text.slice(0, LONGEST_WORD));
  }

  #refuse(stray: StrayWord | undefined): void {
    this.refused = true;
    this.stray = stray;
    this.#kept.clear();
  }
}

/** Whether some of the first values has a fractional part. */
export function isFractional(values: Float64Array, count: number): boolean {
  for (let row = 0; row < count; row++) {
    const value = values[row]!;
    if (value !== Math.trunc(value) && !Number.isNaN(value)) return true;
  }
  return false;
}
