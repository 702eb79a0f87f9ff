import assert from 'node:assert/strict';
import type { Run } from '../../src/extension/run';
import type { TableRuns } from '../../src/extension/tableRuns';
import { activated, closeAll, ended, MPG, sample, trained, until } from './descent';

describe('a run on the way to another', () => {
  afterEach(closeAll);

  /** A table with a settled run. */
  async function begun(): Promise<TableRuns> {
    const table = (await activated()).runs.on(sample('auto-mpg.csv'));
    await trained(table.uri, MPG, {});
    return table;
  }

  const pass = async (table: TableRuns, learningRate: number) => {
    table.trainAgain({ changes: { learningRate }, passing: true });
    return ended(table);
  };

  const ghostOf = async ({ ghost }: Run) => (await ghost)?.losses;

  it('leaves the curve of the last that settled behind', async () => {
    const table = await begun();
    const settled = table.run?.losses.toArray();
    for (const rate of [0.05, 0.06, 0.07]) assert.deepEqual(await ghostOf(await pass(table, rate)), settled);
  });

  it('is the run itself when the hand leaves it there', async () => {
    const table = await begun();
    const passing = await pass(table, 0.05);
    table.trainAgain({ changes: { learningRate: 0.05 } });
    assert.equal(table.run, passing);
    assert.equal(passing.passing, false);
    assert.equal(table.history.of(passing.number)?.run, passing.number);
    table.trainAgain({ changes: { learningRate: 0.06 } });
    assert.deepEqual(await ghostOf(await ended(table)), passing.losses.toArray());
  });

  it('gives way where the hand left it elsewhere', async () => {
    const table = await begun();
    const first = table.run;
    const passing = await pass(table, 0.05);
    table.trainAgain({ changes: { learningRate: 0.08 } });
    const last = await ended(table);
    assert.notEqual(last, passing);
    assert.equal(last.start?.learningRate, 0.08);
    assert.deepEqual(await ghostOf(last), first?.losses.toArray());
    assert.equal(table.history.of(passing.number), undefined);
  });

  it('is told from others in what a panel is shown, and drops its late words', async () => {
    const table = await begun();
    const numbers: number[] = [];
    for (const learningRate of [0.01, 0.02, 0.03, 0.04]) {
      table.trainAgain({ changes: { learningRate }, passing: true });
      numbers.push(table.run?.number ?? 0);
    }
    assert.deepEqual(
      [...numbers].sort((a, b) => a - b),
      numbers,
    );
    const last = await ended(table);
    assert.equal(last.start?.learningRate, 0.04);
    await until(() => last.losses.length === (last.result?.iterations ?? 0) + 1);
  });
});
