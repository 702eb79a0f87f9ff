import * as vscode from 'vscode';
import type { ColumnSummary } from '../../core/data/summary';
import type { ChosenType, Dialect } from '../../core/table/dialect';
import type { TableEncoding } from '../../core/table/encoding';
import { MARKS } from '../../core/table/missing';
import { formatCount } from '../../format';
import type { ReadingChoices, TableSummary } from '../../protocol';
import { capitalised } from '../../report/setupText';
import { plain } from '../text';
import { encodingName } from './encodingWords';

const DELIMITERS: Readonly<Record<string, () => string>> = {
  ',': () => vscode.l10n.t('comma'),
  ';': () => vscode.l10n.t('semicolon'),
  '\t': () => vscode.l10n.t('tab'),
  '|': () => vscode.l10n.t('vertical bar'),
  ' ': () => vscode.l10n.t('blank'),
};

/** Those that are offered by name. */
export const USUAL_DELIMITERS = [',', ';', '\t', '|'] as const;

export function delimiterWords(delimiter: string): string {
  return DELIMITERS[delimiter]?.() ?? plain(delimiter);
}

export function headerWords({ header, firstLine = 1 }: Pick<Dialect, 'header' | 'firstLine'>): string {
  if (header) return vscode.l10n.t('header in line {0}', formatCount(firstLine));
  return firstLine === 1
    ? vscode.l10n.t('no header')
    : vscode.l10n.t('no header, rows from line {0}', formatCount(firstLine));
}

export function decimalWords(decimal: Dialect['decimal']): string {
  return decimal === ',' ? vscode.l10n.t('comma, as in 1,5') : vscode.l10n.t('point, as in 1.5');
}

const MARKS_NAMED = 6;

/** The marks that stand for a missing cell; of the usual ones only the best known. */
export function marksWords(missing: readonly string[] | undefined): string {
  const marks = missing ?? ['NA', 'NaN', 'null', 'None', '?', '.'];
  if (marks.length === 0) return vscode.l10n.t('only empty cells');
  const named = marks.slice(0, MARKS_NAMED).map(plain).join(', ');
  const more = (missing ?? MARKS).length - Math.min(marks.length, MARKS_NAMED);
  return more > 0 ? vscode.l10n.t('{0} and {1} more', named, more) : named;
}

export const TYPE_WORDS: Readonly<Record<ChosenType, () => string>> = {
  number: () => vscode.l10n.t('number'),
  category: () => vscode.l10n.t('category'),
  date: () => vscode.l10n.t('date'),
  ignored: () => vscode.l10n.t('left aside'),
};

export const TYPE_DETAILS: Readonly<Record<ChosenType, () => string>> = {
  number: () => vscode.l10n.t('A cell that is no number counts as missing'),
  category: () => vscode.l10n.t('Each different word or number is a level, with a weight of its own'),
  date: () => vscode.l10n.t('A cell that is no date counts as missing'),
  ignored: () => vscode.l10n.t('Nothing is read of it'),
};

/** `category of 3 levels, 2 missing`. */
export function columnWords(column: ColumnSummary): string {
  const { missing, unread } = column;
  return [
    typeWords(column),
    ...(missing > 0 ? [vscode.l10n.t('{0} missing', formatCount(missing))] : []),
    ...(unread ? [vscode.l10n.t('{0} of another type', formatCount(unread))] : []),
  ].join(', ');
}

function typeWords({ type, distinct, ignored, opaque }: ColumnSummary): string {
  if (ignored) return TYPE_WORDS.ignored();
  if (opaque) return vscode.l10n.t('not read');
  switch (type) {
    case 'number':
    case 'date':
      return TYPE_WORDS[type]();
    case 'category':
      return vscode.l10n.t('category of {0} levels', formatCount(distinct));
    case 'text':
      return vscode.l10n.t('text');
    case 'empty':
      return vscode.l10n.t('empty');
    default:
      return type satisfies never;
  }
}

/** The levels of a category as it is made into numbers, or the first cells of any other column. */
export function contentWords({ type, levels, examples, distinct }: ColumnSummary): string {
  const [reference, ...others] = levels;
  if (type === 'category' && reference) {
    const rest = others.map(({ name, count }) => `${plain(name)} (${formatCount(count)})`).join(', ');
    return vscode.l10n.t(
      'One-hot: {0}; told from {1} ({2})',
      rest,
      plain(reference.name),
      formatCount(reference.count),
    );
  }
  return [...examples.map(plain), ...(distinct > examples.length ? ['…'] : [])].join(', ');
}

/** What was chosen: `semicolon, header in line 3, missing: ?, 999, station: category`. */
export function choicesWords(choices: ReadingChoices): string {
  const { delimiter, header, firstLine, decimal, encoding, missing, types = {} } = choices;
  const words = [
    ...(delimiter === undefined ? [] : [delimiterWords(delimiter)]),
    ...(header === undefined && firstLine === undefined ? [] : [lineWords(choices)]),
    ...(decimal === undefined ? [] : [decimalWords(decimal)]),
    ...(encoding === undefined ? [] : [encodingName(encoding)]),
    ...(missing === undefined ? [] : [vscode.l10n.t('missing: {0}', marksWords(missing))]),
    ...Object.entries(types).map(([column, type]) => `${plain(column)}: ${TYPE_WORDS[type]()}`),
  ];
  return words.length > 0 ? words.join(', ') : vscode.l10n.t('as detected');
}

/** Whether the first line is a header may not have been said. */
export function lineWords({ header, firstLine = 1 }: ReadingChoices): string {
  if (header === undefined) return vscode.l10n.t('from line {0}', formatCount(firstLine));
  return headerWords({ header, firstLine });
}

/** `UTF-8`, or `EUC-KR, guessed`. */
export function encodingWords({ id, by }: TableEncoding): string {
  return by === 'guess' ? vscode.l10n.t('{0}, guessed', encodingName(id)) : encodingName(id);
}

/** `Comma, header in line 1, UTF-8, 406 rows, 9 columns`. */
export function summaryWords({ dialect, encoding, rows, columns }: TableSummary): string {
  const { delimiter, decimal } = dialect;
  return capitalised(
    [
      delimiterWords(delimiter),
      headerWords(dialect),
      ...(encoding ? [encodingWords(encoding)] : []),
      ...(decimal === ',' ? [vscode.l10n.t('decimal comma')] : []),
      vscode.l10n.t('{0} rows', formatCount(rows)),
      vscode.l10n.t('{0} columns', formatCount(columns.length)),
    ].join(', '),
  );
}

const LINES_NAMED = 8;

/** `lines 4, 9, 12, …`. */
export function linesWords(lines: readonly number[], count: number): string {
  const named = lines.slice(0, LINES_NAMED).map(formatCount).join(', ');
  return count > LINES_NAMED ? vscode.l10n.t('lines {0}, …', named) : vscode.l10n.t('lines {0}', named);
}
