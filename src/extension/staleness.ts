import * as vscode from 'vscode';
import type { Runs } from './runs';

/** Typing is over when no key came for so long. */
const PAUSE = 300;

/** Looks, after every edit of a table, whether its model still speaks of the same text. */
export function watchForEdits(runs: Runs): vscode.Disposable {
  const due = new Map<string, ReturnType<typeof setTimeout>>();
  const look = ({ uri }: vscode.TextDocument) => {
    const id = uri.toString();
    clearTimeout(due.get(id));
    due.delete(id);
    const table = runs.of(uri);
    if (table)
      due.set(
        id,
        setTimeout(() => void table.checkStale(), PAUSE),
      );
  };
  return vscode.Disposable.from(
    vscode.workspace.onDidChangeTextDocument(({ document }) => look(document)),
    vscode.workspace.onDidSaveTextDocument(look),
    vscode.workspace.onDidOpenTextDocument(look),
    vscode.workspace.onDidCloseTextDocument(look),
    new vscode.Disposable(() => {
      for (const timer of due.values()) clearTimeout(timer);
    }),
  );
}
