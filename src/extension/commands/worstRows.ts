import * as vscode from 'vscode';
import { isColumnarFile } from '../../core/table/columnarFile';
import { showFault } from '../faults';
import { hasNoDocument } from '../prediction';
import type { Run } from '../run';
import { documentOf } from '../source';
import type { TableRuns } from '../tableRuns';
import { tableUri } from '../tableUri';
import { plain, say } from '../text';
import type { Commands } from './commands';
import type { Features } from './train';

/** How long it is told which row it is. */
const TOLD_MS = 15_000;

/** Where each run was gone to, by its place among the worst rows. */
const places = new WeakMap<Run, number>();

/** Goes to the rows that the model of a table is furthest from, the furthest first; each returns what it says. */
export function worstRowCommands({ runs, panels, log }: Features): Commands {
  const goBy = (next: (before: number | undefined) => number) => {
    const command = async (chosen?: unknown): Promise<unknown> => {
      const uri = tableUri(chosen, panels);
      const known = uri && runs.of(uri);
      const table = known?.run ? known : runs.latest;
      if (!table?.run) return vscode.commands.executeCommand('descent.train', uri);
      return go(table, next).catch((error: unknown) => void showFault(error, log, () => void command(chosen)));
    };
    return command;
  };
  return {
    'descent.goToWorstResidual': goBy(() => 0),
    'descent.nextWorstResidual': goBy((before) => (before ?? -1) + 1),
    'descent.previousWorstResidual': goBy((before) => (before ?? 0) - 1),
  };
}

async function go(table: TableRuns, next: (before: number | undefined) => number): Promise<string> {
  const { finished: run, uri } = table;
  if (!run?.result) return inform(vscode.l10n.t('No training of this table has ended yet, so no row has a residual.'));
  const { rowReport } = run.result;
  if (!rowReport) {
    return inform(
      vscode.l10n.t(
        'No residuals are known of this run: its rows were streamed, or its outputs are no finite numbers.',
      ),
    );
  }
  const { lines, values } = rowReport.worst;
  if (lines.length === 0) return inform(vscode.l10n.t('The model has no loss on any row that it was trained on.'));
  const place = Math.max(0, Math.min(lines.length - 1, next(places.get(run))));
  places.set(run, place);
  const line = lines[place] ?? 1;
  const words = {
    line,
    value: values[place] ?? Number.NaN,
    target: plain(run.setup.target),
    rank: place + 1,
    count: lines.length,
  };
  const told = run.result.model.classes
    ? say('Line {line}: loss {value} of {target}, {rank} of {count} by size', words)
    : say('Line {line}: residual {value} of {target}, {rank} of {count} by size', words);
  if (isColumnarFile(uri.path)) return inform(vscode.l10n.t('{0}. No editor shows the rows of this file.', told));
  if (!documentOf(uri) && (await hasNoDocument(uri))) {
    return inform(vscode.l10n.t('{0}. In a file over 50 MB VS Code lets no extension go there.', told));
  }
  await reveal(uri, line);
  const message = run.stale ? vscode.l10n.t('{0}; the file has changed since', told) : told;
  vscode.window.setStatusBarMessage(message, TOLD_MS);
  return message;
}

function inform(message: string): string {
  void vscode.window.showInformationMessage(message);
  return message;
}

/** In the editor that shows the table, if there is one. */
async function reveal(uri: vscode.Uri, line: number): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  const shown = vscode.window.visibleTextEditors.find((editor) => editor.document === document);
  const place = document.validatePosition(new vscode.Position(line - 1, 0));
  const selection = new vscode.Range(place, place);
  const column = shown?.viewColumn;
  const editor = await vscode.window.showTextDocument(document, { selection, ...(column && { viewColumn: column }) });
  editor.revealRange(selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
