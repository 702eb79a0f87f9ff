import * as vscode from 'vscode';
import { modelToJson } from '../../core/export/modelJson';
import { askAnswer } from '../answerPick';
import { answerReport, type Trained, trainedOn } from '../answerTraining';
import { faultOf, showFault } from '../faults';
import { saveBeside, tellOfSaved } from '../saveBeside';
import { plain } from '../text';
import type { Commands } from './commands';
import type { Features } from './train';

/** Trains on the row that a query of statistics has answered, and tells in a document; the model can be kept in a file. */
export function answerCommands({ log }: Features): Commands {
  return { 'descent.trainFromStatistics': () => trainFromStatistics(log) };
}

async function trainFromStatistics(log: vscode.LogOutputChannel): Promise<void> {
  try {
    const title = vscode.l10n.t('Train from Statistics');
    const answer = await askAnswer(title);
    const trained = answer && (await training(title, answer.text));
    if (!answer || !trained) return;
    const content = answerReport(trained, answer.name);
    const document = await vscode.workspace.openTextDocument({ language: 'markdown', content });
    await vscode.window.showTextDocument(document, { preview: false });
    void offerModel(trained, answer.uri, log);
  } catch (error) {
    if (faultOf(error).code === 'stoppedEarly') return;
    void showFault(error, log, () => void trainFromStatistics(log));
  }
}

/** Whoever stops it has what was learned so far. */
function training(title: string, text: string): Thenable<Trained> {
  const location = vscode.ProgressLocation.Notification;
  return vscode.window.withProgress({ location, title, cancellable: true }, (_, token) => {
    const signal = { stopped: false };
    token.onCancellationRequested(() => {
      signal.stopped = true;
    });
    return trainedOn(text, signal);
  });
}

/** Without a table there is no panel: a file of the model is what explains, predicts and exports. */
async function offerModel(trained: Trained, beside: vscode.Uri, log: vscode.LogOutputChannel): Promise<void> {
  const { model } = trained.result;
  const save = vscode.l10n.t('Save Model…');
  const message = vscode.l10n.t('Trained on the statistics of {0}.', plain(model.target));
  if ((await vscode.window.showInformationMessage(message, save)) !== save) return;
  try {
    const content = new TextEncoder().encode(modelToJson(model));
    const name = 'statistics_model.json';
    const saved = await saveBeside(beside, { name, kind: vscode.l10n.t('Models'), extension: 'json', content });
    if (saved) await tellOfSaved(saved);
  } catch (error) {
    void showFault(error, log, () => void offerModel(trained, beside, log));
  }
}
