import * as vscode from 'vscode';
import type { EstimatorId } from '../../core/model/estimators';
import { DEFAULT_FOLDS, FOLDS_RANGE, isFolds } from '../../core/train/crossValidate';
import { faultOf, showFault } from '../faults';
import { foldsDocument } from '../foldsDocument';
import { type Picked, pickChoice } from '../picker';
import { trainOptions } from '../settings';
import { surveyor } from '../surveyor';
import type { TableRuns } from '../tableRuns';
import { tableUri } from '../tableUri';
import { plain } from '../text';
import type { Commands } from './commands';
import { type Features, readTable } from './train';

/** Measures the last set-up of a table on folds of its rows and tells in a document beside it; asks for one where there is none. */
export function crossValidateCommands(features: Features): Commands {
  return {
    'descent.crossValidate'(chosen) {
      const uri = tableUri(chosen, features.panels);
      const table = uri ? features.runs.on(uri) : features.runs.latest;
      return table ? crossValidate(table, features) : vscode.commands.executeCommand('descent.train');
    },
  };
}

async function crossValidate(table: TableRuns, features: Features): Promise<void> {
  if (table.run?.isActive) {
    const message = vscode.l10n.t('A model is being trained on this table: wait until it has ended, or stop it.');
    void vscode.window.showInformationMessage(message);
    return;
  }
  const held = table.table.hold();
  try {
    const picked = table.last ?? (await pick(table, features));
    const folds = picked && (await askFolds());
    if (!picked || folds === undefined) return;
    await carryOut(table, picked, folds);
  } catch (error) {
    if (faultOf(error).code === 'stoppedEarly') return;
    void showFault(error, features.log, () => void crossValidate(table, features));
  } finally {
    held.dispose();
  }
}

function pick(table: TableRuns, { log }: Features): Promise<Picked | undefined> {
  const settingsOf = (estimator: EstimatorId) => trainOptions(table.uri, estimator);
  return pickChoice(readTable(table), undefined, settingsOf, surveyor(table.table, log));
}

async function askFolds(): Promise<number | undefined> {
  const expected = vscode.l10n.t('Expected a whole number from {0} to {1}', FOLDS_RANGE.least, FOLDS_RANGE.most);
  const written = await vscode.window.showInputBox({
    title: vscode.l10n.t('Cross-Validate'),
    prompt: vscode.l10n.t('Into how many folds the rows are dealt: each is measured by a model that has not seen it'),
    value: String(DEFAULT_FOLDS),
    validateInput: (text) => (isFolds(Number(text)) ? undefined : expected),
  });
  return written === undefined ? undefined : Number(written);
}

async function carryOut(table: TableRuns, { choice, changes }: Picked, folds: number): Promise<void> {
  const title = vscode.l10n.t('Cross-validating {0}', plain(table.file));
  const location = vscode.ProgressLocation.Notification;
  const measured = await vscode.window.withProgress({ location, title, cancellable: true }, (progress, token) => {
    const stop = new AbortController();
    token.onCancellationRequested(() => stop.abort());
    const tell = (done: number) => {
      progress.report({ increment: 100 / folds, message: vscode.l10n.t('fold {0} of {1}', done, folds) });
    };
    return table.crossValidate(choice, changes, folds, tell, stop.signal);
  });
  const content = foldsDocument(table.file, choice, measured);
  const document = await vscode.workspace.openTextDocument({ language: 'markdown', content });
  await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside, preview: false });
}
