import * as vscode from 'vscode';
import { documentOf } from '../source';
import type { TableRuns } from '../tableRuns';
import { type Toolbox, ToolError } from './tool';

/** A table that a tool names: an open document, or a file of the workspace. Others are not a language model's to read. */
export async function tableNamed(file: string, { runs }: Toolbox): Promise<TableRuns> {
  const candidates = candidatesFor(file);
  for (const uri of candidates) if (isOpen(uri) || (isInWorkspace(uri) && (await isFile(uri)))) return runs.on(uri);
  const open = vscode.workspace.textDocuments.filter(({ uri }) => uri.scheme !== 'output').map(({ uri }) => uri.path);
  throw new ToolError(
    `There is no table ${JSON.stringify(file)} among the open documents and the files of the workspace. Name a file by its path in the workspace. Open documents: ${open.join(', ') || 'none'}.`,
  );
}

function candidatesFor(file: string): vscode.Uri[] {
  const folders = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => vscode.Uri.joinPath(uri, file));
  const byName = vscode.workspace.textDocuments
    .filter(({ uri }) => uri.path.endsWith(`/${file}`))
    .map(({ uri }) => uri);
  const whole = /^[a-z][a-z0-9+.-]+:/i.test(file) ? [vscode.Uri.parse(file)] : [vscode.Uri.file(file)];
  return [...folders, ...whole, ...byName];
}

function isOpen(uri: vscode.Uri): boolean {
  return documentOf(uri) !== undefined;
}

function isInWorkspace(uri: vscode.Uri): boolean {
  return vscode.workspace.getWorkspaceFolder(uri) !== undefined;
}

async function isFile(uri: vscode.Uri): Promise<boolean> {
  try {
    return (await vscode.workspace.fs.stat(uri)).type === vscode.FileType.File;
  } catch {
    return false; // the next candidate may be there
  }
}
