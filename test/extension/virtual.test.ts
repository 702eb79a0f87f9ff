import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { writeTo } from '../../src/extension/predictedTable';
import { MemoryFiles } from '../support/memoryFiles';
import { activated, closeAll, ended, lives, MPG, sample, shipped, trained } from './descent';

describe('a table that is on no disk', () => {
  const memory = new MemoryFiles('memory');
  let registered: vscode.Disposable;
  before(() => {
    registered = memory.register();
  });
  after(() => registered.dispose());
  afterEach(closeAll);

  const cars = () => memory.put('auto-mpg.csv', readFileSync(shipped('media/samples/auto-mpg.csv')));

  it('is trained on to the bits of the file', async () => {
    const virtual = await trained(cars(), MPG);
    const onDisk = await trained(sample('auto-mpg.csv'), MPG);
    assert.equal(virtual.fault, undefined);
    assert.ok(onDisk.result);
    assert.deepEqual(virtual.result, onDisk.result);
    assert.deepEqual(virtual.losses.toArray(), onDisk.losses.toArray());
  });

  it('is read anew where it has changed', async () => {
    const uri = memory.put('line.csv', 'x,y\n1,2\n2,4\n3,6\n');
    const table = (await activated()).runs.on(uri);
    const choice = { target: 'y', estimator: 'linear', features: ['x'] } as const;
    table.train(choice);
    assert.equal((await ended(table)).start?.rows.total, 3);
    memory.put('line.csv', 'x,y\n1,2\n2,4\n3,6\n4,8\n');
    table.train(choice);
    assert.equal((await ended(table)).start?.rows.total, 4);
  });

  it('is a columnar file too', async () => {
    const uri = memory.put('cars.parquet', 'no parquet');
    const { fault } = await trained(uri, MPG);
    assert.deepEqual(fault, { code: 'columnarUnknown', values: { found: 'no par' } });
  });

  it('is predicted into a file that is on no disk either, and not into itself', async () => {
    const line = { target: 'y', estimator: 'linear', features: ['x'] } as const;
    const { result } = await trained(memory.put('line.csv', 'x,y\n1,2\n2,4\n3,6\n'), line);
    assert.ok(result);
    const { table } = (await activated()).runs.on(memory.put('rows.csv', 'x;name\r\n4;"a"\r\n-1;b'));
    const prediction = { table, model: result.model, mapping: {} };
    const place = memory.put('predicted.csv', 'what was there');
    assert.equal((await writeTo(place, prediction)).predicted, 2);
    const written = new TextDecoder().decode(await vscode.workspace.fs.readFile(place));
    const [heading, ...rows] = written.split('\r\n');
    assert.equal(heading, 'x;name;prediction');
    const [four, minusOne] = rows.map((row) => Number(row.split(';')[2]));
    assert.ok(Math.abs((four ?? 0) - 8) < 1e-6 && Math.abs((minusOne ?? 0) + 2) < 1e-6, written);
    await assert.rejects(writeTo(table.uri, prediction), { code: 'ownFile' });
  });

  it('leaves no process when it is closed', async () => {
    const { runs, panels } = await activated();
    const table = runs.on(cars());
    table.train(MPG);
    panels.show(table);
    await ended(table);
    const [pid] = table.table.pids;
    assert.ok(pid !== undefined && lives(pid));
    await closeAll();
    while (lives(pid)) await new Promise((resolve) => setTimeout(resolve, 20));
  });
});
