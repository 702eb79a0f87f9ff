import * as vscode from 'vscode';
import type { Gaps } from '../../core/data/gaps';
import type { ColumnSummary } from '../../core/data/summary';
import type { Fault } from '../../core/fault';
import { isDetected, type ReadingChoices } from '../../core/table/readingChoices';
import { formatCount } from '../../format';
import type { TableSummary } from '../../protocol';
import { capitalised } from '../../report/setupText';
import type { Row } from '../rowPick';
import { documentOf } from '../source';
import { plain, textOfFault } from '../text';
import { encodingName } from './encodingWords';
import { askColumn, askDecimal, askDelimiter, askEncoding, askHeader, askMarks } from './readingQuestions';
import {
  columnWords,
  contentWords,
  decimalWords,
  delimiterWords,
  encodingWords,
  linesWords,
  lineWords,
  marksWords,
  summaryWords,
} from './readingWords';
import { showLines } from './showLines';

/** What a table is when it is read by some choices: what was found in it, or why it can't be read. */
export type Outcome = { readonly summary: TableSummary } | { readonly fault: Fault };

export interface ReadingRow extends Row {
  /** Asks for other choices; nothing is returned where the person leaves them as they are. */
  edit?(): Promise<ReadingChoices | undefined>;
  /** It closes the list. */
  readonly closes?: true;
  /** Goes to some rows of the table, and closes the list. */
  show?(): Promise<void>;
}

/** How a table is read, and what came of it; without an outcome only what was chosen. */
export function readingRows(uri: vscode.Uri, choices: ReadingChoices, outcome?: Outcome): ReadingRow[] {
  const summary = outcome && 'summary' in outcome ? outcome.summary : undefined;
  const fault = outcome && 'fault' in outcome ? outcome.fault : undefined;
  return [
    ...(summary ? [closingRow(summary)] : []),
    ...(fault ? [faultRow(fault)] : []),
    ...(isDetected(choices) ? [] : [resetRow()]),
    heading(vscode.l10n.t('file')),
    ...fileRows(uri, choices, summary),
    ...(summary ? [heading(vscode.l10n.t('columns')), ...summary.columns.map((one) => columnRow(one, choices))] : []),
    ...(summary ? rowsRows(uri, summary) : []),
  ];
}

function closingRow(summary: TableSummary): ReadingRow {
  return {
    id: 'done',
    label: `$(check) ${vscode.l10n.t('Read it this way')}`,
    description: summaryWords(summary),
    closes: true,
  };
}

function faultRow(fault: Fault): ReadingRow {
  const label = `$(error) ${vscode.l10n.t('It can’t be read this way')}`;
  return { id: 'fault', label, detail: textOfFault(fault), alwaysShow: true };
}

function resetRow(): ReadingRow {
  return {
    id: 'reset',
    label: `$(discard) ${vscode.l10n.t('Read as detected')}`,
    description: vscode.l10n.t('takes back all that was chosen'),
    edit: async () => ({}),
  };
}

/** What was chosen, else what was found. */
function fileRows(uri: vscode.Uri, choices: ReadingChoices, summary: TableSummary | undefined): ReadingRow[] {
  const dialect: ReadingChoices = { ...summary?.dialect, ...choices };
  const { delimiter, header, firstLine, decimal, missing } = dialect;
  const isKnown = summary !== undefined;
  const row = (
    id: string,
    label: string,
    value: string | undefined,
    isChosen: boolean,
    detail: string,
  ): ReadingRow => ({
    id,
    label,
    description: described(value ?? vscode.l10n.t('as detected'), isChosen),
    detail,
  });
  const hasLine = choices.header !== undefined || choices.firstLine !== undefined;
  return [
    {
      ...row(
        'delimiter',
        vscode.l10n.t('Delimiter'),
        delimiter && delimiterWords(delimiter),
        choices.delimiter !== undefined,
        vscode.l10n.t('What stands between the cells of a row'),
      ),
      edit: () => askDelimiter(choices, dialect),
    },
    {
      ...row(
        'header',
        vscode.l10n.t('Header'),
        header === undefined && firstLine === undefined ? undefined : lineWords(dialect),
        hasLine,
        vscode.l10n.t('The line with the names of the columns; what stands above it is not read'),
      ),
      edit: () => askHeader(uri, choices, dialect),
    },
    {
      ...row(
        'encoding',
        vscode.l10n.t('Encoding'),
        choices.encoding ? encodingName(choices.encoding) : summary?.encoding && encodingWords(summary.encoding),
        choices.encoding !== undefined,
        documentOf(uri)
          ? vscode.l10n.t('The file is read as its editor shows it')
          : vscode.l10n.t('How the letters are written as bytes'),
      ),
      edit: () => askEncoding(uri, choices, summary?.encoding?.id),
    },
    {
      ...row(
        'decimal',
        vscode.l10n.t('Decimal mark'),
        decimal && decimalWords(decimal),
        choices.decimal !== undefined,
        vscode.l10n.t('What stands before the fraction of a number'),
      ),
      edit: () => askDecimal(choices, dialect),
    },
    {
      ...row(
        'missing',
        vscode.l10n.t('Missing values'),
        isKnown || missing ? marksWords(missing) : undefined,
        choices.missing !== undefined,
        vscode.l10n.t('What stands for no value, besides an empty cell'),
      ),
      edit: () => askMarks(choices),
    },
  ];
}

function columnRow(column: ColumnSummary, choices: ReadingChoices): ReadingRow {
  const { name } = column;
  const isChosen = choices.types !== undefined && Object.hasOwn(choices.types, name);
  return {
    id: `column ${name}`,
    label: plain(name),
    description: described(columnWords(column), isChosen),
    detail: contentWords(column),
    edit: () => askColumn(column, choices),
  };
}

/** Rows that may not be used, and the way to them. */
function rowsRows(uri: vscode.Uri, { ragged, raggedCount, incomplete }: TableSummary): ReadingRow[] {
  const uneven = { count: raggedCount, lines: ragged.map(({ line }) => line) };
  const rows = [
    rowsRow(uri, 'incomplete', incomplete, {
      label: vscode.l10n.t('{0} rows lack a value', formatCount(incomplete.count)),
      detail: vscode.l10n.t('Left out where the column is the target, or a feature whose gaps are not filled'),
    }),
    rowsRow(uri, 'ragged', uneven, {
      label: vscode.l10n.t('{0} rows have more or fewer cells than the header', formatCount(raggedCount)),
      detail: vscode.l10n.t('Cells that are lacking are empty, and those too many are not read'),
    }),
  ].filter((row) => row !== undefined);
  return rows.length > 0 ? [heading(vscode.l10n.t('rows')), ...rows] : [];
}

function rowsRow(
  uri: vscode.Uri,
  id: string,
  { count, lines }: Gaps,
  words: { readonly label: string; readonly detail: string },
): ReadingRow | undefined {
  if (count === 0) return undefined;
  if (lines.length === 0) return { id, ...words };
  const description = vscode.l10n.t('{0}: show them in the file', linesWords(lines, count));
  return { id, ...words, description, show: () => showLines(uri, lines) };
}

function heading(label: string): ReadingRow {
  return { id: '', label: capitalised(label), kind: vscode.QuickPickItemKind.Separator };
}

function described(value: string, isChosen: boolean): string {
  return isChosen ? vscode.l10n.t('{0} (changed)', value) : value;
}
