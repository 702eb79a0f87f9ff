import * as vscode from 'vscode';
import { nameOfRun } from './runComparison';
import type { TableRuns } from './tableRuns';

const LONGEST = 60;

/** Asks for another name of a kept run; with none it has its number again. */
export async function renameRun(table: TableRuns, run: number): Promise<void> {
  const kept = table.history.of(run);
  if (!kept) return;
  const name = await vscode.window.showInputBox({
    title: vscode.l10n.t('Rename the Run'),
    prompt: vscode.l10n.t('The name of the run in the list and in the charts'),
    value: nameOfRun(kept),
    validateInput: (text) =>
      text.length > LONGEST ? vscode.l10n.t('Expected at most {0} letters', LONGEST) : undefined,
  });
  if (name === undefined) return;
  const trimmed = name.trim();
  table.changeHistory((history) => history.rename(run, trimmed === '' ? undefined : trimmed));
}
