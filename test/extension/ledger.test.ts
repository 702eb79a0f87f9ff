import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { comparisonDocument } from '../../src/extension/ledger/comparison';
import type { RunNode, TableNode } from '../../src/extension/ledger/ledgerTree';
import { activated, closeAll, ended, file, sample, trained, until } from './descent';

const CHOICE = { target: 'y', features: ['x'], estimator: 'linear' as const };
const tableOf = (rows: number) =>
  ['x,y', ...Array.from({ length: rows }, (_, k) => `${k},${3 * k + (k % 4)}`)].join('\n');

async function tables(): Promise<readonly TableNode[]> {
  const { tree } = await activated();
  return (await tree.getChildren()).filter((node) => node.kind === 'table');
}

async function runsOf(uri: vscode.Uri): Promise<readonly RunNode[]> {
  return (await tables()).find((table) => table.uri.toString() === uri.toString())?.runs ?? [];
}

describe('the kept runs', () => {
  const settings = vscode.workspace.getConfiguration('descent');
  const folder = () => sample('.descent/runs').fsPath;
  let uri: vscode.Uri;

  before(async () => {
    await activated();
    await settings.update('keepRuns', 'workspace', vscode.ConfigurationTarget.Workspace);
    uri = await file('kept.csv', tableOf(40));
  });

  after(async () => {
    await settings.update('keepRuns', undefined, vscode.ConfigurationTarget.Workspace);
    await vscode.workspace.fs.delete(sample('.descent'), { recursive: true });
    await closeAll();
  });

  it('are written as they end, with the digest of the table and the weights', async () => {
    const run = await trained(uri, CHOICE);
    await until(async () => (await runsOf(uri)).length === 1);
    const [name] = readdirSync(folder()).filter((one) => one.endsWith('.json'));
    const written = JSON.parse(readFileSync(path.join(folder(), name ?? ''), 'utf8'));
    assert.equal(written.table.sha256, createHash('sha256').update(readFileSync(uri.fsPath)).digest('hex'));
    assert.deepEqual(written.model.neurons, run.result?.model.neurons);
    assert.deepEqual(written.setup, JSON.parse(JSON.stringify(run.setup)));
    assert.equal(written.iterations, run.result?.iterations);
    assert.equal(written.curve.losses.length, run.losses.length);
  });

  it('stand under their table in the tree, the newest first', async () => {
    await trained(uri, CHOICE, { l2: 0.5 });
    await until(async () => (await runsOf(uri)).length === 2);
    const [newest, oldest] = await runsOf(uri);
    assert.equal(newest?.record.setup.options.l2, 0.5);
    assert.equal(oldest?.record.setup.options.l2, 0);
    const { tree } = await activated();
    assert.ok(newest);
    const item = tree.getTreeItem(newest);
    assert.equal(item.label, 'Linear regression of y');
    assert.match(String(item.description), /^[\d.]+ · /);
  });

  it('are not kept of a value on the way', async () => {
    const { runs } = await activated();
    runs.on(uri).train(CHOICE, { l2: 0.25 }, { passing: true });
    await ended(runs.on(uri));
    await trained(uri, CHOICE, { l2: 0.75 });
    await until(async () => (await runsOf(uri)).length === 3);
    assert.ok((await runsOf(uri)).every(({ record }) => record.setup.options.l2 !== 0.25));
  });

  it('are replayed to the same bits, and not kept twice', async () => {
    const { runs, commands } = await activated();
    const [, , first] = await runsOf(uri);
    assert.ok(first);
    await commands['descent.replayKeptRun']?.(first);
    const again = runs.on(uri).run;
    assert.equal(again?.setup.options.l2, 0);
    assert.deepEqual(again?.result?.model, first.record.model);
    assert.equal((await runsOf(uri)).length, 3);
  });

  it('are trained anew where the table has changed, and kept as other runs', async () => {
    const { runs, commands } = await activated();
    const [, , first] = await runsOf(uri);
    await file('kept.csv', tableOf(41));
    await commands['descent.replayKeptRun']?.(first);
    await until(async () => (await runsOf(uri)).length === 4);
    assert.notDeepEqual(runs.on(uri).run?.result?.model, first?.record.model);
    const [newest] = await runsOf(uri);
    assert.notEqual(newest?.record.table.sha256, first?.record.table.sha256);
  });

  it('are replayed as their table was read then, which is chosen for it again', async () => {
    const { runs, commands } = await activated();
    const other = await file('read.csv', `Log of a day\n${tableOf(30).replace('\n7,', '\n999,')}`);
    const reading = { firstLine: 2, missing: ['999'] };
    runs.on(other).table.readAs(reading);
    const run = await trained(other, CHOICE);
    assert.deepEqual(run.setup.reading, reading);
    assert.deepEqual(run.start?.rows, { total: 30, used: 29, leftOut: 1 });
    await until(async () => (await runsOf(other)).length === 1);
    runs.on(other).table.readAs({});
    await until(() => run.stale); // it is read in another way than the model was trained on
    const [kept] = await runsOf(other);
    assert.deepEqual(kept?.record.setup.reading, reading);
    await commands['descent.replayKeptRun']?.(kept);
    const again = runs.on(other).run;
    assert.deepEqual(again?.result?.model, kept?.record.model);
    assert.deepEqual(runs.readings.of(other), reading);
    assert.equal((await runsOf(other)).length, 1);
    runs.on(other).table.readAs({});
    const { ledger } = await activated();
    await ledger.delete([kept?.id ?? '']);
  });

  it('are compared whole, or by what differs alone', async () => {
    const records = (await runsOf(uri)).slice(1).map(({ record }) => record);
    const whole = comparisonDocument(records, false);
    const differences = comparisonDocument(records, true);
    assert.match(whole, /\| Target \|/);
    assert.doesNotMatch(differences, /\| Target \|/);
    assert.match(differences, /\| L2 penalty[^|]*\| 0\.75 \| 0\.5 \| 0 \|/);
    for (const { model } of records) assert.ok(whole.includes(String(model?.neurons[0]?.weights[0])));
    assert.match(comparisonDocument(records.slice(0, 1), true), /alike in all/);
  });

  it('of another window are seen, and what is no run is set aside', async () => {
    const [known] = await runsOf(uri);
    const other = { ...JSON.parse(readFileSync(path.join(folder(), `${known?.id}.json`), 'utf8')), name: 'from afar' };
    await file('.descent/runs/afar.json', JSON.stringify(other));
    await file('.descent/runs/broken.json', '{"format": "descent-run", "ver');
    await until(async () => (await runsOf(uri)).some(({ record }) => record.name === 'from afar'));
    await until(() => readdirSync(path.join(folder(), 'set-aside')).includes('broken.json'));
    const { ledger } = await activated();
    assert.deepEqual(
      (await ledger.listOthers()).map(({ id }) => id),
      ['afar'],
    );
  });

  it('are deleted from the disk', async () => {
    const { ledger } = await activated();
    await ledger.delete((await runsOf(uri)).map(({ id }) => id));
    assert.deepEqual(await runsOf(uri), []);
    assert.deepEqual(
      readdirSync(folder()).filter((name) => name.endsWith('.json')),
      [],
    );
  });
});
