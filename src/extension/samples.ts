import * as vscode from 'vscode';
import type { Commands } from './commands/commands';
import { showFault } from './faults';
import { documentOf } from './source';

/** Offers the sample tables; one is opened as a copy, so that whatever is done to it does no harm. */
export function sampleCommands(context: vscode.ExtensionContext, log: vscode.LogOutputChannel): Commands {
  const openSample = async () => {
    try {
      await open(context);
    } catch (error) {
      await showFault(error, log, openSample);
    }
  };
  return { 'descent.openSample': openSample };
}

/**
 * A sample table for a lesson, in the first column: a copy of its own, as it is shipped whatever was done to it. What was typed into one
 * that is open is still there to be undone to.
 */
export async function openFresh(context: vscode.ExtensionContext, name: string): Promise<vscode.Uri> {
  const content = await shippedTable(context, name);
  const copy = vscode.Uri.joinPath(context.globalStorageUri, 'lessons', name);
  const document = documentOf(copy);
  if (document) await restore(document, new TextDecoder().decode(content));
  else await vscode.workspace.fs.writeFile(copy, content);
  await vscode.window.showTextDocument(copy, { preview: false, viewColumn: vscode.ViewColumn.One });
  return copy;
}

async function restore(document: vscode.TextDocument, text: string): Promise<void> {
  if (document.getText() === text) return;
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), text);
  await vscode.workspace.applyEdit(edit);
  await document.save();
}

/** Its bytes: an extension may lie in a file system that has no lists and makes no copies. */
function shippedTable({ extensionUri }: vscode.ExtensionContext, name: string): Thenable<Uint8Array> {
  return vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, 'media', 'samples', name));
}

async function open(context: vscode.ExtensionContext): Promise<void> {
  const items = Object.entries(descriptions()).map(([label, detail]) => ({ label, detail }));
  const title = vscode.l10n.t('Open a Sample Table');
  const picked = await vscode.window.showQuickPick(items, {
    title,
    placeHolder: vscode.l10n.t('A copy is opened'),
    matchOnDetail: true,
  });
  if (!picked) return;
  const copy = vscode.Uri.joinPath(context.globalStorageUri, 'samples', picked.label);
  if (!documentOf(copy)) await vscode.workspace.fs.writeFile(copy, await shippedTable(context, picked.label));
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
