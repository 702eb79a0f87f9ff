import * as vscode from 'vscode';
import type { RunRecord } from '../../ledger/record';
import type { KeptRecord } from '../../ledger/runFolder';
import { exportModel } from '../exportModel';
import { openComparison } from '../ledger/comparison';
import type { Ledger } from '../ledger/ledger';
import type { LedgerNode, LedgerTree } from '../ledger/ledgerTree';
import { lossOfRecord, nameOfRecord, timeOfRecord } from '../ledger/nameOf';
import { openRecord, replayRecord } from '../ledger/replayRecord';
import { RUNS_VIEW } from '../names';
import { askRunName } from '../renameRun';
import { stemOf } from '../saveBeside';
import { fileName } from '../source';
import { plain } from '../text';
import type { Commands } from './commands';
import type { Features } from './train';

/** What a key means: it is given no more than its binding says. */
const SELECTION = 'selection';

interface RecordItem extends vscode.QuickPickItem {
  readonly kept: KeptRecord;
}

/** What can be done with the runs that are kept: of the tree those that are selected, from the palette those that are picked. */
export function ledgerCommands(features: Features, ledger: Ledger, tree: LedgerTree): Commands {
  /** As they are kept now: a node that is selected stays what it was, whatever its run is renamed to. */
  const selected = async (): Promise<readonly KeptRecord[]> => {
    const ids = new Set(tree.selection.filter(isRun).map(({ id }) => id));
    return (await ledger.list()).filter(({ id }) => ids.has(id));
  };
  const onOne =
    (title: string, act: (kept: KeptRecord) => unknown) =>
    async (chosen?: unknown): Promise<void> => {
      const [node] = chosen === SELECTION ? await selected() : runsAmong(undefined, chosen);
      const kept = node ?? (await pickOne(ledger, title));
      if (kept) await act(kept);
    };
  const onSeveral =
    (title: string, act: (kept: readonly KeptRecord[]) => unknown) =>
    async (chosen?: unknown, context?: unknown): Promise<void> => {
      const nodes = chosen === SELECTION ? await selected() : runsAmong(context, chosen);
      const kept = nodes.length > 0 ? nodes : await pickSeveral(ledger, title);
      if (kept.length > 0) await act(kept);
    };
  const compare = (onlyDifferences: boolean) => (kept: readonly KeptRecord[]) =>
    openComparison(
      kept.map(({ record }) => record),
      onlyDifferences,
    );

  return {
    'descent.showKeptRuns': () => vscode.commands.executeCommand(`${RUNS_VIEW}.focus`),
    'descent.openKeptRun': onOne(vscode.l10n.t('Open a Kept Run'), ({ record }) => openRecord(record, features)),
    'descent.replayKeptRun': onOne(vscode.l10n.t('Replay a Run'), ({ record }) => replayRecord(record, features)),
    'descent.compareKeptRuns': onSeveral(vscode.l10n.t('Compare Kept Runs'), compare(false)),
    'descent.compareKeptRunsDifferences': onSeveral(vscode.l10n.t('Compare Kept Runs'), compare(true)),
    'descent.exportKeptRun': onOne(vscode.l10n.t('Export the Model of a Kept Run'), ({ record }) =>
      exportRecord(record, features.log),
    ),
    'descent.renameKeptRun': onOne(vscode.l10n.t('Rename the Run'), async ({ id, record }) => {
      const name = await askRunName(nameOfRecord(record), vscode.l10n.t('The name of the run in the list'));
      if (name !== undefined) await ledger.rename(id, name === '' ? undefined : name);
    }),
    'descent.deleteKeptRun': onSeveral(vscode.l10n.t('Delete the Run'), async (kept) => {
      if (await isSure(kept)) await ledger.delete(kept.map(({ id }) => id));
    }),
  };
}

/** A model whose run a person named is called after the run, any other after its table. */
function exportRecord({ name, table, model }: RunRecord, log: vscode.LogOutputChannel): Thenable<unknown> {
  const uri = vscode.Uri.parse(table.uri);
  if (model) return exportModel({ model, name: name ?? stemOf(uri), table: uri }, log);
  const message = vscode.l10n.t('The run has no model to export: its weights are no finite numbers.');
  return vscode.window.showInformationMessage(message);
}

async function isSure(kept: readonly KeptRecord[]): Promise<boolean> {
  const [first] = kept;
  const yes = vscode.l10n.t('Delete');
  const message =
    first && kept.length === 1
      ? vscode.l10n.t('Delete the run {0} for good?', plain(nameOfRecord(first.record)))
      : vscode.l10n.t('Delete {0} runs for good?', kept.length);
  return (await vscode.window.showWarningMessage(message, { modal: true }, yes)) === yes;
}

async function pickOne(ledger: Ledger, title: string): Promise<KeptRecord | undefined> {
  const items = await itemsOf(ledger);
  if (items.length === 0) return void tellOfNone();
  return (await vscode.window.showQuickPick(items, { title, matchOnDescription: true, matchOnDetail: true }))?.kept;
}

async function pickSeveral(ledger: Ledger, title: string): Promise<readonly KeptRecord[]> {
  const items = await itemsOf(ledger);
  if (items.length === 0) tellOfNone();
  const picked =
    items.length > 0 &&
    (await vscode.window.showQuickPick(items, {
      title,
      canPickMany: true,
      matchOnDescription: true,
      matchOnDetail: true,
    }));
  return picked ? picked.map(({ kept }) => kept) : [];
}

async function itemsOf(ledger: Ledger): Promise<RecordItem[]> {
  return (await ledger.list()).map((kept) => ({
    kept,
    label: plain(nameOfRecord(kept.record)),
    description: plain(fileName(vscode.Uri.parse(kept.record.table.uri))),
    detail: `${lossOfRecord(kept.record)} · ${timeOfRecord(kept.record)}`,
  }));
}

function tellOfNone(): void {
  void vscode.window.showInformationMessage(vscode.l10n.t('No run has been kept yet: train a model first.'));
}

/** Of a selection in the tree, or what its menu was opened on. */
function runsAmong(selected: unknown, chosen: unknown): KeptRecord[] {
  const nodes: readonly unknown[] = Array.isArray(selected) && selected.length > 0 ? selected : [chosen];
  return nodes.filter(isRun);
}

function isRun(node: unknown): node is Extract<LedgerNode, { kind: 'run' }> {
  return typeof node === 'object' && node !== null && 'kind' in node && node.kind === 'run';
}
