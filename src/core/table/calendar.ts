import { isDate } from './dates';
import { asciiOf, isBlank, POINT, type Units, ZERO } from './units';

/** What can be read off a date, from its day since 1970-01-01: a year, a month from 1, a weekday from Monday = 0, or the day. */
export const DATE_PARTS = {
  year: (day: number) => civilOf(day).year,
  month: (day: number) => civilOf(day).month,
  weekday: (day: number) => modulo(day + THURSDAY, 7),
  days: (day: number) => day,
} as const;

export type DatePart = keyof typeof DATE_PARTS;

/** The weekday of 1970-01-01. */
const THURSDAY = 3;

/** The numbers of a date as they are written; `isOpen` where both could be the month or the day by their place. */
export interface WrittenDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** Written `mm/dd/yyyy` or `dd/mm/yyyy`: `month` is the first number and `day` the second. */
  readonly isOpen: boolean;
}

/** The date of a text that is one, its time left aside; undefined where it is none. */
export function dateOf(text: string): WrittenDate | undefined {
  return isDate(text) ? dateAt(asciiOf(text), 0, text.length) : undefined;
}

/** The date in a range of units that is known to hold one. */
export function dateAt(units: Units, start: number, end: number): WrittenDate {
  let at = start;
  while (isBlank(units[at]!)) at++;
  const numbers = [0, 0, 0];
  const from = at;
  let separator = 0;
  let yearFirst = false;
  for (let i = 0; i < 3; at++) {
    const digit = at < end ? units[at]! ^ ZERO : END;
    if (digit <= 9) numbers[i] = numbers[i]! * 10 + digit;
    else {
      if (i === 0) {
        separator = units[at]!;
        yearFirst = at - from === 4;
      }
      i++;
    }
  }
  const [first = 0, second = 0, third = 0] = numbers;
  if (yearFirst) return { year: first, month: second, day: third, isOpen: false };
  if (separator === POINT) return { year: third, month: second, day: first, isOpen: false };
  return { year: third, month: first, day: second, isOpen: true };
}

/** Ends a number as anything does that is no digit. */
const END = 10;

/** Whether a date can only be one that is written with its day first. */
export function isDayFirst({ isOpen, month }: WrittenDate): boolean {
  return isOpen && month > 12;
}

/** Days since 1970-01-01, of the proleptic Gregorian calendar. */
export function dayOf({ year, month, day, isOpen }: WrittenDate, dayFirst: boolean): number {
  return isOpen && dayFirst ? dayOfCivil(year, day, month) : dayOfCivil(year, month, day);
}

/** Howard Hinnant, chrono-compatible low-level date algorithms: years begin in March, eras have 400 years. */
function dayOfCivil(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * modulo(month - 3, 12) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * ERA_DAYS + dayOfEra - EPOCH;
}

const ERA_DAYS = 146_097;
/** Days from 0000-03-01 to 1970-01-01. */
const EPOCH = 719_468;

function civilOf(dayNumber: number): { year: number; month: number } {
  const shifted = dayNumber + EPOCH;
  const era = Math.floor(shifted / ERA_DAYS);
  const dayOfEra = shifted - era * ERA_DAYS;
  const leapDays = Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month };
}

function modulo(a: number, n: number): number {
  return ((a % n) + n) % n;
}
