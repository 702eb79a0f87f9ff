import assert from 'node:assert/strict';
import path from 'node:path';
import * as vscode from 'vscode';
import type { Changes, Choice } from '../../src/extension/choices';
import type { Descent } from '../../src/extension/extension';
import type { Run } from '../../src/extension/run';
import type { TableRuns } from '../../src/extension/tableRuns';

/** The extension, as it shows itself to tests. */
export async function activated(): Promise<Descent> {
  const extension = vscode.extensions.getExtension<Descent>('descent.descent');
  assert.ok(extension, 'VS Code does not know the extension');
  return extension.activate();
}

/** A file of the folder that is open: a copy of the samples. */
export function sample(name: string): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder, 'no folder is open');
  return vscode.Uri.joinPath(folder.uri, name);
}

/** A new file in that folder. */
export async function file(name: string, text: string): Promise<vscode.Uri> {
  const uri = sample(name);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return uri;
}

export async function show(uri: vscode.Uri): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { preview: false });
}

/** Trains without questions. */
export async function trained(uri: vscode.Uri, choice: Choice, changes?: Changes): Promise<Run> {
  const { runs } = await activated();
  const table = runs.on(uri);
  table.train(choice, changes);
  return ended(table);
}

/** The run of a table once it is over. */
export async function ended(table: TableRuns): Promise<Run> {
  await until(() => table.run !== undefined && !table.run.isActive);
  assert.ok(table.run);
  return table.run;
}

/** The words of the hover over the `nth` place of a text; empty where there is none. */
export async function hoverOver(document: vscode.TextDocument, text: string, nth = 0): Promise<string> {
  let offset = -1;
  for (let i = 0; i <= nth; i++) offset = document.getText().indexOf(text, offset + 1);
  assert.ok(offset >= 0, `there is no ${text}`);
  const position = document.positionAt(offset);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    position,
  );
  const contents = hovers.flatMap((hover) => hover.contents);
  return contents.map((content) => (typeof content === 'string' ? content : content.value)).join('\n');
}

/** Settles when `condition` holds; fails after some seconds. */
export async function until(condition: () => boolean | Promise<boolean>, seconds = 15): Promise<void> {
  const end = Date.now() + 1000 * seconds;
  while (!(await condition())) {
    assert.ok(Date.now() < end, `still not so after ${seconds} s: ${condition}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Whether a process is there. */
export function lives(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

export async function closeAll(): Promise<void> {
  for (const { document } of vscode.window.visibleTextEditors) {
    if (document.isDirty) await vscode.commands.executeCommand('workbench.action.files.revert', document.uri);
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

/** Presses Enter in whatever picker opens, until all is answered; one that is not ready yet takes no Enter. */
export async function acceptAll(done: Thenable<unknown>): Promise<void> {
  let isDone = false;
  const over = done.then(() => {
    isDone = true;
  });
  while (!isDone) {
    await Promise.race([over, new Promise((resolve) => setTimeout(resolve, 200))]);
    if (!isDone) await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
  }
}

/** Path of what is shipped with the extension. */
export const shipped = (...parts: string[]) =>
  path.join(vscode.extensions.getExtension('descent.descent')?.extensionPath ?? '', ...parts);

export const MPG: Choice = {
  target: 'mpg',
  estimator: 'linear',
  features: ['cylinders', 'displacement', 'horsepower', 'weight_lbs', 'acceleration', 'year', 'origin'],
};
