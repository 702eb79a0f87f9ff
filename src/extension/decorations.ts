import * as vscode from 'vscode';
import { explain, type FittedModel } from '../core/model/fitted';
import { formatNumber } from '../format';
import type { RunResult } from '../protocol';
import { predictedClass } from './rowPrediction';
import type { Runs } from './runs';
import { areDecorationsEnabled } from './settings';
import type { TextTables } from './textTables';

/** Scrolling and typing tell of themselves at every frame: what is in sight is looked at so many milliseconds after the first of it. */
const SOON = 50;
/** More marks at the edge would be told apart by nobody. */
const MOST_MARKS = 100;
const LONGEST = 60;

/** What is decorated of an editor. */
export type Decorated = Pick<vscode.TextEditor, 'document' | 'visibleRanges' | 'setDecorations'>;

/** The prediction of each row in sight behind its line, and the rows that the model is furthest from at the editor's edge. */
export class Decorations implements vscode.Disposable {
  private readonly predictions = vscode.window.createTextEditorDecorationType({
    after: { margin: '0 0 0 3em', color: new vscode.ThemeColor('editorCodeLens.foreground') },
  });
  private readonly worst = vscode.window.createTextEditorDecorationType({
    overviewRulerColor: new vscode.ThemeColor('editorOverviewRuler.warningForeground'),
    overviewRulerLane: vscode.OverviewRulerLane.Right,
  });
  private readonly disposables: vscode.Disposable[] = [this.predictions, this.worst];
  private readonly due = new Map<Decorated, ReturnType<typeof setTimeout>>();
  private readonly going = new WeakMap<Decorated, vscode.CancellationTokenSource>();
  /** The results whose worst rows are marked: their marks move with the text by themselves. */
  private readonly marked = new WeakMap<Decorated, RunResult>();
  private readonly decorated = new WeakSet<Decorated>();

  constructor(
    private readonly runs: Runs,
    private readonly tables: TextTables,
  ) {
    const all = () => vscode.window.visibleTextEditors.map((editor) => this.soon(editor));
    const of = (uri: vscode.Uri) =>
      vscode.window.visibleTextEditors
        .filter(({ document }) => document.uri.toString() === uri.toString())
        .map((editor) => this.soon(editor));
    this.disposables.push(
      runs.onDidChange(({ uri }) => of(uri)),
      vscode.window.onDidChangeVisibleTextEditors(all),
      vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => this.soon(textEditor)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => of(document.uri)),
      vscode.workspace.onDidChangeConfiguration(
        (change) => change.affectsConfiguration('descent.decorations') && all(),
      ),
    );
  }

  /** Shows what is to be seen of an editor now; a later call takes the place of one that still goes on. */
  async decorate(editor: Decorated): Promise<void> {
    this.going.get(editor)?.cancel();
    const { uri } = editor.document;
    const run = areDecorationsEnabled(uri) ? this.runs.of(uri)?.finished : undefined;
    if (!run?.result) return this.clear(editor);
    const going = new vscode.CancellationTokenSource();
    this.going.set(editor, going);
    this.decorated.add(editor);
    if (!run.stale) this.mark(editor, run.result);
    const notes = await this.notesIn(editor, run.result.model, going.token);
    if (!going.token.isCancellationRequested) editor.setDecorations(this.predictions, notes);
  }

  dispose(): void {
    for (const timer of this.due.values()) clearTimeout(timer);
    vscode.Disposable.from(...this.disposables).dispose();
  }

  private soon(editor: Decorated): void {
    const { uri } = editor.document;
    if (this.due.has(editor) || (!this.decorated.has(editor) && !this.runs.of(uri)?.finished)) return;
    const look = () => {
      this.due.delete(editor);
      void this.decorate(editor);
    };
    this.due.set(editor, setTimeout(look, SOON));
  }

  private clear(editor: Decorated): void {
    if (!this.decorated.delete(editor)) return;
    this.marked.delete(editor);
    editor.setDecorations(this.predictions, []);
    editor.setDecorations(this.worst, []);
  }

  private mark(editor: Decorated, result: RunResult): void {
    if (this.marked.get(editor) === result) return;
    this.marked.set(editor, result);
    const lines = [...(result.rowReport?.worst.lines.subarray(0, MOST_MARKS) ?? [])];
    editor.setDecorations(
      this.worst,
      lines.map((line) => editor.document.validateRange(new vscode.Range(line - 1, 0, line - 1, 0))),
    );
  }

  private async notesIn(
    { document, visibleRanges }: Decorated,
    model: FittedModel,
    token: vscode.CancellationToken,
  ): Promise<vscode.DecorationOptions[]> {
    const notes: vscode.DecorationOptions[] = [];
    for (const { start, end } of visibleRanges) {
      const rows = await this.tables.rowsOf(document, start.line, end.line + 1, token);
      for (const { end: place, cell } of rows ?? []) {
        const contentText = predictionIn(model, cell);
        if (contentText !== undefined)
          notes.push({ range: new vscode.Range(place, place), renderOptions: { after: { contentText } } });
      }
    }
    return notes;
  }
}

/** `→ 15.02`, or of a classifier `→ yes 0.93` with the probability of what is predicted; undefined of a row without a prediction. */
function predictionIn(model: FittedModel, cell: (column: string) => string | undefined): string | undefined {
  const explanation = explain(model, cell);
  if ('why' in explanation) return undefined;
  const { activated, positive, probabilities } = explanation;
  if (!model.classes) return `→ ${formatNumber(activated)}`;
  const name = predictedClass(model, explanation).replace(/\s+/g, ' ').slice(0, LONGEST);
  if (model.activation === 'step') return `→ ${name}`;
  const probability = probabilities || positive ? activated : 1 - activated;
  return `→ ${name} ${formatNumber(probability, 2)}`;
}
