import * as vscode from 'vscode';
import { reportDocument } from '../../report/document';
import { showFault } from '../faults';
import { viewOf } from '../runView';
import type { TableRuns } from '../tableRuns';
import { tableUri } from '../tableUri';
import { say } from '../text';
import type { Commands } from './commands';
import type { Features } from './train';

/** Tells of the run of the table that is meant, or of the latest; asks for one where there is none. */
export function reportCommands({ runs, panels, log }: Features): Commands {
  return {
    'descent.openReport'(chosen) {
      const uri = tableUri(chosen, panels);
      const known = uri && runs.of(uri);
      const table = known?.run ? known : runs.latest;
      return table?.run ? openReport(table, log) : vscode.commands.executeCommand('descent.train', uri);
    },
  };
}

/** In a document of its own beside the table, for nobody to lose a file by it. */
export async function openReport(table: TableRuns, log: vscode.LogOutputChannel): Promise<void> {
  const { run } = table;
  if (!run) return;
  try {
    const content = reportDocument(viewOf(run, table), run, say);
    const document = await vscode.workspace.openTextDocument({ language: 'markdown', content });
    await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside, preview: false });
  } catch (error) {
    void showFault(error, log, () => void openReport(table, log));
  }
}
