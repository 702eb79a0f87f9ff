import * as vscode from 'vscode';
import { pickRow, type Row } from './rowPick';
import { fileName, stateOf } from './source';

/** The text of an answer, and where it came from. */
export interface AnswerText {
  readonly text: string;
  readonly name: string;
  /** What is written is proposed beside it. */
  readonly uri: vscode.Uri;
}

/** Asks where the answer of a query is; nothing is returned where the person leaves. */
export async function askAnswer(title: string): Promise<AnswerText | undefined> {
  const rows: Row[] = [
    {
      id: 'clipboard',
      label: `$(clippy) ${vscode.l10n.t('From the Clipboard')}`,
      detail: vscode.l10n.t('The one row of the query, copied as CSV with a header or as JSON'),
    },
    { id: 'file', label: `$(folder-opened) ${vscode.l10n.t('From a File…')}`, detail: '.csv, .tsv, .json' },
  ];
  const picked = await pickRow({ title, rows });
  if (!picked) return undefined;
  return picked.id === 'file' ? fromFile() : fromClipboard();
}

async function fromClipboard(): Promise<AnswerText> {
  const text = await vscode.env.clipboard.readText();
  return { text, name: vscode.l10n.t('the clipboard'), uri: vscode.Uri.from({ scheme: 'untitled', path: 'answer' }) };
}

/** Rejects with a `DataError` where the file can't be read. */
async function fromFile(): Promise<AnswerText | undefined> {
  const filters = { [vscode.l10n.t('Answers')]: ['csv', 'tsv', 'json'], [vscode.l10n.t('All Files')]: ['*'] };
  const [uri] = (await vscode.window.showOpenDialog({ filters })) ?? [];
  if (!uri) return undefined;
  await stateOf(uri);
  const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  return { text, name: fileName(uri), uri };
}
