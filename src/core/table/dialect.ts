import { isDate } from './dates';
import { beginOfTable } from './lead';
import { type Missing, missingBy } from './missing';
import { numberOf } from './numbers';
import type { Records } from './records';
import { firstRecords, textAt, textsOf } from './sample';
import type { Units } from './units';

/** What a person can say that a column is. */
export const CHOSEN_TYPES = ['number', 'category', 'date', 'ignored'] as const;
export type ChosenType = (typeof CHOSEN_TYPES)[number];

/** How a file writes a table. */
export interface Dialect {
  /** One character of ASCII. */
  readonly delimiter: string;
  /** The first record holds the names of the columns. */
  readonly header: boolean;
  /** The mark between whole and fraction in numbers. */
  readonly decimal: '.' | ',';
  /** The line of the file, from 1, on which the table begins; its first where it was not chosen. */
  readonly firstLine?: number;
  /** What stands for no value besides an empty cell, where it was chosen; a number does so however it is written. */
  readonly missing?: readonly string[];
  /** What columns are to be taken for, by name, where it was chosen. A cell that is no such thing counts as missing. */
  readonly types?: Readonly<Record<string, ChosenType>>;
}

/** Of two that divide a sample equally well, the one that is rarer in prose and in numbers goes before. */
const DELIMITERS: readonly string[] = ['\t', '|', ';', ','];
/** So many records show how a table is written; what it is of is looked for in more. */
const SAMPLE_RECORDS = 200;
export const OUTLINE_RECORDS = 400;

/** Finds the dialect of a file from its first bytes, or of a document from its first units. What is known is kept. */
export function detectDialect(sample: Units, known?: Partial<Dialect>): Dialect {
  return detect(sample, known).dialect;
}

/** The same, and the first records as it divides them, at least `OUTLINE_RECORDS` where there are so many whole ones. */
export function detect<U extends Units>(
  sample: U,
  known: Partial<Dialect> = {},
): { readonly dialect: Dialect; readonly records: Records<U> } {
  const { firstLine = 1, missing, types } = known;
  const table = firstLine === 1 ? sample : (sample.subarray(beginOfTable(sample, firstLine, false)) as U);
  const gaps = missingBy({ ...(missing && { missing }), decimal: known.decimal ?? '.' });
  const { delimiter, records, cells } = known.delimiter
    ? dividedBy(table, known.delimiter)
    : detectDelimiter(table, gaps);
  const decimal = known.decimal ?? (delimiter === ',' ? '.' : detectDecimal(cells));
  const dialect = {
    delimiter,
    decimal,
    header: known.header ?? detectHeader(cells, decimal, gaps),
    ...(firstLine > 1 && { firstLine }),
    ...(missing && { missing }),
    ...(types && { types }),
  };
  return { dialect, records };
}

/** The first records as one delimiter divides them. */
interface Divided<U extends Units> {
  readonly delimiter: string;
  /** Those that are whole. */
  readonly records: Records<U>;
  readonly cells: Cells;
}

/** One that the end of the sample may have cut short counts only where there is hardly another. */
function dividedBy<U extends Units>(sample: U, delimiter: string): Divided<U> {
  const records = firstRecords(sample, delimiter, OUTLINE_RECORDS, false);
  const shown = records.count > 1 ? records : firstRecords(sample, delimiter, SAMPLE_RECORDS, true);
  return { delimiter, records, cells: new Cells(shown) };
}

/** The cells of a sample, which are made texts only where they are looked at. */
class Cells {
  readonly count: number;

  constructor(private readonly records: Records<Units>) {
    this.count = Math.min(records.count, SAMPLE_RECORDS);
  }

  width(record: number): number {
    return record < this.count ? this.records.width(record) : 0;
  }

  /** Empty where there is none. */
  text(record: number, column: number): string {
    return textAt(this.records, record, column);
  }

  texts(record: number): string[] {
    return record < this.count ? textsOf(this.records, record) : [];
  }

  /** Of the records from one on, record by record. */
  *from(first: number): Generator<string> {
    for (let record = first; record < this.count; record++) yield* this.texts(record);
  }

  isSame(one: number, other: number): boolean {
    if (this.width(one) !== this.width(other)) return false;
    for (let column = 0; column < this.width(one); column++) {
      if (this.text(one, column) !== this.text(other, column)) return false;
    }
    return true;
  }
}

