import * as vscode from 'vscode';
import type { ColumnSummary } from '../../core/data/summary';
import { MOST_LEADING, MOST_MARKS } from '../../core/export/readingShape';
import { CHOSEN_TYPES } from '../../core/table/dialect';
import { ENCODINGS, type Encoding, isEncoding } from '../../core/table/encoding';
import { MARKS } from '../../core/table/missing';
import { isDelimiter, type ReadingChoices } from '../../core/table/readingChoices';
import { formatCount } from '../../format';
import { capitalised } from '../../report/setupText';
import { pickRow, type Row } from '../rowPick';
import { documentOf } from '../source';
import { plain } from '../text';
import { encodingName, languageOf } from './encodingWords';
import { decimalWords, delimiterWords, headerWords, TYPE_DETAILS, TYPE_WORDS, USUAL_DELIMITERS } from './readingWords';

type Known = Readonly<ReadingChoices>;
/** Nothing is returned where the person leaves. */
type Answer = Promise<ReadingChoices | undefined>;

/** A row that stands for the choices without one of them. */
const DETECTED = '';
const OTHER = 'other';

export async function askDelimiter(choices: Known, { delimiter: now }: Known): Answer {
  const title = vscode.l10n.t('Delimiter');
  const rows = USUAL_DELIMITERS.map((mark) => ({
    id: mark,
    label: capitalised(delimiterWords(mark)),
    ...nowIf(mark === now),
  }));
  const other = { id: OTHER, label: vscode.l10n.t('Another…') };
  const chosen = await pickRow({ title, rows: [...detected(choices.delimiter), ...rows, other], at: now });
  if (chosen?.id === DETECTED) return without(choices, 'delimiter');
  const delimiter = chosen?.id === OTHER ? await askOtherDelimiter(title, now) : chosen?.id;
  return delimiter === undefined ? undefined : { ...choices, delimiter };
}

function askOtherDelimiter(title: string, now: string | undefined): Promise<string | undefined> {
  const prompt = vscode.l10n.t('One character that is neither a letter, a digit nor a quote');
  return askText({ title, prompt, value: now ?? '', isUsable: isDelimiter });
}

const LINES_SHOWN = 12;

/** The first lines are shown as they stand in the file, so that the header is seen and not counted. */
export async function askHeader(uri: vscode.Uri, choices: Known, { header, firstLine = 1 }: Known): Answer {
  const title = vscode.l10n.t('Header');
  const placeholder = vscode.l10n.t('Choose the line with the names of the columns');
  const lines = Array.from({ length: LINES_SHOWN }, (_, at) => at + 1).flatMap((line): Row[] => {
    const text = lineOf(uri, line);
    if (text === undefined) return [];
    const isNow = header !== false && line === firstLine;
    return [
      { id: String(line), label: vscode.l10n.t('Line {0}', formatCount(line)), description: text, ...nowDetail(isNow) },
    ];
  });
  const rows: Row[] = [
    ...detected(choices.header ?? choices.firstLine),
    ...lines,
    { id: OTHER, label: vscode.l10n.t('Another line…') },
    { id: 'none', label: capitalised(headerWords({ header: false, firstLine })), ...nowDetail(header === false) },
  ];
  const chosen = await pickRow({ title, placeholder, rows, at: header === false ? 'none' : String(firstLine) });
  if (!chosen) return undefined;
  if (chosen.id === DETECTED) return without(without(choices, 'header'), 'firstLine');
  if (chosen.id === 'none') return { ...choices, header: false };
  const line = chosen.id === OTHER ? await askLine(title, firstLine) : Number(chosen.id);
  return line === undefined ? undefined : { ...choices, header: true, firstLine: line };
}

async function askLine(title: string, now: number): Promise<number | undefined> {
  const prompt = vscode.l10n.t('The number of a line, from 1 to {0}', formatCount(MOST_LEADING));
  const isUsable = (text: string) => /^\d+$/.test(text) && Number(text) >= 1 && Number(text) <= MOST_LEADING;
  const written = await askText({ title, prompt, value: String(now), isUsable });
  return written === undefined ? undefined : Number(written);
}

/** A line of the open document; undefined where there is none. */
function lineOf(uri: vscode.Uri, line: number): string | undefined {
  const document = documentOf(uri);
  if (!document || line > document.lineCount) return undefined;
  return plain(document.lineAt(line - 1).text);
}

