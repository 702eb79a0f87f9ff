import * as vscode from 'vscode';
import { pickRow, type Row } from './rowPick';
import { fileName } from './source';
import { openTables } from './tableUri';
import { plain } from './text';

interface TableRow extends Row {
  readonly uri?: vscode.Uri;
}

/** Asks which table is meant: one that is open, or a file. Nothing is returned where the person leaves. */
export async function askTable(title: string, trainedOn?: vscode.Uri): Promise<vscode.Uri | undefined> {
  const own = trainedOn?.toString();
  const open = openTables().filter((uri) => uri.toString() !== own);
  const rows: TableRow[] = [
    ...open.map((uri) => rowOf(uri, folderOf(uri))),
    ...(trainedOn ? [rowOf(trainedOn, vscode.l10n.t('the table that it was trained on'))] : []),
    { id: '', label: `$(folder-opened) ${vscode.l10n.t('Choose a File…')}` },
  ];
  const placeholder = vscode.l10n.t('Choose the table whose rows to predict');
  const chosen = await pickRow({ title, placeholder, rows });
  return chosen && (chosen.uri ?? askFile());
}

function rowOf(uri: vscode.Uri, description: string): TableRow {
  return { id: uri.toString(), label: plain(fileName(uri)), description, uri };
}

function folderOf(uri: vscode.Uri): string {
  const path = vscode.workspace.asRelativePath(uri);
  return plain(path.slice(0, Math.max(0, path.lastIndexOf('/'))));
}

async function askFile(): Promise<vscode.Uri | undefined> {
  const filters = { [vscode.l10n.t('Tables')]: ['csv', 'tsv', 'tab', 'txt'], [vscode.l10n.t('All Files')]: ['*'] };
  const [uri] = (await vscode.window.showOpenDialog({ filters })) ?? [];
  return uri;
}
