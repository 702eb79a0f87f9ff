import assert from 'node:assert/strict';
import { fork, spawnSync } from 'node:child_process';
import { on } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { readMeasured, SHARED_BYTES } from '../../src/core/data/readMeasured';
import { lossNamed } from '../../src/core/model/loss';
import { CHUNK_ROWS } from '../../src/core/table/columnCopy';
import type { ByteSource } from '../../src/core/table/read';
import { PointwiseObjective } from '../../src/core/train/pointwise';
import { nextNormal, randomFrom } from '../../src/core/train/random';
import { finish } from '../../src/core/work';
import type { FromTrainer } from '../../src/protocol';
import { extentOf } from '../../src/trainer/secondReader';
import { bytesOf } from '../../src/trainer/source';
import { SweeperThread } from '../../src/trainer/sweeperThread';
import { numbers } from '../core/table/build';
import { NO_MEMORY } from '../support/beyond';
import { randomColumns } from '../support/random';
import { setupOf } from '../support/samples';

describe('a file that is large enough for two threads', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'descent-threads-'));
  const file = path.join(folder, 'large.csv');

  before(async () => {
    const entryPoints = ['src/cli/main.ts', 'src/trainer/node.ts', 'src/trainer/worker.ts'];
    await build({ entryPoints, outdir: folder, entryNames: '[name]', bundle: true, platform: 'node', format: 'cjs' });
    writeFileSync(file, largeTable());
  });
  after(() => rmSync(folder, { recursive: true }));

  function trained(threads: number) {
    const args = ['train', file, '--target', 'y', '--json', '--threads', String(threads)];
    const { stdout, stderr } = spawnSync(process.execPath, [path.join(folder, 'main.js'), ...args], {
      encoding: 'utf8',
    });
    assert.equal(stderr, '');
    const { seconds: _, ...report } = JSON.parse(stdout);
    return report;
  }

  it('is trained on to the same bits by one and by two, and by the process that keeps its rows', async () => {
    const one = trained(1);
    assert.deepEqual(trained(2), one);
    assert.ok(Math.abs(one.weights.a - 2) < 0.05 && Math.abs(one.weights.b + 1) < 0.05);

    const child = fork(path.join(folder, 'node.js'), [], { serialization: 'advanced', execArgv: [] });
    const setup = setupOf({ target: 'y', features: ['a', 'b'], estimator: 'linear' });
    child.send({ type: 'open', source: { kind: 'file', path: file } });
    child.send({ type: 'train', run: 1, setup });
    for await (const [message] of on(child, 'message') as AsyncIterable<[FromTrainer]>) {
      assert.notEqual(message.type, 'failed');
      if (message.type !== 'finished') continue;
      const [neuron] = message.result.model.neurons;
      assert.deepEqual([neuron?.bias, ...(neuron?.weights ?? [])], [one.bias, one.weights.a, one.weights.b]);
      assert.equal(message.result.loss.value, one.loss.value);
      break;
    }
    child.kill();
  });

  it('is read further and further to its end, by what both have read', async () => {
    const source = { kind: 'file', path: file } as const;
    const extent = extentOf(source, path.join(folder, 'worker.js'), SHARED_BYTES);
    const { size = Number.NaN } = extent;
    const told: number[] = [];
    await readMeasured(paced(bytesOf(source)), { ...extent, onProgress: (bytes) => told.push(bytes) });
    assert.ok(told.every((bytes, i) => bytes >= (told[i - 1] ?? 0) && bytes <= size + 1));
    assert.ok(told.length > 50, `${told.length} times`);
    assert.ok((told.at(-1) ?? 0) > 0.95 * size, `${told.at(-1)} of ${size}`);
  });

  it('is read by one where the second thread fails at its start', async () => {
    const broken = path.join(folder, 'broken.js');
    writeFileSync(broken, 'throw new Error("broken")');
    const source = { kind: 'file', path: file } as const;
    const { statistics } = await readMeasured(bytesOf(source), extentOf(source, broken, SHARED_BYTES));
    const alone = await readMeasured(bytesOf(source), extentOf(source, undefined));
    assert.deepEqual(statistics, alone.statistics);
  });

  it('is read by one where its rows are copied, which are in order', async () => {
    const source = { kind: 'file', path: file } as const;
    const worker = path.join(folder, 'worker.js');
    const { copy, statistics } = await readMeasured(bytesOf(source), {
      ...extentOf(source, worker, SHARED_BYTES),
      beyond: NO_MEMORY,
    });
    const whole = await readMeasured(bytesOf(source), extentOf(source, worker, SHARED_BYTES));
    assert.deepEqual(statistics, whole.statistics);
    const room = new Float64Array(CHUNK_ROWS);
    for (const { values, index } of whole.columns.map(({ name }) => numbers(whole, name))) {
      for (let chunk = 0; chunk < (copy?.chunks ?? 0); chunk++) {
        const from = chunk * CHUNK_ROWS;
        assert.deepEqual(copy?.read(index, chunk, room), values.slice(from, from + CHUNK_ROWS));
      }
    }
    assert.equal(copy?.rows, whole.rows);
  });
});

