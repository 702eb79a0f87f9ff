import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { type Choice, Choices } from '../../src/extension/choices';
import { Readings } from '../../src/extension/intake/readings';
import { nodePlatform } from '../../src/extension/node/platform';
import { Runs } from '../../src/extension/runs';
import type { TableRuns } from '../../src/extension/tableRuns';
import { activated, closeAll, ended, file, sample } from './descent';

const CHOICE: Choice = { target: 'y', features: ['x'], estimator: 'linear' };
const ROWS = ['1,2', '2,4', '3,60', '4,8', '5,11', '6,12'];

describe('rows left out by hand', () => {
  const disposables: vscode.Disposable[] = [];
  const known = new Map<string, unknown>();

  afterEach(async () => {
    for (const disposable of disposables.splice(0)) disposable.dispose();
    known.clear();
    await closeAll();
  });

  /** A window of its own, with the memory of the one before. */
  function openWindow(uri: vscode.Uri): TableRuns {
    const extension = vscode.extensions.getExtension('descent.descent');
    assert.ok(extension);
    const memory: vscode.Memento = {
      keys: () => [...known.keys()],
      get: <T>(key: string, otherwise?: T) => (known.get(key) as T | undefined) ?? (otherwise as T),
      async update(key: string, value: unknown) {
        known.set(key, JSON.parse(JSON.stringify(value)));
      },
    };
    const log = vscode.window.createOutputChannel('Descent in tests', { log: true });
    const platform = nodePlatform(extension.extensionUri);
    const runs = new Runs(new Choices(memory), platform, log, new Readings(memory));
    disposables.push(runs, log);
    return runs.on(uri);
  }

  const write = (name: string, rows: readonly string[]) => file(name, ['x,y', ...rows, ''].join('\n'));

  /** The rows that the run of a table leaves out, and how many it has used. */
  async function leftOut(table: TableRuns) {
    const { choice, setup, start, fault } = await ended(table);
    assert.equal(fault, undefined);
    assert.deepEqual(choice.excluded, setup.excluded);
    return { excluded: setup.excluded, used: start?.rows.used };
  }

  async function withoutThird(name: string): Promise<{ uri: vscode.Uri; table: TableRuns }> {
    const uri = await write(name, ROWS);
    const table = openWindow(uri);
    disposables.push(table.table.hold());
    table.train(CHOICE);
    await ended(table);
    table.toggleRow(2);
    assert.deepEqual(await leftOut(table), { excluded: [2], used: 5 });
    return { uri, table };
  }

  it('are left out of the next training too, and put back one by one or all at once', async () => {
    const { table } = await withoutThird('excluded.csv');
    table.toggleRow(0);
    assert.deepEqual(await leftOut(table), { excluded: [0, 2], used: 4 });
    table.trainAgain({ changes: { maxIterations: 3 } });
    assert.deepEqual(await leftOut(table), { excluded: [0, 2], used: 4 });
    table.toggleRow(2);
    assert.deepEqual(await leftOut(table), { excluded: [0], used: 5 });
    table.toggleRow();
    assert.deepEqual(await leftOut(table), { excluded: undefined, used: 6 });
  });

  it('may be many at once, faster than they are trained without', async () => {
    const { table } = await withoutThird('excludedFast.csv');
    for (const row of [0, 5, 1]) table.toggleRow(row);
    assert.deepEqual(await leftOut(table), { excluded: [0, 1, 2, 5], used: 2 });
  });

  it('are not left out of another text, in which others stand at their places', async () => {
    const { table } = await withoutThird('excludedEdited.csv');
    await write('excludedEdited.csv', ['0,1', ...ROWS]);
    table.trainAgain();
    assert.deepEqual(await leftOut(table), { excluded: undefined, used: 7 });
  });

  it('are not left out of another text when they were pointed at in the one before', async () => {
    const { table } = await withoutThird('excludedLate.csv');
    await write('excludedLate.csv', ['0,1', ...ROWS]);
    table.toggleRow(4);
    assert.deepEqual(await leftOut(table), { excluded: undefined, used: 7 });
  });

  it('are left out again after a reload of the window', async () => {
    const { uri } = await withoutThird('excludedReloaded.csv');
    const table = openWindow(uri);
    assert.ok(table.restore());
    assert.deepEqual(await leftOut(table), { excluded: [2], used: 5 });
  });

  it('are not left out after a reload where the table is another by then', async () => {
    const { uri } = await withoutThird('excludedMeanwhile.csv');
    await write('excludedMeanwhile.csv', ['0,1', ...ROWS]);
    const table = openWindow(uri);
    assert.ok(table.restore());
    assert.deepEqual(await leftOut(table), { excluded: undefined, used: 7 });
    assert.equal(table.last?.choice.edition, undefined);
    assert.doesNotMatch(JSON.stringify([...known]), /excluded"/);
  });

  it('are not left out of the folds of another text', async () => {
    const { table } = await withoutThird('excludedFolds.csv');
    const { last } = table;
    assert.ok(last);
    await write('excludedFolds.csv', ['0,1', ...ROWS]);
    const signal = new AbortController().signal;
    const folds = await table.crossValidate(last.choice, last.changes, 7, () => {}, signal);
    assert.equal(folds.length, 7);
    await assert.rejects(table.crossValidate({ ...last.choice, edition: {} }, last.changes, 8, () => {}, signal));
  });

  it('need not be known of a table that was not trained on', () => {
    const table = openWindow(sample('auto-mpg.csv'));
    table.toggleRow(3);
    assert.equal(table.run, undefined);
  });
});

describe('a run that was deleted', () => {
  it('is not kept again when another takes its place', async () => {
    const uri = await file('deleted.csv', ['x,y', ...ROWS, ''].join('\n'));
    const table = (await activated()).runs.on(uri);
    table.train(CHOICE);
    const { number } = await ended(table);
    assert.ok(table.history.of(number));
    table.changeHistory((history) => history.delete(number));
    table.trainAgain({ changes: { maxIterations: 2 } });
    await ended(table);
    assert.equal(table.history.of(number), undefined);
    assert.equal(table.history.runs.length, 1);
  });
});
