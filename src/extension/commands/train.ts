import * as vscode from 'vscode';
import type { EstimatorId } from '../../core/model/estimators';
import { isColumnarFile } from '../../core/table/columnarFile';
import { showFault } from '../faults';
import { editReading } from '../intake/readingPick';
import type { Panels } from '../panels';
import { pickChoice, type ReadTable } from '../picker';
import { hasNoDocument } from '../prediction';
import type { Runs } from '../runs';
import { trainOptions } from '../settings';
import { surveyor } from '../surveyor';
import type { TableRuns } from '../tableRuns';
import { tableUri } from '../tableUri';
import type { Commands } from './commands';

export interface Features {
  readonly runs: Runs;
  readonly panels: Panels;
  readonly log: vscode.LogOutputChannel;
}

/** Asks what to train on a table, trains it and opens its panel; whoever leaves on the way leaves nothing behind. */
export function trainCommands(features: Features): Commands {
  return {
    'descent.train'(chosen) {
      const uri = tableUri(chosen, features.panels);
      return uri ? train(uri, features) : askForTable();
    },
  };
}

async function train(uri: vscode.Uri, features: Features): Promise<void> {
  const runs = features.runs.on(uri);
  const held = runs.table.hold();
  try {
    trainOptions(uri); // a setting that can't be used is told before anything is asked
    const settingsOf = (estimator: EstimatorId) => trainOptions(uri, estimator);
    const survey = surveyor(runs.table, features.log);
    const picked = await pickChoice(readTable(runs), runs.last?.choice, settingsOf, survey);
    if (!picked) return;
    runs.train(picked.choice, picked.changes);
    await showBeside(runs, features.panels);
  } catch (error) {
    void showFault(error, features.log, () => train(uri, features), uri);
  } finally {
    held.dispose();
  }
}

/** Begins to read a table, and tells of it. */
export function readTable({ file, table }: TableRuns): ReadTable {
  const read = () => ({ summary: table.open().then(({ trainer }) => trainer.table) });
  const changeReading = async () => {
    await editReading(table);
    return read();
  };
  return { file, ...read(), onDidRead: table.onDidRead, ...(!isColumnarFile(table.uri.path) && { changeReading }) };
}

/**
 * A table that is chosen in the explorer may not be open yet. It is not opened where a text editor has nothing to show, as of a columnar
 * file, or takes a minute to show it.
 */
async function showBeside(runs: TableRuns, panels: Panels): Promise<void> {
  const id = runs.uri.toString();
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  const isOpen = tabs.some(({ input }) => hasUri(input) && input.uri.toString() === id);
  const isForEditors = !isColumnarFile(runs.uri.path) && !(await hasNoDocument(runs.uri));
  if (!isOpen && isForEditors) await vscode.commands.executeCommand('vscode.open', runs.uri);
  panels.show(runs);
}

function hasUri(input: unknown): input is { uri: vscode.Uri } {
  return typeof input === 'object' && input !== null && 'uri' in input;
}

async function askForTable(): Promise<void> {
  const openSample = vscode.l10n.t('Open a Sample Table');
  const message = vscode.l10n.t('There is no table to train on: open a CSV file, or a sample table.');
  if ((await vscode.window.showInformationMessage(message, openSample)) === openSample) {
    await vscode.commands.executeCommand('descent.openSample');
  }
}
