import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { activated, closeAll, file, show, trained, until } from './descent';

const ROWS = 400_000;
/** Every so many rows has a line break within quotes. */
const BROKEN = 1000;
const LINES = ROWS + ROWS / BROKEN + 1;
const HOVERS = 40;

/** x of a row is its number, and y twice that: wherever one points, it is known what is to be read there. */
function rows(): string {
  const note = 'n'.repeat(97);
  const lines = Array.from({ length: ROWS }, (_, i) => `${i},${2 * i},${i % BROKEN === 0 ? `"${note}\n${i}"` : note}`);
  return `x,y,note\n${lines.join('\n')}\n`;
}

/** The line on which a row begins, as the file was written. */
const lineOf = (row: number) => 1 + row + Math.ceil(row / BROKEN);

/** VS Code's own extension for merge conflicts joins the text of a document after each edit. */
const MERGE_CONFLICTS = ['codeLens.enabled', 'decorators.enabled'];

describe('the hover in a document of 45 MB', () => {
  let document: vscode.TextDocument;

  /** What is answered to VS Code, without the time that its window takes. */
  const textAt = async (line: number, character: number) => {
    const { hover } = await activated();
    const token = new vscode.CancellationTokenSource().token;
    const found = await hover.provideHover(document, new vscode.Position(line, character), token);
    return (found?.contents ?? []).map((one) => (typeof one === 'string' ? one : one.value)).join();
  };
  const edit = async (change: (edit: vscode.WorkspaceEdit) => void) => {
    const edits = new vscode.WorkspaceEdit();
    change(edits);
    await vscode.workspace.applyEdit(edits);
  };
  const lookForMergeConflicts = async (value: false | undefined) => {
    const settings = vscode.workspace.getConfiguration('merge-conflict');
    for (const name of MERGE_CONFLICTS) await settings.update(name, value, vscode.ConfigurationTarget.Global);
  };

  before(async function () {
    this.timeout(300_000);
    await lookForMergeConflicts(false);
    const uri = await file('document.csv', rows());
    document = (await show(uri)).document;
    assert.equal(document.lineCount, LINES + 1);
    const run = await trained(uri, { target: 'y', estimator: 'linear', features: ['x'] });
    assert.equal(run.state, 'finished', run.fault?.code);
    await textAt(LINES, 0); // the marks are made
  });

  after(async function () {
    this.timeout(300_000); // to revert a document of this size takes a window its time
    await closeAll();
    await lookForMergeConflicts(undefined);
  });

  it('says that a model is of an earlier version, until the edit is undone', async () => {
    const line = lineOf(ROWS / 2);
    assert.doesNotMatch(await textAt(line, 0), /earlier version/);
    await edit((edits) => edits.insert(document.uri, new vscode.Position(1, 0), ' '));
    assert.match(await textAt(line, 0), /earlier version/);
    await vscode.commands.executeCommand('undo');
    await until(async () => !(await textAt(line, 0)).includes('earlier version'));
  });

  it('reads any row after any edit, quoted line breaks included', async function () {
    this.timeout(300_000);
    const times: number[] = [];
    const processor: number[] = [];
    for (let k = 0; k < HOVERS; k++) {
      const row = Math.floor(((k + 0.5) / HOVERS) * ROWS);
      await edit((edits) => edits.insert(document.uri, new vscode.Position(lineOf((row * 7) % ROWS), 0), ' '));
      await edit((edits) => edits.insert(document.uri, new vscode.Position(1, 0), '7,14,new\n'));
      const began = performance.now();
      const used = process.cpuUsage();
      const text = await textAt(lineOf(row) + k + 1, 0);
      times.push(performance.now() - began);
      const { user, system } = process.cpuUsage(used);
      processor.push((user + system) / 1000);
      assert.ok(text.includes(`· ${written(row)} |`), `${row}: ${text}`);
    }
    console.log(`│     hover: ${p95(times)} ms, ${p95(processor)} ms of processor (p95 of ${HOVERS})`);
  });

  it('takes all for one cell from a quote that is opened to the next, until it is closed again', async () => {
    const [opened, within, behind] = [1100, 1500, 2500].map((row) => lineOf(row) + HOVERS) as [number, number, number];
    const quote = (line: number) => edit((edits) => edits.insert(document.uri, new vscode.Position(line, 0), '"'));
    const before = [await textAt(within, 0), await textAt(behind, 0)];
    assert.match(before.join(), /· 1500 \|.*· 2500 \|/s);
    await quote(opened);
    assert.match(await textAt(within, 0), /No prediction/);
    assert.equal(await textAt(behind, 0), before[1]);
    await quote(opened + 1);
    assert.deepEqual([await textAt(within, 0), await textAt(behind, 0)], before);
  });
});

/** As numbers stand in the hover: to six digits. */
const written = (x: number) => String(Number(x.toPrecision(6)));

const p95 = (times: readonly number[]) => [...times].sort((a, b) => a - b)[Math.floor(0.95 * times.length)]?.toFixed(1);
