import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import * as vscode from 'vscode';
import { modelToJson } from '../../src/core/export/modelJson';
import { modelIn } from '../../src/extension/modelPick';
import { summaryOf } from '../../src/extension/predictedTable';
import { carryOut } from '../../src/extension/prediction';
import type { FittedModel } from '../../src/protocol';
import { acceptAll, activated, closeAll, file, show, trained, until } from './descent';

const CHOICE = { target: 'y', estimator: 'linear', features: ['a', 'b'] } as const;
const TRAINING = `a,b,y\n${Array.from({ length: 40 }, (_, k) => {
  const a = (k * 7) % 11;
  return `${a},${['green', 'red'][k % 2]},${1 + 2 * a - (k % 2) / 2}`;
}).join('\n')}\n`;

/** F(x) of a row by the weights, worked here. */
function outputOf({ neurons, features }: FittedModel, a: number, b: string): number {
  const [neuron] = neurons;
  assert.ok(neuron);
  const names = features.map(({ name }) => name);
  assert.deepEqual(names, ['a', 'b=red']);
  return neuron.bias + (neuron.weights[0] ?? 0) * a + (neuron.weights[1] ?? 0) * Number(b === 'red');
}

describe('predicting a table', () => {
  let model: FittedModel;

  before(async () => {
    const run = await trained(await file('training.csv', TRAINING), CHOICE);
    assert.ok(run.result);
    model = run.result.model;
  });

  afterEach(closeAll);

  /** What the command opens for a table, when the first of each list is taken. */
  async function opened(uri: vscode.Uri): Promise<vscode.TextDocument> {
    await activated();
    await acceptAll(vscode.commands.executeCommand('descent.predict', uri));
    const document = vscode.window.activeTextEditor?.document;
    assert.ok(document?.isUntitled, document?.uri.toString());
    return document;
  }

  it('takes the newest model, and opens the table with its predictions beside it', async function () {
    this.timeout(60_000); // it may be the first that loads the editor's lists
    const text = 'a;n;b\r\n"1,5";x;red\r\n\r\n2;"y;z";green\r\n;q;red';
    const uri = await file('rows.csv', text);
    await show(uri);
    const document = await opened(uri);
    const written = (a: number, b: string) => String(outputOf(model, a, b)).replace('.', ',');
    assert.equal(
      document.getText(),
      `a;n;b;prediction\r\n"1,5";x;red;${written(1.5, 'red')}\r\n\r\n2;"y;z";green;${written(2, 'green')}\r\n;q;red;`,
    );
    assert.equal(document.eol, vscode.EndOfLine.CRLF);
    assert.equal(vscode.window.activeTextEditor?.viewColumn, vscode.ViewColumn.Two);
    assert.equal(Buffer.from(await vscode.workspace.fs.readFile(uri)).toString(), text);
  });

  it('asks for a column that is missing, and proposes the likeliest', async () => {
    const document = await opened(await file('renamed.csv', 'n,B,length (a)\n1,red,2\n2,green,3\n'));
    const [header, ...rows] = document.getText().trimEnd().split('\n');
    assert.equal(header, 'n,B,length (a),prediction');
    assert.deepEqual(
      rows.map((row) => Number(row.split(',').at(-1))),
      [outputOf(model, 2, 'red'), outputOf(model, 3, 'green')],
    );
  });

  it('opens nothing where the person leaves, and leaves no process behind', async () => {
    const uri = await file('left.csv', 'n,b\n1,red\n2,green\n');
    const { runs } = await activated();
    const before = vscode.workspace.textDocuments.length;
    const done = vscode.commands.executeCommand('descent.predict', uri);
    const { table } = runs.on(uri);
    await until(() => table.isRead);
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    await done;
    assert.equal(vscode.workspace.textDocuments.length, before);
    assert.deepEqual(table.pids, []);
  });

  it('predicts a document as it stands in the editor, in its encoding and its language', async () => {
    const uri = await file('mark.csv', '\ufeffa,b\n1,red\n');
    const editor = await show(uri);
    await editor.edit((edit) => edit.insert(new vscode.Position(2, 0), '2,green\n'));
    const document = await opened(uri);
    assert.equal(
      document.getText(),
      `a,b,prediction\n1,red,${outputOf(model, 1, 'red')}\n2,green,${outputOf(model, 2, 'green')}\n`,
    );
    assert.deepEqual([document.encoding, document.languageId], ['utf8bom', editor.document.languageId]);
  });

  it('keeps a byte order mark of the disk', async () => {
    const document = await opened(await file('mark2.csv', '\ufeffa,b\n1,red\n'));
    assert.equal(document.encoding, 'utf8bom');
    assert.match(document.getText(), /^a,b,prediction\n/);
  });

  it('counts rows without a prediction and why, in one message', () => {
    const lines = [2, 3, 4, 5];
    const gap = { code: 'missing', values: { column: 'a' }, count: 4, lines } as const;
    const standIn = { code: 'asRare', values: { column: 'b', levels: 'pink' }, count: 1, lines: [9] } as const;
    assert.equal(
      summaryOf({ model }, { rows: 1204, predicted: 1200, gaps: [gap], standIns: [standIn] }),
      'Predicted y in 1,200 of 1,204 rows. 4 without a value of a (lines 2, 3, 4, …); 1 new levels of b taken for rare ones: pink (lines 9).',
    );
    assert.equal(
      summaryOf({ model }, { rows: 3, predicted: 3, gaps: [], standIns: [] }),
      'Predicted y in 3 of 3 rows.',
    );
  });

  it('writes a large table into a file, byte for byte, but never over the table itself', async function () {
    this.timeout(60_000);
    const rows = '1,red,"q\n""x"""\r\n'.repeat(200_000);
    const uri = await file('long.csv', `a,b,c\n${rows}`);
    const to = await file('long predicted.csv', 'what was there');
    const { runs } = await activated();
    const { table } = runs.on(uri);
    const counts = await carryOut({ table, model, mapping: {} }, { to: to.fsPath });
    assert.deepEqual([counts.rows, counts.predicted], [200_000, 200_000]);
    const expected = createHash('sha1')
      .update('a,b,c,prediction\n')
      .update(`1,red,"q\n""x""",${outputOf(model, 1, 'red')}\r\n`.repeat(200_000));
    const found = createHash('sha1');
    for await (const chunk of createReadStream(to.fsPath)) found.update(chunk);
    assert.equal(found.digest('hex'), expected.digest('hex'));
    await assert.rejects(carryOut({ table, model, mapping: {} }, { to: uri.fsPath }), { code: 'ownFile' });
    assert.deepEqual(table.pids, []);
  });

  it('stops when it is told to, and leaves what was in the place', async () => {
    const uri = await file('stopped.csv', `a,b\n${'1,red\n'.repeat(300_000)}`);
    const to = await file('stopped predicted.csv', 'what was there');
    const { table } = (await activated()).runs.on(uri);
    const held = table.hold();
    const { trainer } = await table.open();
    const request = { model, mapping: {}, to: to.fsPath, onProgress: () => {} };
    await assert.rejects(trainer.predict({ ...request, signal: AbortSignal.abort() }), { code: 'stoppedEarly' });
    assert.equal(Buffer.from(await vscode.workspace.fs.readFile(to)).toString(), 'what was there');
    const going = trainer.predict({ ...request, signal: new AbortController().signal });
    held.dispose();
    await assert.rejects(going, { code: 'trainerEnded' });
    const namesBeside = async () => (await vscode.workspace.fs.readDirectory(vscode.Uri.joinPath(uri, '..'))).flat();
    await until(async () => !(await namesBeside()).some((name) => String(name).endsWith('.part')));
  });

  it('reads a model from its file, and refuses what is none', async () => {
    const uri = await file('model.json', modelToJson(model));
    assert.deepEqual(await modelIn(uri), model);
    await assert.rejects(modelIn(await file('no.json', '{}')), { code: 'notModel' });
    await assert.rejects(modelIn(vscode.Uri.joinPath(uri, '../none.json')), { code: 'fileMissing' });
  });
});
