import { dateOf, dayOf, isDayFirst, type WrittenDate } from './calendar';
import type { LevelColumn } from './table';

/** The dates of a column as days since 1970-01-01; NaN where there is none. */
export interface Days {
  readonly days: Float64Array;
  /** Some date of the column can only be `dd/mm/yyyy`, so all that are written with slashes and the year last are. */
  readonly dayFirst: boolean;
}

/** Codes from here on are dates themselves, and no places in a list of levels. */
const FIRST_PACKED = 1 << 16;

/** A date as a code: as it is written, since how to read it is known at the end of the column only. */
export function packed({ year, month, day, isOpen }: WrittenDate): number {
  return FIRST_PACKED + (((year * 32 + month) * 32 + day) * 2 + (isOpen ? 1 : 0));
}

/** The days of codes, of which the small ones are places in `levels`. */
export function daysOfCodes(codes: Int32Array, levels: readonly string[]): Days {
  const written = levels.map(dateOf);
  const dateIn = (code: number) => (code < FIRST_PACKED ? written[code] : unpacked(code - FIRST_PACKED));
  const dayFirst = codes.some((code) => {
    const date = dateIn(code);
    return date !== undefined && isDayFirst(date);
  });
  const days = new Float64Array(codes.length);
  for (let row = 0; row < codes.length; row++) {
    const date = dateIn(codes[row]!);
    days[row] = date ? dayOf(date, dayFirst) : Number.NaN;
  }
  return { days, dayFirst };
}

/** The days of a column of dates, whether its levels were kept or not. */
export function daysOf(column: LevelColumn): Days {
  return column.dates ?? daysOfCodes(column.codes, column.levels);
}

function unpacked(code: number): WrittenDate {
  return { year: code >> 11, month: (code >> 6) & 31, day: (code >> 1) & 31, isOpen: (code & 1) === 1 };
}
