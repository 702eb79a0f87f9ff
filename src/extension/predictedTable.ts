import * as vscode from 'vscode';
import { DataError } from '../core/fault';
import { PREDICTION_NOTES } from '../messages';
import type { PredictionCounts } from '../protocol';
import { encodingText, sayOfRows } from '../report/rowsText';
import { LineEnds } from './lineEnds';
import { carryOut, type Prediction } from './prediction';
import { placeBeside, stemOf } from './saveBeside';
import { documentOf, fileName } from './source';
import { plain, say } from './text';

/** Opens the table with its predictions beside it, in a document that no file is lost by. */
export async function toDocument(prediction: Prediction, again: () => void): Promise<void> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const parts: string[] = [];
  const lineEnds = new LineEnds();
  const add = (part: string) => {
    parts.push(part);
    lineEnds.add(part);
  };
  const counts = await carryOut(prediction, { onPart: (bytes) => add(decoder.decode(bytes, { stream: true })) });
  add(decoder.decode());
  await show(parts, prediction.table.uri);
  const notes = lineEnds.areKept ? [] : [vscode.l10n.t('The editor shows all line ends alike; a file keeps them.')];
  tell([summaryOf(prediction, counts), ...notes], counts, vscode.l10n.t('Write to a File…'), again);
}

/** Asks for a file and writes the table with its predictions there; the table's own is refused. */
export async function toFile(prediction: Prediction): Promise<void> {
  const { uri } = prediction.table;
  const [ending = '.csv'] = fileName(uri).match(/\.[^.]+$/) ?? [];
  const place = await vscode.window.showSaveDialog({
    defaultUri: placeBeside(uri, `${stemOf(uri)} predicted${ending}`),
  });
  if (!place) return;
  const counts = await writeTo(place, prediction);
  const saved = vscode.l10n.t('Saved {0}.', plain(fileName(place)));
  const open = () => void vscode.commands.executeCommand('vscode.open', place);
  tell([saved, summaryOf(prediction, counts)], counts, vscode.l10n.t('Open'), open);
}

/** Writes the table with its predictions; a file that is on no disk is written at once, when all of it is there. */
export async function writeTo(place: vscode.Uri, prediction: Prediction): Promise<PredictionCounts> {
  const { hasDisk } = prediction.table.platform;
  if (hasDisk && place.scheme === 'file') return carryOut(prediction, { to: place.fsPath });
  if (place.toString() === prediction.table.uri.toString()) throw new DataError('ownFile', { path: fileName(place) });
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const counts = await carryOut(prediction, { onPart: (bytes) => parts.push(new Uint8Array(bytes)) });
  try {
    await vscode.workspace.fs.writeFile(place, new Uint8Array(await new Blob(parts).arrayBuffer()));
  } catch (error) {
    const reason = error instanceof vscode.FileSystemError ? error.code : String(error);
    throw new DataError('fileUnwritable', { path: fileName(place), reason });
  }
  return counts;
}

async function show(parts: readonly string[], uri: vscode.Uri): Promise<void> {
  const source = documentOf(uri);
  const text = parts.join('');
  const hasMark = text.startsWith('\ufeff');
  const encoding = hasMark ? 'utf8bom' : source?.encoding;
  const document = await vscode.workspace.openTextDocument({
    content: hasMark ? text.slice(1) : text,
    ...(source && { language: source.languageId }),
    ...(encoding && { encoding }),
  });
  await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside, preview: false });
}

/** So many lines are named of each kind of row: a notification is no place for more. */
const LINES_TOLD = 3;

/** How many rows are predicted, and what is to be said of the others. */
export function summaryOf({ model }: Pick<Prediction, 'model'>, counts: PredictionCounts): string {
  const { rows, predicted, gaps, standIns } = counts;
  const notes = [...gaps, ...standIns].map((note) =>
    sayOfRows(PREDICTION_NOTES[note.code], { ...note, lines: note.lines.slice(0, LINES_TOLD) }, say),
  );
  const target = plain(model.target);
  const first = say('Predicted {target} in {predicted} of {rows} rows.', { target, predicted, rows });
  const sentences = [notes.length > 0 ? `${first} ${notes.join('; ')}.` : first, encodingText(counts, say)];
  return sentences.filter((sentence) => sentence !== undefined).join(' ');
}

function tell(sentences: readonly string[], { predicted }: PredictionCounts, action: string, act: () => void): void {
  const message = sentences.join(' ');
  const { showInformationMessage, showWarningMessage } = vscode.window;
  const shown = predicted > 0 ? showInformationMessage(message, action) : showWarningMessage(message, action);
  void shown.then((chosen) => chosen === action && act());
}
