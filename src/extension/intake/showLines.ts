import * as vscode from 'vscode';
import { hasNoDocument } from '../prediction';
import { documentOf } from '../source';

/** Selects some lines of a table, from 1, in its editor, and scrolls to the first. */
export async function showLines(uri: vscode.Uri, lines: readonly number[]): Promise<void> {
  if (!documentOf(uri) && (await hasNoDocument(uri))) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('In a file over 50 MB VS Code lets no extension go to a line.'),
    );
    return;
  }
  const document = await vscode.workspace.openTextDocument(uri);
  const shown = vscode.window.visibleTextEditors.find((editor) => editor.document === document);
  const column = shown?.viewColumn;
  const editor = await vscode.window.showTextDocument(document, column ? { viewColumn: column } : {});
  const selections = lines.map((line) => {
    const { range } = document.lineAt(Math.min(document.lineCount, line) - 1);
    return new vscode.Selection(range.start, range.end);
  });
  const [first] = selections;
  if (!first) return;
  editor.selections = selections;
  editor.revealRange(first, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
