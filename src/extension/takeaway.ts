import * as vscode from 'vscode';
import type { FromPanel } from '../protocol';
import { fileName } from './source';
import { plain } from './text';

type Save = Extract<FromPanel, { type: 'save' }>;

const FILTERS: Readonly<Record<Save['kind'], string>> = { png: 'PNG', svg: 'SVG', csv: 'CSV' };

/** Asks where to write what the page has made, beside the table at first, and writes it. */
export async function saveFile(file: Save, table: vscode.Uri): Promise<void> {
  const { kind, name, data } = file;
  const filters = { [FILTERS[kind]]: [kind] };
  const chosen = await vscode.window.showSaveDialog({ defaultUri: placeBeside(table, `${name}.${kind}`), filters });
  if (!chosen) return;
  try {
    await vscode.workspace.fs.writeFile(chosen, Buffer.from(data, kind === 'png' ? 'base64' : 'utf8'));
  } catch (error) {
    void tellOfFailure(error, chosen, () => void saveFile(file, table));
    return;
  }
  const open = vscode.l10n.t('Open');
  const answer = await vscode.window.showInformationMessage(vscode.l10n.t('Saved {0}.', nameOf(chosen)), open);
  if (answer === open) await vscode.commands.executeCommand('vscode.open', chosen);
}

export async function copyText(text: string): Promise<void> {
  try {
    await vscode.env.clipboard.writeText(text);
  } catch (error) {
    void vscode.window.showErrorMessage(vscode.l10n.t('The text could not be copied ({0}).', reasonOf(error)));
  }
}

/** `auto-mpg loss.png` beside `auto-mpg.csv`; a table that is not saved yet has no folder, so the workspace's is taken. */
function placeBeside(table: vscode.Uri, name: string): vscode.Uri | undefined {
  const stem = fileName(table).replace(/\.[^.]+$/, '');
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  const parent = table.scheme === 'untitled' ? folder?.uri : vscode.Uri.joinPath(table, '..');
  return parent && vscode.Uri.joinPath(parent, `${stem} ${name}`);
}

async function tellOfFailure(error: unknown, place: vscode.Uri, retry: () => void): Promise<void> {
  const again = vscode.l10n.t('Choose Another Place');
  const message = vscode.l10n.t('{0} could not be written ({1}).', nameOf(place), reasonOf(error));
  if ((await vscode.window.showErrorMessage(message, again)) === again) retry();
}

function nameOf(uri: vscode.Uri): string {
  return plain(fileName(uri));
}

function reasonOf(error: unknown): string {
  return plain(error instanceof Error ? error.message : String(error));
}
