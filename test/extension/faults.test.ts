import assert from 'node:assert/strict';
import { activated, closeAll, ended, file, lives, MPG, sample, show, trained, until } from './descent';

/** Endless but for a stop. */
const LONG = { learningRate: 1e-6, maxIterations: 10_000_000 } as const;
const MANY = 10;
const CYCLES = 20;

describe('what goes wrong around a training', () => {
  afterEach(closeAll);

  it('is no process left behind where one is stopped that is needed no longer', async function () {
    if (process.platform === 'win32') return this.skip();
    const { runs } = await activated();
    const table = runs.on(sample('auto-mpg.csv'));
    const run = table.train(MPG, LONG);
    await until(() => run.losses.length > 0);
    const [pid] = table.table.pids;
    assert.ok(pid && lives(pid));
    process.kill(pid, 'SIGSTOP');
    table.table.close();
    await until(() => !lives(pid));
  });

  it('is told where a process does not answer a stop, and the next training is well', async function () {
    if (process.platform === 'win32') return this.skip();
    this.timeout(60_000);
    const { runs } = await activated();
    const uri = sample('auto-mpg.csv');
    const table = runs.on(uri);
    const run = table.train(MPG, LONG);
    await until(() => run.losses.length > 0);
    const [pid] = table.table.pids;
    assert.ok(pid);
    process.kill(pid, 'SIGSTOP');
    table.stop();
    await until(() => run.state === 'failed', 30);
    assert.equal(run.fault?.code, 'trainerSilent');
    await until(() => !lives(pid));
    assert.equal((await trained(uri, MPG)).result?.status, 'converged');
  });

  it('is nothing where ten tables are trained on at once, each to its own weights', async () => {
    const { runs } = await activated();
    const tables = await Promise.all(
      Array.from({ length: MANY }, async (_, k) => {
        const lines = Array.from({ length: 50 }, (_, x) => `${x},${k * x + 1 + (x % 3)}`);
        return runs.on(await file(`at-once-${k}.csv`, `x,y\n${lines.join('\n')}\n`));
      }),
    );
    for (const table of tables) table.train({ target: 'y', estimator: 'linear', features: ['x'] });
    const results = await Promise.all(tables.map(ended));
    for (const [k, run] of results.entries()) {
      const weight = run.result?.model.neurons[0]?.weights[0] ?? Number.NaN;
      assert.ok(Math.abs(weight - k) < 0.01, `${k}: ${weight}`);
    }
    const pids = tables.flatMap(({ table }) => table.pids);
    for (const { table } of tables) table.close();
    await until(() => !pids.some(lives));
  });

  it('leaves neither process nor listener behind, begun and stopped again and again', async () => {
    const { runs } = await activated();
    const uri = sample('auto-mpg.csv');
    await show(uri);
    const table = runs.on(uri);
    const pids = new Set<number>();
    const listeners = () => process.listenerCount('exit') + process.listenerCount('message');
    const before = listeners();
    for (let cycle = 0; cycle < CYCLES; cycle++) {
      const run = table.train(MPG, LONG);
      await until(() => run.losses.length > 0);
      for (const pid of table.table.pids) pids.add(pid);
      if (cycle % 2 === 0) {
        table.stop();
        await until(() => !run.isActive);
      } else table.table.close();
    }
    table.table.close();
    assert.ok(pids.size > CYCLES / 4);
    await until(() => ![...pids].some(lives));
    assert.equal(listeners(), before);
  });
});
