import { isDate } from './dates';
import { isMissing } from './missing';
import { numberOf } from './numbers';
import { sampleRecords } from './sample';
import type { Units } from './units';

export type Delimiter = ',' | ';' | '\t' | '|';

/** How a file writes a table. */
export interface Dialect {
  readonly delimiter: Delimiter;
  /** The first record holds the names of the columns. */
  readonly header: boolean;
  /** The mark between whole and fraction in numbers. */
  readonly decimal: '.' | ',';
}

/** Of two that divide a sample equally well, the one that is rarer in prose and in numbers goes before. */
const DELIMITERS: readonly Delimiter[] = ['\t', '|', ';', ','];
const SAMPLE_RECORDS = 200;

/** Finds the dialect of a file from its first bytes, or of a document from its first units. What is known is kept. */
export function detectDialect(sample: Units, known: Partial<Dialect> = {}): Dialect {
  const delimiter = known.delimiter ?? detectDelimiter(sample);
  const records = recordsOf(sample, delimiter);
  const decimal = known.decimal ?? (delimiter === ',' ? '.' : detectDecimal(records));
  return { delimiter, decimal, header: known.header ?? detectHeader(records, decimal) };
}

/** The first records; one that the end of the sample may have cut short counts only where there is hardly another. */
function recordsOf(sample: Units, delimiter: Delimiter): string[][] {
  const whole = sampleRecords(sample, delimiter, SAMPLE_RECORDS, false);
  return whole.length > 1 ? whole : sampleRecords(sample, delimiter, SAMPLE_RECORDS, true);
}

/** The delimiter that gives most records the same number of cells, more than one, and most cells a plain meaning. */
function detectDelimiter(sample: Units): Delimiter {
  let best: Delimiter = ',';
  let highest = 0;
  for (const delimiter of DELIMITERS) {
    const records = recordsOf(sample, delimiter);
    const score = agreement(records) * (1 + plainness(records, delimiter));
    if (score <= highest) continue;
    highest = score;
    best = delimiter;
  }
  return best;
}

/** The share of records that have the most frequent number of cells; 0 where that is one, or where all cells are empty. */
function agreement(records: readonly string[][]): number {
  const counts = new Map<number, number>();
  for (const { length } of records) counts.set(length, (counts.get(length) ?? 0) + 1);
  let width = 1;
  let most = 0;
  for (const [length, count] of counts) {
    if (count <= most) continue;
    width = length;
    most = count;
  }
  return width > 1 && records.some((cells) => cells.some(isPresent)) ? most / records.length : 0;
}

/** The share of cells below the first record that are a number or a date. */
function plainness(records: readonly string[][], delimiter: Delimiter): number {
  const cells = records.slice(1).flat().filter(isPresent);
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
 * column of numbers. Without any number it is none if each of its cells occurs again below, as letters for classes do.
 */
function detectHeader(records: readonly string[][], decimal: Dialect['decimal']): boolean {
  const [first = [], ...rest] = records;
  const below = first.map((_, column) => rest.map((record) => record[column] ?? '').filter(isPresent));
  const isWord = (cell: string) => isPresent(cell) && !isPlain(cell, decimal);
  const wordAboveNumbers = first.some(
    (cell, column) => isWord(cell) && below[column]?.length && below[column].every((value) => isPlain(value, decimal)),
  );
  if (wordAboveNumbers) return true;
  if (first.some((cell) => isPresent(cell) && !isWord(cell))) return false;
  return !first.every((cell, column) => below[column]?.includes(cell));
}

function isPresent(cell: string): boolean {
  return !isMissing(cell);
}

function isNumber(cell: string, decimal: Dialect['decimal']): boolean {
  return !Number.isNaN(numberOf(cell, decimal));
}

function isPlain(cell: string, decimal: Dialect['decimal']): boolean {
  return isNumber(cell, decimal) || isDate(cell);
}
