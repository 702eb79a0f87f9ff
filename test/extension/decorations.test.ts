import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { type Decorated, Decorations } from '../../src/extension/decorations';
import { TextTables } from '../../src/extension/textTables';
import { activated, closeAll, file, show, trained } from './descent';

const ROWS = Array.from({ length: 300 }, (_, i) => ({ x: i, y: 2 * i + 9 * Math.sin(i * i) }));
const broken = (i: number) => i % 50 === 20;
/** Some rows have a line break within quotes. */
const TEXT = `x,y,note\n${ROWS.map(({ x, y }, i) => `${x},${y},${broken(i) ? '"a\nb"' : 'n'}`).join('\n')}\n`;
/** The line on which the text of a row ends, from 0. */
const lastLine = (row: number) => 1 + row + Array.from({ length: row + 1 }, (_, i) => i).filter(broken).length;

const read = (text = '') => Number(text.replaceAll('−', '-'));

/** An editor that keeps what it is decorated with, beside one in sight. */
class Watched implements Decorated {
  readonly shown = new Map<vscode.TextEditorDecorationType, readonly (vscode.Range | vscode.DecorationOptions)[]>();
  calls = 0;

  constructor(
    readonly document: vscode.TextDocument,
    public visibleRanges: readonly vscode.Range[],
  ) {}

  setDecorations(
    type: vscode.TextEditorDecorationType,
    options: readonly vscode.Range[] | readonly vscode.DecorationOptions[],
  ): void {
    this.calls++;
    this.shown.set(type, options);
  }

  get notes(): { line: number; text: string }[] {
    const all = [...this.shown.values()].flat();
    return all.flatMap((one) => {
      const text = 'range' in one ? one.renderOptions?.after?.contentText : undefined;
      return text === undefined || !('range' in one) ? [] : [{ line: one.range.end.line, text }];
    });
  }

  get marks(): number[] {
    const ranges = [...this.shown.values()].flat();
    return ranges.flatMap((one) => (one instanceof vscode.Range ? [one.start.line] : []));
  }
}

describe('decorations', () => {
  let document: vscode.TextDocument;
  let decorations: Decorations;
  let tables: TextTables;
  const linesInSight = (from: number, to: number) => [new vscode.Range(from, 0, to, 0)];
  const enable = (value: true | undefined) =>
    vscode.workspace
      .getConfiguration('descent', document.uri)
      .update('decorations.enabled', value, vscode.ConfigurationTarget.Workspace);

  before(async () => {
    document = (await show(await file('decorated.csv', TEXT))).document;
    const { runs } = await activated();
    tables = new TextTables(runs.readings);
    decorations = new Decorations(runs, tables);
  });

  after(async () => {
    await enable(undefined);
    decorations.dispose();
    tables.dispose();
    await closeAll();
  });

  it('are none before a training, and none unless they are asked for', async () => {
    const editor = new Watched(document, linesInSight(0, 30));
    await enable(true);
    await decorations.decorate(editor);
    await trained(document.uri, { target: 'y', estimator: 'linear', features: ['x'] });
    await enable(undefined);
    await decorations.decorate(editor);
    assert.equal(editor.calls, 0);
  });

  it('tell the prediction of each row in sight behind the line that it ends on, and of no other', async () => {
    await enable(true);
    const run = await trained(document.uri, { target: 'y', estimator: 'linear', features: ['x'] });
    const [neuron] = run.result?.model.neurons ?? [];
    const editor = new Watched(document, linesInSight(65, 90));
    await decorations.decorate(editor);
    const rows = ROWS.flatMap(({ x }, i) =>
      lastLine(i) >= 65 && lastLine(i) - (broken(i) ? 1 : 0) <= 90 ? [{ x, line: lastLine(i) }] : [],
    );
    assert.deepEqual(
      editor.notes.map(({ line }) => line),
      rows.map(({ line }) => line),
    );
    for (const [k, { text }] of editor.notes.entries()) {
      const prediction = (neuron?.bias ?? 0) + (neuron?.weights[0] ?? 0) * (rows[k]?.x ?? Number.NaN);
      assert.ok(Math.abs(read(text.replace('→ ', '')) - prediction) <= 1e-3 * Math.abs(prediction), text);
    }
    editor.visibleRanges = linesInSight(0, 3);
    await decorations.decorate(editor);
    assert.deepEqual(
      editor.notes.map(({ line }) => line),
      [1, 2, 3],
    );
  });

  it('mark the rows of the largest residuals', async () => {
    const { runs } = await activated();
    const [neuron] = runs.of(document.uri)?.finished?.result?.model.neurons ?? [];
    const editor = new Watched(document, linesInSight(0, 3));
    await decorations.decorate(editor);
    const sizes = ROWS.map(({ x, y }, i) => ({
      line: lastLine(i) - (broken(i) ? 1 : 0),
      size: Math.abs(y - (neuron?.bias ?? 0) - (neuron?.weights[0] ?? 0) * x),
    }));
    sizes.sort((a, b) => b.size - a.size);
    assert.deepEqual(
      editor.marks,
      sizes.slice(0, 100).map(({ line }) => line),
    );
  });

  it('show but what is in sight last, where the view moves on', async () => {
    const editor = new Watched(document, linesInSight(100, 140));
    const first = decorations.decorate(editor);
    editor.visibleRanges = linesInSight(1, 2);
    await Promise.all([first, decorations.decorate(editor)]);
    assert.deepEqual(
      editor.notes.map(({ line }) => line),
      [1, 2],
    );
  });

  it('go when they are switched off', async () => {
    const editor = new Watched(document, linesInSight(0, 9));
    await decorations.decorate(editor);
    assert.ok(editor.notes.length > 0 && editor.marks.length > 0);
    await enable(undefined);
    await decorations.decorate(editor);
    assert.deepEqual([...editor.notes, ...editor.marks], []);
  });

  it('name the class with its probability', async () => {
    await enable(true);
    const lines = Array.from({ length: 40 }, (_, i) => `${i},${i < 20 === (i % 7 > 0) ? 'low' : 'high'}`);
    const shown = (await show(await file('decoratedClasses.csv', `x,kind\n${lines.join('\n')}\n`))).document;
    const run = await trained(shown.uri, { target: 'kind', estimator: 'sigmoid', positive: 'high', features: ['x'] });
    const [neuron] = run.result?.model.neurons ?? [];
    const editor = new Watched(shown, linesInSight(0, 41));
    await decorations.decorate(editor);
    assert.equal(editor.notes.length, 40);
    for (const [x, { text }] of editor.notes.entries()) {
      const p = 1 / (1 + Math.exp(-(neuron?.bias ?? 0) - (neuron?.weights[0] ?? 0) * x));
      const [, name, probability] = /^→ (\w+) (\S+)$/.exec(text) ?? [];
      assert.equal(name, p > 0.5 ? 'high' : 'low');
      assert.ok(Math.abs(read(probability) - Math.max(p, 1 - p)) < 0.006, text);
    }
  });
});
