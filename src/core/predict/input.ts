import type { Factor } from '../model/factor';
import { dayIn, RARE } from '../model/factor';
import type { FittedModel } from '../model/fitted';
import { own } from '../own';
import { dateAt } from '../table/calendar';
import { isDateAt } from '../table/dates';
import type { Dialect } from '../table/dialect';
import type { Field } from '../table/field';
import { type Missing, missingBy } from '../table/missing';
import { parseNumber } from '../table/numbers';
import type { Units } from '../table/units';
import { textOf } from '../table/utf8';
import { factorsOf, type Need, type NeedKind } from './needs';

/** Why a cell has no value for a model. */
export type CellCode = 'missing' | 'notNumber' | 'notDate' | 'unknownLevel';

/** What is to be known of a table to read its cells. */
export type TableForm = Pick<Dialect, 'decimal' | 'missing'>;

/** Reads the value in a field; NaN where there is none. */
type Read = (field: Field<Units>) => number;

/**
 * What a model reads of the cells of one column, one row after another, by the rules of `factorValue`: a number, a day since
 * 1970-01-01, or the place of a level among those that the model knows.
 */
export class Input {
  value = Number.NaN;
  isMissing = false;
  /** A level that the model has not seen, and takes for a rare one. */
  isRare = false;
  readonly column: string;
  readonly #kind: NeedKind;
  readonly #read: Read;
  readonly #rare: number;
  readonly #fill: number | undefined;
  readonly #gaps: Missing;
  /** Of a column that was taken for what not all of its cells are. */
  readonly #coerced: Read | undefined;

  /** @param table how the table is written, which may be another than the one that was trained on */
  constructor({ column, kind, levels, isFilled }: Need, model: FittedModel, table: TableForm) {
    const { decimal, missing = model.missing } = table;
    this.column = column;
    this.#kind = kind;
    this.#rare = levels.indexOf(RARE);
    this.#read = READERS[kind](model, column, decimal);
    this.#gaps = missingBy({ ...(missing && { missing }), decimal });
    const coercedTo = own(model.coerced, column);
    if (coercedTo) this.#coerced = READERS[coercedTo === 'number' ? 'number' : 'date'](model, column, decimal);
    const fill = own(model.fills, column);
    if (isFilled) this.#fill = typeof fill === 'string' ? this.#placed(levels.indexOf(fill)) : (fill ?? 0);
  }

  get isFilled(): boolean {
    return this.isMissing && this.#kind !== 'any';
  }

  /** Takes the value of a cell; why there is none, if so. */
  read(field: Field<Units>): CellCode | undefined {
    this.isRare = false;
    const isUnread = () => this.#coerced !== undefined && Number.isNaN(this.#coerced(field));
    this.isMissing = this.#gaps.at(field.units, field.start, field.end) || isUnread();
    if (this.isMissing) {
      if (this.#fill === undefined) return 'missing';
      this.value = this.#fill;
      return Number.isFinite(this.value) ? undefined : FAULTS[this.#kind];
    }
    this.value = this.#read(field);
    if (this.#kind === 'category' && Number.isNaN(this.value)) {
      this.value = this.#placed(-1);
      this.isRare = this.#rare >= 0;
    }
    return Number.isFinite(this.value) ? undefined : FAULTS[this.#kind];
  }

  #placed(place: number): number {
    if (place >= 0) return place;
    return this.#rare >= 0 ? this.#rare : Number.NaN;
  }
}

const FAULTS: Readonly<Record<NeedKind, CellCode>> = {
  number: 'notNumber',
  date: 'notDate',
  category: 'unknownLevel',
  any: 'missing',
};

const READERS: Readonly<Record<NeedKind, (model: FittedModel, column: string, decimal: '.' | ',') => Read>> = {
  number: (_, __, decimal) => {
    const mark = decimal.charCodeAt(0);
    return ({ units, start, end }) => parseNumber(units, start, end, mark);
  },
  date: ({ features }, column) => {
    const dated = (factor: Factor) => factor.column === column && factor.part !== 'missing';
    const dayFirst = features.flatMap(factorsOf).find(dated)?.dayFirst ?? false;
    return ({ units, start, end }) =>
      isDateAt(units, start, end) ? dayIn(dateAt(units, start, end), dayFirst) : Number.NaN;
  },
  category: ({ levels }, column) => {
    const places = new Map((own(levels, column) ?? []).map((level, place) => [level, place]));
    return ({ units, start, end }) => places.get(textOf(units, start, end)) ?? Number.NaN;
  },
  any: () => () => 0,
};
