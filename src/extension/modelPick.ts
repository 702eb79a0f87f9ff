import * as vscode from 'vscode';
import { modelFromJson } from '../core/export/modelJson';
import { needsOf } from '../core/predict/needs';
import type { KeptRecord } from '../ledger/runFolder';
import type { FittedModel } from '../protocol';
import type { Ledger } from './ledger/ledger';
import { timeOfRecord } from './ledger/nameOf';
import { pickRow, type Row } from './rowPick';
import { nameOfRun } from './runComparison';
import type { KeptRun } from './runHistory';
import type { Runs } from './runs';
import { fileName, stateOf } from './source';
import type { TableRuns } from './tableRuns';
import { plain, titleOf } from './text';

interface ModelRow extends Row {
  readonly model?: FittedModel;
}

/**
 * Asks for a model: of a run of this window, the newest first, of one that was kept before, or from a file. Nothing is returned where
 * the person leaves.
 */
export async function askModel(title: string, runs: Runs, ledger: Ledger): Promise<FittedModel | undefined> {
  const kept = runs.all.flatMap((table) => table.history.runs.flatMap((run) => rowOf(table, run)));
  const newest = kept.sort((a, b) => b.run - a.run);
  const file: ModelRow = { id: '', label: `$(folder-opened) ${vscode.l10n.t('From a Model File…')}` };
  const earlier = (await ledger.listOthers()).flatMap(rowOfRecord);
  const placeholder =
    newest.length + earlier.length > 0
      ? vscode.l10n.t('Choose the model that predicts')
      : vscode.l10n.t('No model has been trained yet: train one first, or choose a file');
  const apart = earlier.length > 0 ? [headingOf(vscode.l10n.t('Kept runs'))] : [];
  const rows = [...newest, file, ...apart, ...earlier];
  const chosen = await pickRow<ModelRow>({ title, placeholder, rows, at: (newest[0] ?? earlier[0])?.id });
  return chosen && (chosen.model ?? askFile());
}

function rowOf({ file }: TableRuns, kept: KeptRun): (ModelRow & { readonly run: number })[] {
  const { run, model, setup } = kept;
  if (!model) return [];
  return [
    {
      run,
      id: String(run),
      label: plain(titleOf(setup)),
      description: plain(`${file}, ${nameOfRun(kept)}`),
      detail: needsText(model),
      model,
    },
  ];
}

function rowOfRecord({ id, record }: KeptRecord): ModelRow[] {
  const { model, table, name, setup } = record;
  if (!model) return [];
  const told = [fileName(vscode.Uri.parse(table.uri)), ...(name === undefined ? [] : [name]), timeOfRecord(record)];
  return [{ id, label: plain(titleOf(setup)), description: plain(told.join(', ')), detail: needsText(model), model }];
}

function needsText(model: FittedModel): string {
  const needs = needsOf(model).map(({ column }) => column);
  return vscode.l10n.t('needs {0}', plain(needs.join(', ')));
}

function headingOf(label: string): ModelRow {
  return { id: '', label, kind: vscode.QuickPickItemKind.Separator };
}

async function askFile(): Promise<FittedModel | undefined> {
  const filters = { [vscode.l10n.t('Models')]: ['json'], [vscode.l10n.t('All Files')]: ['*'] };
  const [uri] = (await vscode.window.showOpenDialog({ filters })) ?? [];
  return uri && modelIn(uri);
}

/** Rejects with a `DataError` where the file can't be read or holds no model. */
export async function modelIn(uri: vscode.Uri): Promise<FittedModel> {
  await stateOf(uri);
  return modelFromJson(new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)));
}
