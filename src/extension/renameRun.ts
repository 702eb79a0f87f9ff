import * as vscode from 'vscode';
import { nameOfRun } from './runComparison';
import type { TableRuns } from './tableRuns';

const LONGEST = 60;

/** Asks for another name of a kept run; with none it has its number again. */
export async function renameRun(table: TableRuns, run: number): Promise<void> {
  const kept = table.history.of(run);
  if (!kept) return;
  const name = await askRunName(nameOfRun(kept), vscode.l10n.t('The name of the run in the list and in the charts'));
  if (name !== undefined) table.changeHistory((history) => history.rename(run, name === '' ? undefined : name));
}

/** Undefined where the person leaves; empty where the run is to have no name of its own any more. */
export async function askRunName(value: string, prompt: string): Promise<string | undefined> {
  const name = await vscode.window.showInputBox({
    title: vscode.l10n.t('Rename the Run'),
    prompt,
    value,
    validateInput: (text) =>
      text.length > LONGEST ? vscode.l10n.t('Expected at most {0} letters', LONGEST) : undefined,
  });
  return name?.trim();
}
