import * as vscode from 'vscode';
import { decisionOf } from '../core/predict/decision';
import type { FittedModel, Mapping, PredictionCounts, TableSummary } from '../protocol';
import type { OpenTable } from './openTable';
import type { PredictionRequest } from './predictions';
import { documentOf, fileName } from './source';
import { plain } from './text';

/** What is to be predicted, and with what. */
export interface Prediction {
  readonly table: OpenTable;
  readonly model: FittedModel;
  readonly mapping: Mapping;
}

/** VS Code shows extensions no document that is larger, and makes none of what they give it. */
const DOCUMENT_BYTES = 50 * 2 ** 20;
/** A number with all of its digits, and its delimiter. */
const CELL_BYTES = 20;

/** Whether a table with its predictions is too large for a document. */
export async function isLarge(uri: vscode.Uri, { rows }: TableSummary, model: FittedModel): Promise<boolean> {
  const added = rows * decisionOf(model).headings.length * CELL_BYTES;
  return (await sizeOf(uri)) + added > DOCUMENT_BYTES;
}

/** Whether a table is too large for VS Code to show it to extensions. */
export async function hasNoDocument(uri: vscode.Uri): Promise<boolean> {
  return (await sizeOf(uri)) > DOCUMENT_BYTES;
}

type Told = Pick<PredictionRequest, 'to' | 'onPart'>;

/** Has the process that has read a table predict it, with progress and a way to stop; rejects with a `DataError`. */
export async function carryOut({ table, model, mapping }: Prediction, told: Told): Promise<PredictionCounts> {
  const held = table.hold();
  try {
    const opened = await table.open();
    const used = table.use(opened);
    const size = await sizeOf(table.uri);
    const title = vscode.l10n.t('Predicting {0} in {1}', plain(model.target), plain(fileName(table.uri)));
    const location = vscode.ProgressLocation.Notification;
    const counts = vscode.window.withProgress({ location, title, cancellable: true }, (progress, token) => {
      const stop = new AbortController();
      token.onCancellationRequested(() => stop.abort());
      let before = 0;
      const onProgress = (bytes: number) => {
        progress.report({ increment: (100 * (bytes - before)) / Math.max(1, size) });
        before = bytes;
      };
      return opened.trainer.predict({ model, mapping, ...told, onProgress, signal: stop.signal });
    });
    return await Promise.resolve(counts).finally(() => used.dispose());
  } finally {
    held.dispose();
  }
}

/** In bytes; of a document that is not read from the disk in letters, which are as many where they are of ASCII. */
async function sizeOf(uri: vscode.Uri): Promise<number> {
  const document = documentOf(uri);
  if (document && (document.isDirty || uri.scheme !== 'file')) return document.getText().length;
  return (await vscode.workspace.fs.stat(uri)).size;
}