/** Of a table that is open, its editor is asked: what is read is what is seen. */
export async function askEncoding(uri: vscode.Uri, choices: Known, now: Encoding | undefined): Answer {
  const document = documentOf(uri);
  if (document) {
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.editor.changeEncoding');
    return undefined;
  }
  const rows = ENCODINGS.map((id) => ({
    id,
    label: encodingName(id),
    description: id === now ? vscode.l10n.t('now') : languageOf(id),
  }));
  const title = vscode.l10n.t('Encoding');
  const chosen = await pickRow<Row>({ title, rows: [...detected(choices.encoding), ...rows], at: now });
  if (!chosen) return undefined;
  return isEncoding(chosen.id) ? { ...choices, encoding: chosen.id } : without(choices, 'encoding');
}

export async function askDecimal(choices: Known, { decimal: now }: Known): Answer {
  const rows = (['.', ','] as const).map((mark) => ({
    id: mark,
    label: capitalised(decimalWords(mark)),
    ...nowIf(mark === now),
  }));
  const title = vscode.l10n.t('Decimal mark');
  const chosen = await pickRow<Row>({ title, rows: [...detected(choices.decimal), ...rows], at: now });
  if (!chosen) return undefined;
  if (chosen.id === DETECTED) return without(choices, 'decimal');
  return { ...choices, decimal: chosen.id === ',' ? ',' : '.' };
}

/** The marks one by one, until the person goes back. */
export async function askMarks(before: Known): Answer {
  let choices: ReadingChoices = before;
  let at: string | undefined;
  for (;;) {
    const marks = choices.missing ?? MARKS;
    const row = await pickRow<Row>({
      title: vscode.l10n.t('Missing Values'),
      placeholder: vscode.l10n.t('Choose a mark to take it away; Escape goes back'),
      rows: [
        { id: OTHER, label: `$(add) ${vscode.l10n.t('Add marks…')}` },
        ...detected(choices.missing),
        ...marks.map((mark) => ({ id: `mark ${mark}`, label: plain(mark), description: vscode.l10n.t('is missing') })),
      ],
      at,
    });
    if (!row) return choices === before ? undefined : choices;
    at = row.id;
    if (row.id === DETECTED) choices = without(choices, 'missing');
    else if (row.id === OTHER) choices = { ...choices, missing: [...new Set([...(await askNewMarks()), ...marks])] };
    else choices = { ...choices, missing: marks.filter((mark) => `mark ${mark}` !== row.id) };
  }
}

async function askNewMarks(): Promise<string[]> {
  const marksIn = (text: string) =>
    text
      .split(',')
      .map((mark) => mark.trim())
      .filter((mark) => mark !== '');
  const written = await askText({
    title: vscode.l10n.t('Add Marks'),
    prompt: vscode.l10n.t('What stands for a missing value, as it is written; several with commas between: -, 999'),
    value: '',
    isUsable: (text) => marksIn(text).length > 0 && marksIn(text).length < MOST_MARKS,
  });
  return written === undefined ? [] : marksIn(written);
}

export async function askColumn({ name, type, ignored }: ColumnSummary, choices: Known): Answer {
  const { types = {} } = choices;
  const isChosen = Object.hasOwn(types, name);
  const now = ignored ? 'ignored' : type;
  const rows = CHOSEN_TYPES.map((id) => ({
    id,
    label: capitalised(TYPE_WORDS[id]()),
    detail: TYPE_DETAILS[id](),
    ...nowIf(id === now),
  }));
  const title = vscode.l10n.t('Type of {0}', plain(name));
  const chosen = await pickRow<Row>({ title, rows: [...detected(isChosen || undefined), ...rows], at: now });
  if (!chosen) return undefined;
  const others = Object.fromEntries(Object.entries(types).filter(([column]) => column !== name));
  const found = CHOSEN_TYPES.find((id) => id === chosen.id);
  return { ...choices, types: found ? { ...others, [name]: found } : others };
}

/** The way back from a choice. */
function detected(chosen: unknown): Row[] {
  return chosen === undefined ? [] : [{ id: DETECTED, label: `$(discard) ${vscode.l10n.t('As detected')}` }];
}

const nowIf = (isNow: boolean) => isNow && { description: vscode.l10n.t('now') };
const nowDetail = (isNow: boolean) => isNow && { detail: vscode.l10n.t('now') };

function without(choices: Known, name: keyof ReadingChoices): ReadingChoices {
  const { [name]: _, ...others } = choices;
  return others;
}

interface Asked {
  readonly title: string;
  readonly prompt: string;
  readonly value: string;
  isUsable(text: string): boolean;
}

async function askText({ title, prompt, value, isUsable }: Asked): Promise<string | undefined> {
  return vscode.window.showInputBox({
    title,
    value,
    prompt,
    ignoreFocusOut: true,
    validateInput: (text) => (isUsable(text) ? undefined : prompt),
  });
}
