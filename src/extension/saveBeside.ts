import * as vscode from 'vscode';
import { fileName } from './source';
import { plain } from './text';

/** What is to be written, as a person is asked for its place. */
export interface SavedFile {
  /** Of the file, without its folder. */
  readonly name: string;
  /** What its kind is called, and how the names of such files end. */
  readonly kind: string;
  readonly extension: string;
  readonly content: Uint8Array;
}

/** Asks where to write a file, beside the table at first, and writes it; nothing is returned where the person leaves. */
export async function saveBeside(table: vscode.Uri, file: SavedFile): Promise<vscode.Uri | undefined> {
  const filters = { [file.kind]: [file.extension] };
  const chosen = await vscode.window.showSaveDialog({ defaultUri: placeBeside(table, file.name), filters });
  if (!chosen) return undefined;
  try {
    await vscode.workspace.fs.writeFile(chosen, file.content);
    return chosen;
  } catch (error) {
    return (await asksAgain(error, chosen)) ? saveBeside(table, file) : undefined;
  }
}

/** Says where a file was written, and opens it if asked to. */
export async function tellOfSaved(place: vscode.Uri): Promise<void> {
  const open = vscode.l10n.t('Open');
  const answer = await vscode.window.showInformationMessage(vscode.l10n.t('Saved {0}.', nameOf(place)), open);
  if (answer === open) await vscode.commands.executeCommand('vscode.open', place);
}

/** The name of a table without its ending. */
export function stemOf(table: vscode.Uri): string {
  return fileName(table).replace(/\.[^.]+$/, '');
}

/** A table that is not saved yet has no folder, so the workspace's is taken. */
export function placeBeside(table: vscode.Uri, name: string): vscode.Uri | undefined {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  const parent = table.scheme === 'untitled' ? folder?.uri : vscode.Uri.joinPath(table, '..');
  return parent && vscode.Uri.joinPath(parent, name);
}

async function asksAgain(error: unknown, place: vscode.Uri): Promise<boolean> {
  const again = vscode.l10n.t('Choose Another Place');
  const message = vscode.l10n.t('{0} could not be written ({1}).', nameOf(place), reasonOf(error));
  return (await vscode.window.showErrorMessage(message, again)) === again;
}

function nameOf(uri: vscode.Uri): string {
  return plain(fileName(uri));
}

function reasonOf(error: unknown): string {
  return plain(error instanceof Error ? error.message : String(error));
}
