import * as vscode from 'vscode';
import { nextTurn } from '../nextTurn';
import type { Readings } from './intake/readings';
import { inSlices } from './slices';
import { documentOf } from './source';
import { type TableCell, type TableRow, TextTable } from './textTable';

/** The tables of the documents that were pointed at, which follow their edits. */
export class TextTables implements vscode.Disposable {
  private readonly tables = new Map<vscode.TextDocument, TextTable>();
  private readonly watch: vscode.Disposable;

  constructor(private readonly readings: Readings) {
    this.watch = vscode.Disposable.from(
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) =>
        this.tables.get(document)?.change(contentChanges),
      ),
      vscode.workspace.onDidCloseTextDocument((document) => this.tables.delete(document)),
      readings.onDidChange((uri) => {
        const document = documentOf(uri);
        if (document) this.tables.delete(document);
      }),
    );
  }

  /** Reads a document ahead, in the background: a turn after whatever asks for it. */
  async prepare(document: vscode.TextDocument): Promise<void> {
    await nextTurn();
    if (!document.isClosed) await inSlices(this.of(document).ready());
  }

  /** The cell at a position, where there is one. */
  cellAt(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<TableCell | undefined> {
    return inSlices(this.of(document).at(position), token);
  }

  /** The rows of some lines, from one up to another that is not among them; undefined where nobody waits for them any more. */
  rowsOf(
    document: vscode.TextDocument,
    from: number,
    to: number,
    token: vscode.CancellationToken,
  ): Promise<readonly TableRow[] | undefined> {
    return inSlices(this.of(document).rows(from, to), token);
  }

  dispose(): void {
    this.watch.dispose();
  }

  private of(document: vscode.TextDocument): TextTable {
    const table = this.tables.get(document) ?? new TextTable(document, this.readings.of(document.uri));
    this.tables.set(document, table);
    return table;
  }
}
