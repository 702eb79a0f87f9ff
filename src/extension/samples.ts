import * as vscode from 'vscode';
import { showFault } from './faults';
import { documentOf } from './source';

/** Offers the sample tables; one is opened as a copy, so that whatever is done to it does no harm. */
export function registerSamples(context: vscode.ExtensionContext, log: vscode.LogOutputChannel): vscode.Disposable {
  const openSample = async () => {
    try {
      await open(context);
    } catch (error) {
      await showFault(error, log, openSample);
    }
  };
  return vscode.commands.registerCommand('descent.openSample', openSample);
}

async function open({ extensionUri, globalStorageUri }: vscode.ExtensionContext): Promise<void> {
  const shipped = vscode.Uri.joinPath(extensionUri, 'media', 'samples');
  const files = (await vscode.workspace.fs.readDirectory(shipped))
    .map(([name]) => name)
    .filter((name) => /\.csv$/.test(name));
  const words = descriptions();
  const items = files.map((label) => ({ label, ...(words[label] && { detail: words[label] }) }));
  const order = Object.keys(words);
  items.sort((a, b) => order.indexOf(a.label) - order.indexOf(b.label));
  const title = vscode.l10n.t('Open a Sample Table');
  const picked = await vscode.window.showQuickPick(items, {
    title,
    placeHolder: vscode.l10n.t('A copy is opened'),
    matchOnDetail: true,
  });
  if (!picked) return;
  const copy = vscode.Uri.joinPath(globalStorageUri, 'samples', picked.label);
  if (!documentOf(copy))
    await vscode.workspace.fs.copy(vscode.Uri.joinPath(shipped, picked.label), copy, { overwrite: true });
  await vscode.window.showTextDocument(copy, { preview: false });
}

/** What each table holds and is good for, in the order in which they are offered. */
function descriptions(): Readonly<Record<string, string>> {
  return {
    'auto-mpg.csv': vscode.l10n.t('406 cars of 1970 to 1982: predict how far one goes on a gallon'),
    'penguins.csv': vscode.l10n.t(
      '344 penguins of three species: tell one species from the rest, or predict body mass',
    ),
    'seattle-weather.csv': vscode.l10n.t(
      '1,461 days in Seattle: tell rain from sun, or predict the highest temperature',
    ),
    'anscombe-1.csv': vscode.l10n.t('Anscombe’s first table: points around a line'),
    'anscombe-2.csv': vscode.l10n.t('Anscombe’s second: a curve, with the same line'),
    'anscombe-3.csv': vscode.l10n.t('Anscombe’s third: a line and one outlier, with the same line'),
    'anscombe-4.csv': vscode.l10n.t('Anscombe’s fourth: one point decides, with the same line'),
  };
}
