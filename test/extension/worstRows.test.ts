import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { activated, closeAll, file, sample, show, trained, until } from './descent';

const LINES = Array.from({ length: 12 }, (_, i) => {
  const y = i % 9 === 4 ? '' : String(3 * i + 20 * Math.sin(i * i));
  return { x: i, y, text: i % 10 === 7 ? `${i},${y},"two\nlines"` : `${i},${y},one` };
});

/** On which line each row begins, from 0. */
const beginOf = (row: number) => 1 + LINES.slice(0, row).reduce((sum, { text }) => sum + text.split('\n').length, 0);

const run = (command: string, uri?: vscode.Uri) => vscode.commands.executeCommand<string>(`descent.${command}`, uri);
const cursor = () => vscode.window.activeTextEditor?.selection.active;

describe('going to the worst residuals', function () {
  this.timeout(60_000); // each step moves an editor
  afterEach(closeAll);

  it('moves the cursor to the rows that the model is furthest from, one after the other, and says which', async () => {
    const { document } = await show(await file('worst.csv', `x,y,note\n${LINES.map(({ text }) => text).join('\n')}\n`));
    const { result } = await trained(document.uri, { target: 'y', estimator: 'linear', features: ['x'] });
    const [neuron] = result?.model.neurons ?? [];
    const rows = LINES.flatMap(({ x, y }, i) => {
      const residual = Number(y) - (neuron?.bias ?? 0) - (neuron?.weights[0] ?? 0) * x;
      return y === '' ? [] : [{ line: beginOf(i), residual }];
    });
    rows.sort((a, b) => Math.abs(b.residual) - Math.abs(a.residual));
    const at = async (said: string, place: number) => {
      const { line, residual } = rows[place] ?? assert.fail();
      assert.deepEqual(cursor(), new vscode.Position(line, 0));
      const [, told, value, rank, count] =
        /^Line (\d+): residual (\S+) of y, (\d+) of (\d+) by size$/.exec(said) ?? assert.fail(said);
      assert.deepEqual([Number(told), Number(rank), Number(count)], [line + 1, place + 1, rows.length]);
      assert.ok(Math.abs(Number(value?.replace('−', '-')) - residual) <= 1e-3 * Math.abs(residual), said);
    };
    await at(await run('nextWorstResidual'), 0);
    await at(await run('nextWorstResidual'), 1);
    await at(await run('nextWorstResidual'), 2);
    await at(await run('previousWorstResidual'), 1);
    await at(await run('goToWorstResidual'), 0);
    await at(await run('previousWorstResidual'), 0);
    for (let k = 1; k <= rows.length; k++) await run('nextWorstResidual');
    await at(await run('nextWorstResidual'), rows.length - 1);
  });

  it('goes by the loss of a classifier', async () => {
    const uri = sample('penguins.csv');
    const { document } = await show(uri);
    const { result } = await trained(uri, { target: 'sex', estimator: 'sigmoid', features: ['body_mass_g'] });
    const [neuron] = result?.model.neurons ?? [];
    const [header = '', ...lines] = document.getText().trim().split(/\r?\n/);
    const [sex, mass] = ['sex', 'body_mass_g'].map((name) => header.split(',').indexOf(name));
    const losses = lines.flatMap((line, i) => {
      const cells = line.split(',');
      const z = (neuron?.bias ?? 0) + (neuron?.weights[0] ?? 0) * Number(cells[mass ?? -1]);
      const side = { MALE: -1, FEMALE: 1 }[cells[sex ?? -1] ?? ''];
      return side === undefined || !cells[mass ?? -1] ? [] : [{ line: i + 1, loss: Math.log1p(Math.exp(side * z)) }];
    });
    losses.sort((a, b) => b.loss - a.loss);
    assert.match(await run('goToWorstResidual', uri), /^Line [\d,]+: loss \S+ of sex, 1 of /);
    assert.equal(cursor()?.line, losses[0]?.line);
  });

  it('says that the file has changed since, and stays where there is nothing to go to', async () => {
    const { document } = await show(await file('worstFit.csv', 'x,y\n1,a\n2,a\n8,b\n9,b\n'));
    await trained(document.uri, { target: 'y', estimator: 'perceptron', features: ['x'] });
    assert.match(await run('nextWorstResidual'), /no loss on any row/);

    const { document: other } = await show(await file('worstEdited.csv', 'x,y\n1,2\n2,5\n3,5\n4,9\n'));
    const edited = await trained(other.uri, { target: 'y', estimator: 'linear', features: ['x'] });
    const edit = new vscode.WorkspaceEdit();
    edit.insert(other.uri, new vscode.Position(1, 0), '7');
    await vscode.workspace.applyEdit(edit);
    await until(() => edited.stale);
    assert.match(await run('goToWorstResidual'), /^Line \d: residual .*; the file has changed since$/);
  });

  it('opens the table where its editor was closed', async () => {
    const uri = await file('worstClosed.csv', 'x,y\n1,2\n2,5\n3,5\n4,90\n');
    await show(uri);
    await trained(uri, { target: 'y', estimator: 'linear', features: ['x'] });
    await closeAll();
    const said = await run('goToWorstResidual', uri);
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), uri.toString());
    assert.match(said, new RegExp(`^Line ${(cursor()?.line ?? 0) + 1}:`));
  });

  it('says the line of a file over 50 MB, in which no extension can go there', async function () {
    this.timeout(120_000);
    const uri = sample('worstLarge.csv');
    const filler = 'n'.repeat(1 << 20);
    const lines = Array.from({ length: 52 }, (_, i) => `${i},${i === 30 ? 900 : 2 * i},${filler}`);
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(`x,y,note\n${lines.join('\n')}\n`));
    const { state, fault } = await trained(uri, { target: 'y', estimator: 'linear', features: ['x'] });
    assert.equal(state, 'finished', fault?.code);
    const said = await run('goToWorstResidual', uri);
    assert.match(said, /^Line 32: residual \S+ of y, 1 of 52 by size\. In a file over 50 MB/);
    (await activated()).runs.of(uri)?.table.close();
    await vscode.workspace.fs.delete(uri);
  });
});
