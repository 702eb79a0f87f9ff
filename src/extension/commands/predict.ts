import * as vscode from 'vscode';
import type { FittedModel, TableSummary } from '../../protocol';
import { askMapping } from '../columnMapping';
import { faultOf, showFault } from '../faults';
import type { Ledger } from '../ledger/ledger';
import { askModel } from '../modelPick';
import type { OpenTable } from '../openTable';
import { toDocument, toFile } from '../predictedTable';
import { isLarge, type Prediction } from '../prediction';
import { fileName } from '../source';
import { askTable } from '../tablePick';
import { TableRuns } from '../tableRuns';
import { tableUri } from '../tableUri';
import { plain } from '../text';
import type { Commands } from './commands';
import type { Features } from './train';

/**
 * Predicts the rows of a table with a model: of a table that is open the model is asked for, and of a panel in focus, which has a model,
 * the table.
 */
export function predictCommands(features: Features, ledger: Ledger): Commands {
  return { 'descent.predict': (chosen) => predict(chosen, features, ledger) };
}

async function predict(chosen: unknown, features: Features, ledger: Ledger): Promise<void> {
  const { panels, runs } = features;
  const title = vscode.l10n.t('Predict with a Model');
  const panel = chosen instanceof TableRuns ? chosen : chosen instanceof vscode.Uri ? undefined : panels.active;
  const own = panel?.finished?.result?.model;
  const meant = panel ? undefined : tableUri(chosen, panels);
  const uri = meant ?? (await askTable(title, panel?.uri));
  if (!uri) return;
  const askedModel = () => (own ? Promise.resolve(own) : askModel(title, runs, ledger));
  await trying(features, () => predictOn(runs.on(uri).table, askedModel, features));
}

/** The table is read while the model is chosen. */
async function predictOn(
  table: OpenTable,
  askedModel: () => Promise<FittedModel | undefined>,
  features: Features,
): Promise<void> {
  const held = table.hold();
  try {
    const reading = table.open().then(({ trainer }) => trainer.table);
    reading.catch(() => {}); // told once a model is chosen
    const model = await askedModel();
    const summary = model && (await read(table, reading));
    const mapping = summary && (await askMapping(model, summary.columns));
    if (!mapping) return;
    const prediction = { table, model, mapping };
    if (await isLarge(table.uri, summary, model)) await toFile(prediction);
    else await toDocument(prediction, () => void writeAgain(prediction, features));
  } finally {
    held.dispose();
  }
}

function writeAgain(prediction: Prediction, features: Features): Promise<void> {
  return trying(features, () => toFile(prediction));
}

/** What the table holds, once it is read: a large one takes its time. Nothing is returned where the person leaves. */
async function read(table: OpenTable, reading: Promise<TableSummary>): Promise<TableSummary | undefined> {
  if (table.isRead) return reading;
  const title = vscode.l10n.t('Reading {0}…', plain(fileName(table.uri)));
  const location = vscode.ProgressLocation.Notification;
  return vscode.window.withProgress({ location, title, cancellable: true }, (_, token) => {
    const left = new Promise<undefined>((resolve) => token.onCancellationRequested(() => resolve(undefined)));
    return Promise.race([reading, left]);
  });
}

/** Tells a fault, with a way to try again; who has stopped it knows. */
async function trying(features: Features, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (faultOf(error).code === 'stoppedEarly') return;
    void showFault(error, features.log, () => void trying(features, work));
  }
}
