import { isDate } from './dates';
import { beginOfTable } from './lead';
import { type Missing, missingBy } from './missing';
import { numberOf } from './numbers';
import { sampleRecords } from './sample';
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
const SAMPLE_RECORDS = 200;

/** Finds the dialect of a file from its first bytes, or of a document from its first units. What is known is kept. */
export function detectDialect(sample: Units, known: Partial<Dialect> = {}): Dialect {
  const { firstLine = 1, missing, types } = known;
  const table = firstLine === 1 ? sample : sample.subarray(beginOfTable(sample, firstLine, false));
  const gaps = missingBy({ ...(missing && { missing }), decimal: known.decimal ?? '.' });
  const { delimiter, records } = known.delimiter ? dividedBy(table, known.delimiter) : detectDelimiter(table, gaps);
  const decimal = known.decimal ?? (delimiter === ',' ? '.' : detectDecimal(records));
  return {
    delimiter,
    decimal,
    header: known.header ?? detectHeader(records, decimal, gaps),
    ...(firstLine > 1 && { firstLine }),
    ...(missing && { missing }),
    ...(types && { types }),
  };
}

/** A sample as one delimiter divides it. */
interface Divided {
  readonly delimiter: string;
  readonly records: readonly string[][];
}

/** The first records; one that the end of the sample may have cut short counts only where there is hardly another. */
function dividedBy(sample: Units, delimiter: string): Divided {
  const whole = sampleRecords(sample, delimiter, SAMPLE_RECORDS, false);
  return { delimiter, records: whole.length > 1 ? whole : sampleRecords(sample, delimiter, SAMPLE_RECORDS, true) };
}

/** The delimiter that gives most records the same number of cells, more than one, and most cells a plain meaning. */
function detectDelimiter(sample: Units, gaps: Missing): Divided {
  let best: Divided | undefined;
  let highest = 0;
  const dividing = DELIMITERS.filter((delimiter) => sample.includes(delimiter.charCodeAt(0)));
  if (dividing.length === 1 && dividing[0] === ',') return dividedBy(sample, ','); // nothing to compare it with
  for (const delimiter of dividing) {
    const divided = dividedBy(sample, delimiter);
    const score = agreement(divided.records, gaps) * (1 + plainness(divided.records, delimiter, gaps));
    if (score <= highest) continue;
    highest = score;
    best = divided;
  }
  return best ?? dividedBy(sample, ',');
}

/** The share of records that have the most frequent number of cells; 0 where that is one, or where all cells are empty. */
function agreement(records: readonly string[][], gaps: Missing): number {
  const counts = new Map<number, number>();
  for (const { length } of records) counts.set(length, (counts.get(length) ?? 0) + 1);
  let width = 1;
  let most = 0;
  for (const [length, count] of counts) {
    if (count <= most) continue;
    width = length;
    most = count;
  }
  return width > 1 && records.some((cells) => cells.some((cell) => !gaps.has(cell))) ? most / records.length : 0;
}

/** The share of cells below the first record that are a number or a date. */
function plainness(records: readonly string[][], delimiter: string, gaps: Missing): number {
  const cells = records
    .slice(1)
    .flat()
    .filter((cell) => !gaps.has(cell));
  const plain = cells.filter((cell) => isPlain(cell, '.') || (delimiter !== ',' && isPlain(cell, ',')));
  return plain.length / Math.max(1, cells.length);
}

/** The comma, where more cells need it to be numbers than need the point. */
function detectDecimal(records: readonly string[][]): Dialect['decimal'] {
  let commas = 0;
  for (const cell of records.flat()) {
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
function detectHeader(records: readonly string[][], decimal: Dialect['decimal'], gaps: Missing): boolean {
  const isPresent = (cell: string) => !gaps.has(cell);
  const [first = [], ...others] = records;
  const rest = others.filter((record) => !isSame(record, first));
  const below = first.map((_, column) => rest.map((record) => record[column] ?? '').filter(isPresent));
  const isWord = (cell: string) => isPresent(cell) && !isPlain(cell, decimal);
  const wordAboveNumbers = first.some(
    (cell, column) => isWord(cell) && below[column]?.length && below[column].every((value) => isPlain(value, decimal)),
  );
  if (wordAboveNumbers || areYearsAbove(first, below)) return true;
  if (first.some((cell) => isPresent(cell) && !isWord(cell))) return false;
  return !first.every((cell, column) => below[column]?.includes(cell));
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((cell, column) => cell === other[column]);
}

/** Whether at least two cells are years, each evenly after the one before, with words beside them and other values below them. */
function areYearsAbove(first: readonly string[], below: readonly (readonly string[])[]): boolean {
  const columns = first.flatMap((cell, column) => (isYear(cell) ? [column] : []));
  const years = columns.map((column) => Number(first[column]));
  const step = (years[1] ?? 0) - (years[0] ?? 0);
  return (
    step > 0 &&
    years.length < first.length &&
    years.every((year, at) => at === 0 || year - (years[at - 1] ?? 0) === step) &&
    first.every((cell) => isYear(cell) || Number.isNaN(numberOf(cell))) &&
    columns.every((column) => below[column]?.some((cell) => !isYear(cell)))
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