/** The delimiter that gives most records the same number of cells, more than one, and most cells a plain meaning. */
function detectDelimiter<U extends Units>(sample: U, gaps: Missing): Divided<U> {
  let best: Divided<U> | undefined;
  let highest = 0;
  const dividing = DELIMITERS.filter((delimiter) => sample.includes(delimiter.charCodeAt(0)));
  if (dividing.length === 1 && dividing[0] === ',') return dividedBy(sample, ','); // nothing to compare it with
  for (const delimiter of dividing) {
    const divided = dividedBy(sample, delimiter);
    const score = agreement(divided.cells, gaps) * (1 + plainness(divided.cells, delimiter, gaps));
    if (score <= highest) continue;
    highest = score;
    best = divided;
  }
  return best ?? dividedBy(sample, ',');
}

/** The share of records that have the most frequent number of cells; 0 where that is one, or where all cells are empty. */
function agreement(cells: Cells, gaps: Missing): number {
  const counts = new Map<number, number>();
  for (let record = 0; record < cells.count; record++) {
    const width = cells.width(record);
    counts.set(width, (counts.get(width) ?? 0) + 1);
  }
  let width = 1;
  let most = 0;
  for (const [length, count] of counts) {
    if (count <= most) continue;
    width = length;
    most = count;
  }
  return width > 1 && isAnyPresent(cells, gaps) ? most / cells.count : 0;
}

function isAnyPresent(cells: Cells, gaps: Missing): boolean {
  for (const cell of cells.from(0)) if (!gaps.has(cell)) return true;
  return false;
}

/** The share of cells below the first record that are a number or a date. */
function plainness(cells: Cells, delimiter: string, gaps: Missing): number {
  let present = 0;
  let plain = 0;
  for (const cell of cells.from(1)) {
    if (gaps.has(cell)) continue;
    present++;
    if (isPlain(cell, '.') || (delimiter !== ',' && isPlain(cell, ','))) plain++;
  }
  return plain / Math.max(1, present);
}

/** The comma, where more cells need it to be numbers than need the point. */
function detectDecimal(cells: Cells): Dialect['decimal'] {
  let commas = 0;
  for (const cell of cells.from(0)) {
    if (cell.includes(',') && isNumber(cell, ',')) commas++;
    if (cell.includes('.') && isNumber(cell, '.')) commas--;
  }
  return commas > 0 ? ',' : '.';
}

/**
 * The first record is a header unless a number or a date is among its cells, and even then where a word stands above a
 * column of numbers, or its numbers are years in order above what are none. Without any number it is none if each of its cells
 * occurs again below, as letters for classes do; but it may be repeated as it is, where tables were put together.
 */
function detectHeader(cells: Cells, decimal: Dialect['decimal'], gaps: Missing): boolean {
  const isPresent = (cell: string) => !gaps.has(cell);
  const first = cells.texts(0);
  const rest: number[] = [];
  for (let record = 1; record < cells.count; record++) if (!cells.isSame(0, record)) rest.push(record);
  const below = (column: number) => rest.map((record) => cells.text(record, column)).filter(isPresent);
  const isWord = (cell: string) => isPresent(cell) && !isPlain(cell, decimal);
  const wordAboveNumbers = first.some((cell, column) => {
    if (!isWord(cell)) return false;
    const values = below(column);
    return values.length > 0 && values.every((value) => isPlain(value, decimal));
  });
  if (wordAboveNumbers || areYearsAbove(first, below)) return true;
  if (first.some((cell) => isPresent(cell) && !isWord(cell))) return false;
  return !first.every((cell, column) => below(column).includes(cell));
}

/** Whether at least two cells are years, each evenly after the one before, with words beside them and other values below them. */
function areYearsAbove(first: readonly string[], below: (column: number) => readonly string[]): boolean {
  const columns = first.flatMap((cell, column) => (isYear(cell) ? [column] : []));
  const years = columns.map((column) => Number(first[column]));
  const step = (years[1] ?? 0) - (years[0] ?? 0);
  return (
    step > 0 &&
    years.length < first.length &&
    years.every((year, at) => at === 0 || year - (years[at - 1] ?? 0) === step) &&
    first.every((cell) => isYear(cell) || Number.isNaN(numberOf(cell))) &&
    columns.every((column) => below(column).some((cell) => !isYear(cell)))
  );
}

function isYear(cell: string): boolean {
  return /^(1[89]|20|21)\d\d$/.test(cell);
}

function isNumber(cell: string, decimal: Dialect['decimal']): boolean {
  return !Number.isNaN(numberOf(cell, decimal));
}

function isPlain(cell: string, decimal: Dialect['decimal']): boolean {
  return isNumber(cell, decimal) || isDate(cell);
}