describe('rows that are many enough for two threads to pass over', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'descent-sweeps-'));
  const file = path.join(folder, 'classes.csv');
  const worker = path.join(folder, 'worker.js');
  const rows = 120_000;
  const [noise = new Float64Array(), ...columns] = randomColumns(3, rows, 9);
  const targets = noise.map((value) => (value > 0 ? 1 : 0));
  const scaling = { means: new Float64Array(2), scales: Float64Array.of(1, 2) };
  const parameters = Float64Array.of(0.1, 0.2, 0.3);

  before(async () => {
    const entryPoints = ['src/cli/main.ts', 'src/trainer/worker.ts'];
    await build({ entryPoints, outdir: folder, entryNames: '[name]', bundle: true, platform: 'node', format: 'cjs' });
    const line = (k: number) => `${columns[0]?.[k]},${columns[1]?.[k]},${targets[k] ? 'yes' : 'no'}`;
    writeFileSync(file, ['a,b,y', ...Array.from({ length: rows }, (_, k) => line(k))].join('\n'));
  });
  after(() => rmSync(folder, { recursive: true }));

  const failed = (error: unknown) => assert.fail(String(error));
  const objective = (sweeper?: SweeperThread) =>
    new PointwiseObjective(columns, targets, scaling, lossNamed('log'), { sweeper });
  const pass = (one: PointwiseObjective) => {
    const gradient = new Float64Array(3);
    return [finish(one.evaluate(parameters, gradient)), ...gradient];
  };

  it('are trained on to the same bits by one and by two', () => {
    const trained = (threads: number) => {
      const words = ['--target', 'y', '--estimator', 'sigmoid', '--json', '--threads', String(threads)];
      const { stdout, stderr } = spawnSync(process.execPath, [path.join(folder, 'main.js'), 'train', file, ...words], {
        encoding: 'utf8',
      });
      assert.equal(stderr, '');
      const { seconds: _, ...report } = JSON.parse(stdout);
      return report;
    };
    const one = trained(1);
    assert.ok(one.iterations > 1);
    assert.deepEqual(trained(2), one);
  });

  it('are passed over by a second thread from the moment it listens, to the same bits', () => {
    const alone = pass(objective());
    const sweeper = new SweeperThread(worker, failed);
    let asked = 0;
    const watched = { ask: (...words: Parameters<SweeperThread['ask']>) => sweeper.ask(...words) && ++asked > 0 };
    const one = new PointwiseObjective(columns, targets, scaling, lossNamed('log'), { sweeper: watched });
    while (asked < 20) assert.deepEqual(pass(one), alone);
    sweeper.end();
  });

  it('are passed over by one where the second thread ends in the middle', async () => {
    const dying = path.join(folder, 'dying.js');
    const listens = 'Atomics.store(workerData.listens, 0, 1)';
    writeFileSync(
      dying,
      `const { parentPort, workerData } = require('node:worker_threads'); parentPort.on('message', () => process.exit()); ${listens};`,
    );
    const sweeper = new SweeperThread(dying, failed);
    const gradient = new Float64Array(3);
    for (let pauses = 0; pauses === 0; ) {
      const work = objective(sweeper).evaluate(parameters, gradient);
      for (let next = work.next(); ; next = work.next(), pauses++) {
        if (next.done) {
          assert.deepEqual([next.value, ...gradient], pass(objective()));
          break;
        }
        await new Promise(setImmediate); // lets the word of its end in
      }
    }
  });

  it('are passed over by one where the second thread can’t be started', () => {
    assert.deepEqual(pass(objective(new SweeperThread(path.join(folder, 'none.js'), failed))), pass(objective()));
  });
});

/** Lets the other thread's messages in. */
function paced(source: ByteSource): ByteSource {
  return async function* () {
    for await (const chunk of source()) {
      yield chunk;
      await new Promise(setImmediate);
    }
  };
}

/** y = 1 + 2a − b and noise. */
function largeTable(): string {
  const random = randomFrom(5);
  const lines = ['a,b,y'];
  for (let bytes = 0; bytes < SHARED_BYTES * 1.1; bytes += (lines.at(-1)?.length ?? 0) + 1) {
    const [a, b, e] = [nextNormal(random), nextNormal(random), nextNormal(random)];
    lines.push(`${a},${b},${1 + 2 * a - b + e}`);
  }
  return lines.join('\n');
}
