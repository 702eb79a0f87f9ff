import { listFreshRows, SEEN_VALUES } from '../../kernels/freshRows';
import type { ColumnPlace, LineOf } from './columnReader';
import { DistinctNumbers } from './distinct';
import type { Fields } from './fields';
import { EXAMPLES_OF_PART, isFractional, NumberReader } from './numberReader';
import type { NumberPart } from './part';
import type { Column } from './table';
import { WordReader } from './wordReader';

/** Numbers are written with a point. */
const FORM = { decimal: '.' } as const;

/** Gathers a column whose values are not the text of a CSV, block by block. */
export interface ColumnBuilder {
  column(place: ColumnPlace, lineOf: LineOf): Column;
}

/** A column of values that are numbers already. */
export class NumberBuilder implements ColumnBuilder {
  readonly #reader = new NumberReader(0, FORM, true);

  /**
   * @param values one a row, NaN where it is missing
   * @param textOf how the value of a row is written
   */
  add(values: Float64Array, textOf: (row: number) => string): void {
    this.#reader.add(partOf(values, textOf), values.length);
  }

  column(place: ColumnPlace): Column {
    return this.#reader.column(place);
  }
}

/** A column of texts. They are taken for what they would be in a CSV: numbers where all are, else dates or words. */
export class TextBuilder implements ColumnBuilder {
  readonly #numbers = new NumberReader(0, FORM, true);
  readonly #words = new WordReader(0, FORM);

  /** @param fields one a record */
  add(fields: Fields): void {
    const { count } = fields;
    this.#words.take(fields, 0, count);
    if (this.#numbers.refused) return;
    this.#numbers.values = new Float64Array(count);
    for (let record = 0; record < count; record++) this.#numbers.put(fields, record, record);
    this.#numbers.keep(fields, 0, count);
  }

  column(place: ColumnPlace, lineOf: LineOf): Column {
    return this.#numbers.refused ? this.#words.column(place, lineOf) : this.#numbers.column(place);
  }
}

/** A column of values of which nothing is read. */
export class OpaqueBuilder implements ColumnBuilder {
  column(place: ColumnPlace): Column {
    return { ...place, type: 'empty', opaque: true, missing: 0, distinct: 0, examples: [] };
  }
}

function partOf(values: Float64Array, textOf: (row: number) => string): NumberPart {
  const distinct = new DistinctNumbers();
  const examples: string[] = [];
  let missing = 0;
  for (let row = 0; row < values.length; row++) if (Number.isNaN(values[row])) missing++;
  const list = new Uint32Array(values.length);
  const fresh = list.subarray(0, listFreshRows(values, new Float64Array(SEEN_VALUES), list));
  for (const row of fresh) {
    if (distinct.add(values[row]!) && examples.length < EXAMPLES_OF_PART) examples.push(textOf(row));
  }
  return {
    refused: false,
    values,
    missing,
    fractional: isFractional(values, values.length),
    distinct: Float64Array.from(distinct.values),
    examples,
  };
}
