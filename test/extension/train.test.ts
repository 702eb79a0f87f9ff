import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { parquetOf } from '../support/columnar';
import {
  acceptAll,
  activated,
  closeAll,
  ended,
  file,
  lives,
  MPG,
  sample,
  shipped,
  show,
  trained,
  until,
} from './descent';

/** Endless but for a stop. */
const LONG = { learningRate: 1e-6, maxIterations: 10_000_000 } as const;

describe('training', () => {
  afterEach(closeAll);

  it('offers its commands', async () => {
    await activated();
    const known = await vscode.commands.getCommands(true);
    for (const name of ['train', 'trainAgain', 'stop', 'showPanel', 'openSample'])
      assert.ok(known.includes(`descent.${name}`), name);
  });

  it('takes Enter, Enter, Enter, and opens a panel beside the file, where the focus stays', async () => {
    const { runs } = await activated();
    const uri = sample('auto-mpg.csv');
    await show(uri);
    const done = vscode.commands.executeCommand('descent.train', uri);
    const table = runs.on(uri);
    await acceptAll(done);
    const run = await ended(table);
    assert.deepEqual(run.choice, MPG);
    assert.equal(run.result?.status, 'converged');
    assert.deepEqual(run.start?.rows, { total: 406, used: 392, leftOut: 14 });
    assert.equal(run.losses.length, run.result.iterations + 1);
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), uri.toString());
    const tabs = () => vscode.window.tabGroups.all.flatMap((group) => group.tabs);
    const panels = () => tabs().filter(({ label }) => label === 'Descent: auto-mpg.csv');
    await until(() => panels().length > 0); // the window tells of a panel some time after it was asked for
    assert.equal(panels().length, 1);
    assert.notEqual(panels()[0]?.group, vscode.window.tabGroups.activeTabGroup);
  });

  it('keeps the process while the panel is open, retrains in it, and ends it with the panel', async () => {
    const { runs, panels } = await activated();
    const uri = sample('auto-mpg.csv');
    await show(uri);
    const table = runs.on(uri);
    panels.show(table);
    const first = await trained(uri, MPG);
    const [pid] = table.table.pids;
    assert.ok(pid && lives(pid));
    const second = await trained(uri, MPG, { learningRate: 0.05 });
    assert.deepEqual(table.table.pids, [pid]);
    assert.equal(second.start?.learningRate, 0.05);
    assert.deepEqual((await second.ghost)?.losses, first.losses.toArray());
    await closeAll();
    await until(() => !lives(pid));
    assert.deepEqual(table.table.pids, []);
  });

  it('has read the table while its questions still stand, and trains in the process that has', async () => {
    const { runs } = await activated();
    const uri = await file('ahead.csv', 'x,y\n1,1\n2,2\n3,4\n');
    const done = vscode.commands.executeCommand('descent.train', uri);
    const table = runs.on(uri);
    await until(() => table.table.isRead);
    assert.equal(table.run, undefined, 'nothing is answered yet');
    const { pids } = table.table;
    await acceptAll(done);
    const { opened } = await ended(table);
    assert.deepEqual([opened?.trainer.pid], pids);
  });

  it('leaves no process behind when the picker is left', async () => {
    const { runs } = await activated();
    const uri = sample('penguins.csv');
    const done = vscode.commands.executeCommand('descent.train', uri);
    const table = runs.on(uri);
    const before = table.run;
    await until(() => table.table.isRead);
    const [pid] = table.table.pids;
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    await done;
    await until(() => !lives(pid ?? 0));
    assert.equal(table.run, before);
  });

  it('trains on a document as it stands in the editor', async () => {
    const uri = await file('dirty.csv', 'x,y\n1,1\n2,2\n3,3\n');
    const editor = await show(uri);
    await editor.edit((edit) => edit.insert(editor.document.lineAt(4).range.start, '4,4\n5,5\n'));
    assert.ok(editor.document.isDirty);
    const run = await trained(uri, { target: 'y', estimator: 'linear', features: ['x'] });
    assert.equal(run.start?.rows.used, 5);
  });

  it('trains on a document as it stands that is too long to be handed on at once', async () => {
    const rows = Array.from({ length: 300_000 }, (_, row) => `${row % 977},${2 * (row % 977)}`);
    const uri = await file('long.csv', `x,y\n${rows.join('\n')}\n`);
    const editor = await show(uri);
    await editor.edit((edit) => edit.insert(new vscode.Position(1, 0), '4,8\n5,10\n'));
    const run = await trained(uri, { target: 'y', estimator: 'linear', features: ['x'] });
    assert.equal(run.start?.rows.total, 300_002);
  });

  it('trains on an untitled document', async () => {
    const document = await vscode.workspace.openTextDocument({ content: 'a;b\n1,5;2\n2,5;4\n3,5;6\n' });
    const run = await trained(document.uri, { target: 'b', estimator: 'linear', features: ['a'] });
    assert.ok(Math.abs((run.result?.model.neurons[0]?.weights[0] ?? 0) - 2) < 1e-6);
  });

  it('trains on a document in an encoding that only the editor knows', async () => {
    const uri = sample('korean.csv');
    const text = [
      [0xc5, 0xb0],
      [0xb9, 0xab, 0xb0, 0xd4],
    ]; // 키 and 무게 in EUC-KR
    const header = [...(text[0] ?? []), 0x2c, ...(text[1] ?? []), 0x0a];
    await vscode.workspace.fs.writeFile(uri, Uint8Array.from([...header, ...Buffer.from('1,2\n2,4\n3,6\n')]));
    const document = await vscode.workspace.openTextDocument(uri, { encoding: 'euckr' });
    assert.equal(document.lineAt(0).text, '키,무게');
    const run = await trained(uri, { target: '무게', estimator: 'linear', features: ['키'] });
    assert.equal(run.state, 'finished', run.fault?.code);
  });

  it('reads a table anew when the file has changed', async () => {
    const uri = await file('changing.csv', 'x,y\n1,1\n2,2\n3,3\n');
    const choice = { target: 'y', estimator: 'linear', features: ['x'] } as const;
    const held = (await activated()).runs.on(uri).table.hold();
    assert.equal((await trained(uri, choice)).start?.rows.used, 3);
    await file('changing.csv', 'x,y\n1,1\n2,2\n3,3\n4,5\n');
    assert.equal((await trained(uri, choice)).start?.rows.used, 4);
    held.dispose();
  });

  it('stops at once, and keeps the losses', async () => {
    const { runs } = await activated();
    const table = runs.on(sample('auto-mpg.csv'));
    table.train(MPG, LONG);
    await until(() => (table.run?.losses.length ?? 0) > 1000);
    const asked = Date.now();
    await vscode.commands.executeCommand('descent.stop', table.uri);
    const run = await ended(table);
    assert.ok(Date.now() - asked < 1000, `${Date.now() - asked} ms`);
    assert.equal(run.result?.status, 'stopped');
    assert.ok(run.losses.length > 1000);
  });

  it('lets a new run take the place of one that goes on', async () => {
    const { runs } = await activated();
    const table = runs.on(sample('auto-mpg.csv'));
    table.train(MPG, LONG);
    const first = table.run;
    await until(() => (first?.losses.length ?? 0) > 10);
    const second = await trained(table.uri, MPG);
    assert.equal(second.result?.status, 'converged');
    assert.notEqual(first?.number, second.number);
    assert.equal(first?.result, undefined);
    assert.equal(second.losses.length, second.result.iterations + 1);
  });

  it('fails when its process is killed, and trains again after', async () => {
    const { runs } = await activated();
    const table = runs.on(sample('auto-mpg.csv'));
    table.train(MPG, LONG);
    await until(() => (table.run?.losses.length ?? 0) > 10);
    for (const pid of table.table.pids) process.kill(pid, 'SIGKILL');
    const run = await ended(table);
    assert.equal(run.state, 'failed');
    assert.deepEqual(run.fault, { code: 'trainerEnded', values: { reason: 'signal SIGKILL' } });
    assert.equal((await trained(table.uri, MPG)).state, 'finished');
  });

  it('fails for a table that has no rows', async () => {
    const uri = await file('header.csv', 'x,y\n');
    const run = await trained(uri, { target: 'y', estimator: 'linear', features: ['x'] });
    assert.equal(run.fault?.code, 'headerOnly');
  });

  it('fails for a file that is gone', async () => {
    const run = await trained(sample('gone.csv'), { target: 'y', estimator: 'linear', features: ['x'] });
    assert.equal(run.fault?.code, 'fileMissing');
  });

  it('refuses a setting that is out of range', async () => {
    const { runs } = await activated();
    const table = runs.on(sample('auto-mpg.csv'));
    const settings = vscode.workspace.getConfiguration('descent', table.uri);
    await settings.update('learningRate', '-1', vscode.ConfigurationTarget.Workspace);
    try {
      assert.throws(() => table.train(MPG), { code: 'optionRange', values: { option: 'learningRate', value: '"-1"' } });
    } finally {
      await settings.update('learningRate', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });

  it('takes its options from the settings', async () => {
    const uri = sample('auto-mpg.csv');
    const settings = vscode.workspace.getConfiguration('descent', uri);
    await settings.update('maxIterations', '25', vscode.ConfigurationTarget.Workspace);
    try {
      const run = await trained(uri, MPG);
      assert.equal(run.result?.iterations, 25);
    } finally {
      await settings.update('maxIterations', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });

  it('trains a Parquet file, of which there is no document, to the weights of the CSV', async () => {
    const { runs } = await activated();
    const uri = sample('cars.parquet');
    await vscode.workspace.fs.writeFile(
      uri,
      parquetOf(readFileSync(shipped('media', 'samples', 'auto-mpg.csv'), 'utf8')),
    );
    const done = vscode.commands.executeCommand('descent.train', uri);
    const table = runs.on(uri);
    await acceptAll(done);
    const run = await ended(table);
    const expected = await trained(sample('auto-mpg.csv'), MPG);
    assert.deepEqual(run.choice, MPG);
    assert.deepEqual(run.result?.model, expected.result?.model);
    assert.ok(!vscode.workspace.textDocuments.some((document) => document.uri.toString() === uri.toString()));
    await vscode.workspace.fs.delete(uri);
  });

  it('takes the file of the active tab where the icon above it hands over another', async () => {
    const { runs } = await activated();
    await show(sample('penguins.csv'));
    const title = { groupId: 1 };
    const done = vscode.commands.executeCommand('descent.train', sample('auto-mpg.csv'), title);
    const table = runs.on(sample('penguins.csv'));
    await acceptAll(done);
    assert.equal((await ended(table)).state, 'finished');
  });

  it('streams a file over 50 MB, which extensions are not shown, from its tab', async function () {
    this.timeout(60_000);
    const { runs } = await activated();
    const uri = await file(
      'large.csv',
      `x,y\n${'1.00001,2.00001\n2.00002,4.00002\n3.00003,5.00003\n'.repeat(1_200_000)}`,
    );
    await vscode.commands.executeCommand('vscode.open', uri);
    await until(() => vscode.window.tabGroups.activeTabGroup.activeTab?.input instanceof vscode.TabInputText);
    const done = vscode.commands.executeCommand('descent.train');
    const table = runs.on(uri);
    await acceptAll(done);
    const run = await ended(table);
    assert.equal(run.start?.rows.used, 3_600_000);
    assert.equal(run.state, 'finished');
    await vscode.workspace.fs.delete(uri);
  });
});
