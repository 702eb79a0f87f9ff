import * as vscode from 'vscode';
import type { Choice } from '../../src/extension/choices';
import type { Descent } from '../../src/extension/extension';
import type { Run } from '../../src/extension/run';
import type { TableRuns } from '../../src/extension/tableRuns';
import { MemoryFiles } from '../support/memoryFiles';
import { ok, until } from './check';

/** Tables that are on no disk. */
export const memory = new MemoryFiles('memory');
memory.register();

function extension(): vscode.Extension<Descent> {
  const found = vscode.extensions.getExtension<Descent>('descent.descent');
  ok(found, 'VS Code does not know the extension');
  return found;
}

export const activated = (): Thenable<Descent> => extension().activate();

/** A file of the extension. */
export const shipped = (path: string): vscode.Uri => vscode.Uri.joinPath(extension().extensionUri, path);

export async function read(uri: vscode.Uri): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}

/** A sample, in memory. */
export async function sample(name: string): Promise<vscode.Uri> {
  return memory.put(name, await read(shipped(`media/samples/${name}`)));
}

/** The run of a table once it is over. */
export async function ended(table: TableRuns): Promise<Run> {
  await until(() => table.run !== undefined && !table.run.isActive);
  ok(table.run);
  return table.run;
}

/** Trains without questions. */
export async function trained(uri: vscode.Uri, choice: Choice): Promise<Run> {
  const table = (await activated()).runs.on(uri);
  table.train(choice);
  return ended(table);
}

export async function closeAll(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}
