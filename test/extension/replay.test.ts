import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import type { TableRuns } from '../../src/extension/tableRuns';
import type { LookAnswer } from '../../src/extension/trainer';
import type { Look } from '../../src/protocol';
import { activated, closeAll, ended, file, MPG, sample, trained, until } from './descent';

const FIRST: Look = { iteration: 0, passing: false };

describe('a run whose process has ended', () => {
  const disposables: vscode.Disposable[] = [];
  let answers: LookAnswer[] = [];

  beforeEach(async () => {
    answers = [];
    disposables.push((await activated()).runs.onDidLook(({ answer }) => answers.push(answer)));
  });

  afterEach(async () => {
    for (const disposable of disposables.splice(0)) disposable.dispose();
    await closeAll();
  });

  /** A trained table that is held, whose process is closed as when nobody asked for it in a long time. */
  async function closed(uri: vscode.Uri, choice = MPG): Promise<TableRuns> {
    const table = (await activated()).runs.on(uri);
    disposables.push(table.table.hold());
    await trained(uri, choice, {});
    table.table.close();
    return table;
  }

  const numberOf = (table: TableRuns) => table.run?.number ?? Number.NaN;

  it('is shown by another', async () => {
    const table = await closed(sample('auto-mpg.csv'));
    for (const request of [1, 2]) {
      await table.look(numberOf(table), request, FIRST);
      await until(() => answers.some((answer) => answer.request === request));
    }
    assert.deepEqual(
      answers.map(({ type }) => type),
      ['moment', 'moment'],
    );
    const [answer] = answers;
    assert.ok(answer?.type === 'moment');
    assert.equal(answer.moment.loss, table.run?.losses.toArray()[0]);
    assert.equal(table.table.pids.length, 1);
  });

  it('is not shown where the table is another by then', async () => {
    const uri = await file('replayed.csv', 'x,y\n1,2\n2,4\n3,5\n4,9\n');
    const table = await closed(uri, { target: 'y', features: ['x'], estimator: 'linear' });
    await file('replayed.csv', 'x,y\n1,2\n2,4\n3,5\n4,10\n5,11\n');
    await table.look(numberOf(table), 1, FIRST);
    const [answer] = answers;
    assert.ok(answer?.type === 'lookFailed');
    assert.equal(answer.fault.code, 'runGone');
  });

  it('gives way to the next run', async () => {
    const table = await closed(sample('auto-mpg.csv'));
    const looked = table.look(numberOf(table), 1, FIRST);
    table.trainAgain({ changes: { maxIterations: 5 } });
    const { result } = await ended(table);
    await looked;
    assert.equal(result?.iterations, 5);
    await table.look(numberOf(table), 2, FIRST);
    await until(() => answers.length > 0);
    assert.deepEqual(
      answers.map(({ type, request }) => [type, request]),
      [['moment', 2]],
    );
  });

  it('waits for a cross-validation, which it would else drive out; so does that for it', async () => {
    const table = await closed(sample('auto-mpg.csv'));
    const { last } = table;
    assert.ok(last);
    const signal = new AbortController().signal;
    const validate = () => table.crossValidate(last.choice, last.changes, 5, () => {}, signal);
    const [first] = await Promise.all([validate(), table.look(numberOf(table), 1, FIRST)]);
    await until(() => answers.length === 1);
    table.table.close();
    const [, second] = await Promise.all([table.look(numberOf(table), 2, FIRST), validate()]);
    await until(() => answers.length === 2);
    assert.deepEqual(first, second);
    assert.deepEqual(
      answers.map(({ type }) => type),
      ['moment', 'moment'],
    );
  });
});
