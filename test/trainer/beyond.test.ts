import assert from 'node:assert/strict';
import { type ChildProcess, fork } from 'node:child_process';
import { on, once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { FromTrainer, MemoryWish, Setup, ToTrainer } from '../../src/protocol';
import { prefixOf, temporaryRoot } from '../../src/trainer/leftovers';
import { readSample, samplePath, setupOf, trainOn } from '../support/samples';
import { buildSession } from '../support/session';

const TRAINER = path.resolve('src/trainer/node.ts');

const FEATURES = ['beak_length_mm', 'beak_depth_mm', 'island'];
const ENDLESS = { tolerance: 0, maxIterations: 10_000_000 };
const sexOf = (options: Partial<Setup['options']> = {}) =>
  setupOf({ target: 'sex', features: FEATURES, estimator: 'sigmoid', options });

/** Reads a sample with less memory than any takes: the limit is in megabytes. */
const opening = (beyond: MemoryWish['beyond'], limit = 0.001): ToTrainer => ({
  type: 'open',
  source: { kind: 'file', path: samplePath('penguins.csv') },
  memory: { limit, beyond },
});

describe('a session beyond memory', () => {
  it('has the weights of rows in memory to the last bit', async () => {
    const { tell, next } = buildSession();
    tell(opening('stream'));
    tell({ type: 'train', run: 1, setup: sexOf() });
    const { result } = await next('finished');
    const inMemory = trainOn(await readSample('penguins.csv'), sexOf()).result;
    assert.deepEqual(result.model, inMemory.model);
    assert.deepEqual(result.metrics, inMemory.metrics);
  });

  for (const [beyond, options, code] of [
    ['stream', {}, 'streamed'],
    ['sample', {}, 'sampled'],
    ['stream', { batchSize: 8 }, 'sampledByNeed'],
  ] as const) {
    it(`says what becomes of the rows (${code})`, async () => {
      const { tell, next } = buildSession();
      tell(opening(beyond));
      tell({ type: 'train', run: 1, setup: sexOf({ maxIterations: 2, ...options }) });
      const { start } = await next('started');
      assert.equal(start.cautions[0]?.code, code);
    });
  }

  it('goes from a sample to all rows and back with the set-up', async () => {
    const { tell, next } = buildSession();
    tell(opening('stream'));
    const found: (string | undefined)[] = [];
    const sizes: readonly (number | 'all')[] = [8, 'all', 8];
    for (const [run, batchSize] of sizes.entries()) {
      tell({ type: 'train', run, setup: sexOf({ maxIterations: 2, batchSize }) });
      found.push((await next('started')).start.cautions[0]?.code);
      await next('finished');
    }
    assert.deepEqual(found, ['sampledByNeed', 'streamed', 'sampledByNeed']);
  });

  it('shows any iteration, without pictures', async () => {
    const { tell, next } = buildSession();
    tell(opening('stream'));
    tell({ type: 'train', run: 1, setup: sexOf() });
    await next('finished');
    const fit = { kind: 'feature', x: 'beak_length_mm' } as const;
    tell({ type: 'look', run: 1, request: 1, look: { iteration: 3, passing: false, fit, arithmetic: 0 } });
    const { moment } = await next('moment');
    assert.equal(moment.iteration, 3);
    assert.equal(moment.withoutPictures, true);
    assert.deepEqual([moment.fit, moment.arithmetic], [undefined, undefined]);
  });

  it('obeys a stop in the middle of a training', async () => {
    const { tell, next } = buildSession();
    tell(opening('stream'));
    tell({ type: 'train', run: 1, setup: sexOf(ENDLESS) });
    await next('losses');
    tell({ type: 'stop', run: 1 });
    assert.equal((await next('finished')).result.status, 'stopped');
  });

  it('deals a sample into folds', async () => {
    const { tell, next } = buildSession();
    tell(opening('stream', 0.02));
    tell({ type: 'crossValidate', run: 1, setup: sexOf({ maxIterations: 2 }), folds: 2 });
    const { folds } = await next('crossValidated');
    // 20,000 bytes are room for 119 rows of 7 columns, of which 100 is the round number; some of them have gaps.
    const rows = folds.reduce((sum, { rows: { validation } }) => sum + validation, 0);
    assert.ok(rows <= 100 && rows > 80, String(rows));
  });
});

describe('the training process beyond memory', () => {
  const running: ChildProcess[] = [];
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(path.join(temporaryRoot(), 'beyond-test-'));
  });
  afterEach(async () => {
    for (const child of running.splice(0)) {
      if (child.exitCode !== null || child.signalCode !== null) continue;
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
    rmSync(root, { recursive: true, force: true });
  });

  const copies = () => readdirSync(root).filter((name) => name.startsWith('descent-'));

  function start() {
    const env = { ...process.env, TMPDIR: root, TMP: root, TEMP: root };
    const child = fork(TRAINER, [], { serialization: 'advanced', execArgv: ['--require', 'tsx/cjs'], env });
    running.push(child);
    const tell = (message: ToTrainer) => child.send(message);
    tell(opening('stream'));
    return { child, tell };
  }

  async function first<T extends FromTrainer['type']>(child: ChildProcess, type: T) {
    for await (const [message] of on(child, 'message') as AsyncIterable<[FromTrainer]>) {
      assert.notEqual(message.type, 'failed');
      if (message.type === type) return message as Extract<FromTrainer, { type: T }>;
    }
    throw new Error('the process ended');
  }

  it('leaves nothing behind when its host goes', async () => {
    const { child, tell } = start();
    tell({ type: 'train', run: 1, setup: sexOf(ENDLESS) });
    await first(child, 'losses');
    child.disconnect();
    await once(child, 'exit');
    assert.deepEqual(copies(), []);
  });

  it('leaves nothing behind where it is killed, once the next has started', async () => {
    const { child, tell } = start();
    tell({ type: 'train', run: 1, setup: sexOf(ENDLESS) });
    await first(child, 'losses');
    child.kill('SIGKILL');
    await once(child, 'exit');
    // As it is left where an open file can't go without a name.
    mkdirSync(path.join(root, `${prefixOf(child.pid ?? 0)}left`), { recursive: true });
    const next = start();
    await first(next.child, 'opened');
    next.child.disconnect();
    await once(next.child, 'exit');
    assert.deepEqual(copies(), []);
  });
});
