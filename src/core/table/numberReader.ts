import { type ColumnPlace, type ColumnReader, EXAMPLES } from './columnReader';
import { DistinctNumbers } from './distinct';
import { Field } from './field';
import { Growing } from './growing';
import { isMissingAt } from './missing';
import { storeNumber, storePlain } from './numbers';
import type { Records } from './records';
import type { EmptyColumn, NumberColumn } from './table';
import { QUOTE } from './units';

/** The field at hand. Columns are read one at a time, so one is enough. */
const field = new Field<Uint8Array>(new Uint8Array(0));

/** Reads a column as numbers for as long as every value is one. No string is made but for the examples. */
export class NumberReader implements ColumnReader {
  /** A value was met that is no number: what had been read is given up. */
  refused = false;
  readonly #position: number;
  readonly #decimal: number;
  readonly #values = new Growing((length) => new Float64Array(length));
  #missing = 0;
  readonly #distinct = new DistinctNumbers();
  readonly #examples: string[] = [];

  /** @param decimal the code unit of the decimal mark */
  constructor(position: number, decimal: number) {
    this.#position = position;
    this.#decimal = decimal;
  }

  expect(rows: number): void {
    this.#values.expect(rows);
  }

  take(records: Records, from: number): void {
    if (this.refused) return;
    const { units, first, marks, count } = records;
    const position = this.#position;
    const decimal = this.#decimal;
    const distinct = this.#distinct;
    this.#values.reserve(count - from);
    const values = this.#values.part;
    let slot = this.#values.used;
    for (let record = from; record < count; record++) {
      const mark = first[record]! + position;
      // A row that ends before this column has an empty cell there.
      const present = mark + 1 < first[record + 1]!;
      const start = present ? marks[mark]! + 1 : 0;
      const end = present ? marks[mark + 1]! : 0;
      const quote = units[start] === QUOTE ? 1 : 0;
      if (
        !storePlain(units, start + quote, end - quote, decimal, values, slot) &&
        !this.#store(units, start, end, slot)
      ) {
        this.#refuse();
        return;
      }
      const value = values[slot]!;
      if (Number.isNaN(value)) this.#missing++;
      else if (!distinct.full && distinct.add(value)) this.#addExample(units, start, end);
      slot++;
    }
    this.#values.commit(count - from);
  }

  column(place: ColumnPlace): NumberColumn | EmptyColumn {
    const base = { ...place, missing: this.#missing, distinct: this.#distinct.count, examples: this.#examples };
    if (this.#missing === this.#values.length) return { ...base, type: 'empty' };
    const values = this.#values.whole();
    return { ...base, type: 'number', values, fractional: isFractional(values) };
  }

  /** Stores any number, which may be in quotes, or NaN for a missing value. */
  #store(units: Uint8Array, start: number, end: number, slot: number): boolean {
    const values = this.#values.part;
    if (storeNumber(units, start, end, this.#decimal, values, slot)) return true;
    field.take(units, start, end);
    if (!isMissingAt(field.units, field.start, field.end)) {
      return storeNumber(field.units, field.start, field.end, this.#decimal, values, slot);
    }
    values[slot] = Number.NaN;
    return true;
  }

  #addExample(units: Uint8Array, start: number, end: number): void {
    if (this.#distinct.count > EXAMPLES) return;
    field.take(units, start, end);
    this.#examples.push(field.text());
  }

  #refuse(): void {
    this.refused = true;
    this.#values.clear();
  }
}

/** Whether some value has a fractional part. */
function isFractional(values: Float64Array): boolean {
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!;
    if (value !== Math.trunc(value) && !Number.isNaN(value)) return true;
  }
  return false;
}
