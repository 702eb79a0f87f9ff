import { own } from '../own';
import { DATE_PARTS, type DatePart, dateOf, dayOf, type WrittenDate } from '../table/calendar';
import { missingBy } from '../table/missing';
import { numberOf } from '../table/numbers';

/** The level that gathers the rare ones. */
export const RARE = '(rare)';
/** Stands in the name of the feature that tells where a column has no value. */
export const MISSING = '(missing)';

/**
 * One factor of a feature: a number column to a power, a part of a date, 1 where a category has a level and else 0, or 1
 * where a column has no value and else 0.
 */
export interface Factor {
  readonly column: string;
  readonly level?: string;
  readonly part?: DatePart | 'missing';
  /** A whole number; 1 where it is absent. */
  readonly power?: number;
  /** The dates of the column are written `dd/mm/yyyy`. */
  readonly dayFirst?: true;
}

/** What the cells of a column were taken for; `dayFirst` are dates that are written `dd/mm/yyyy`. */
export const COERCED = ['number', 'date', 'dayFirst'] as const;
export type Coerced = (typeof COERCED)[number];

/** What the value of a factor depends on besides the row. */
export interface Lookup {
  readonly levels: Readonly<Record<string, readonly string[]>>;
  /** What stands for a missing cell: a number, the day of a date since 1970-01-01, or a level. */
  readonly fills?: Readonly<Record<string, number | string>>;
  readonly decimal: '.' | ',';
  readonly missing?: readonly string[];
  readonly coerced?: Readonly<Record<string, Coerced>>;
}

/** Why a row has no prediction. */
export interface Unexplained {
  readonly why: 'missing' | 'notNumber' | 'unknownLevel';
  readonly column: string;
  readonly value: string;
}

/** The value of a factor in a row, from the text of its cell. */
export function factorValue(factor: Factor, text: string, lookup: Lookup): number | Unexplained {
  const { column, level, part } = factor;
  const missing = isGap(column, text, lookup);
  if (part === 'missing') return missing ? 1 : 0;
  const value = missing ? own(lookup.fills, column) : text;
  if (value === undefined) return { why: 'missing', column, value: text };
  if (level !== undefined) return levelValue(column, level, String(value), lookup);
  const x =
    typeof value === 'number'
      ? value
      : part
        ? dayOfText(value, factor.dayFirst ?? false)
        : numberOf(value, lookup.decimal);
  if (!Number.isFinite(x)) return { why: 'notNumber', column, value: text };
  return part ? DATE_PARTS[part](x) : power(x, factor.power ?? 1);
}

/** Whether a cell stands for no value. */
export function isGap(column: string, text: string, lookup: Pick<Lookup, 'decimal' | 'missing' | 'coerced'>): boolean {
  if (missingBy(lookup).has(text)) return true;
  const { coerced, decimal } = lookup;
  const kind = own(coerced, column);
  if (kind === undefined) return false;
  return Number.isNaN(kind === 'number' ? numberOf(text, decimal) : dayOfText(text, kind === 'dayFirst'));
}

/** x to a whole power from 1 by multiplication, the same on every host. */
export function power(x: number, exponent: number): number {
  let product = x;
  for (let i = 1; i < exponent; i++) product *= x;
  return product;
}

/** A level that was not met in training counts as a rare one, where there are such. */
function levelValue(column: string, level: string, value: string, { levels }: Lookup): number | Unexplained {
  const known = own(levels, column) ?? [];
  if (known.includes(value)) return value === level ? 1 : 0;
  if (known.includes(RARE)) return level === RARE ? 1 : 0;
  return { why: 'unknownLevel', column, value };
}

function dayOfText(text: string, dayFirst: boolean): number {
  const date = dateOf(text);
  return date ? dayIn(date, dayFirst) : Number.NaN;
}

/** The day of a date as a model reads it; NaN where its place for the month holds none, as where a table writes the day first. */
export function dayIn(date: WrittenDate, dayFirst: boolean): number {
  const month = date.isOpen && dayFirst ? date.day : date.month;
  return month <= MONTHS ? dayOf(date, dayFirst) : Number.NaN;
}

const MONTHS = 12;
