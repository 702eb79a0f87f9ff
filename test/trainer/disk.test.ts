import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { FolderOnDisk } from '../../src/ledger/folderOnDisk';
import { RunFolder } from '../../src/ledger/runFolder';
import { temporaryRoot } from '../../src/trainer/leftovers';
import { outputFile } from '../../src/trainer/outputFile';
import { temporaryStore } from '../../src/trainer/temporaryStore';
import { refuses } from '../core/data/build';
import { recordOfLine } from '../ledger/record';
import { buildTrainer } from '../support/cycles';
import { samplePath, setupOf, tableFrom, trainOn } from '../support/samples';
import { TrainerProcess } from '../support/trainerProcess';

const DISK_BYTES = 64 * 1024;

describe('a disk that is full', () => {
  let disk = '';
  let isMounted = false;
  before(function () {
    disk = mkdtempSync(path.join(temporaryRoot(), 'disk-test-'));
    isMounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK_BYTES}`, 'tmpfs', disk]).status === 0;
    if (!isMounted) this.skip(); // it takes a system that lets us mount one
  });
  afterEach(() => assert.deepEqual(readdirSync(disk), [], 'nothing is left on it'));
  after(() => {
    if (isMounted) execFileSync('umount', [disk]);
    rmSync(disk, { recursive: true });
  });

  it('is told of by a table with predictions, and what was there before is untouched', () => {
    const place = path.join(disk, 'out.csv');
    writeFileSync(place, 'before');
    const file = outputFile(place, undefined);
    assert.throws(() => file.write(new Uint8Array(2 * DISK_BYTES)), refuses('fileUnwritable'));
    file.discard();
    assert.equal(readFileSync(place, 'utf8'), 'before');
    rmSync(place);
  });

  it('is told of by a run that can’t be kept, and those that are kept stay', async () => {
    const runs = path.join(disk, 'runs');
    const folder = new RunFolder(new FolderOnDisk(runs));
    const first = await folder.add(recordOfLine());
    const large = recordOfLine(1, { name: 'n'.repeat(2 * DISK_BYTES) });
    await assert.rejects(folder.add(large), { code: 'ENOSPC' });
    const { kept, refused } = await folder.list();
    assert.deepEqual([kept.map(({ id }) => id), refused], [[first], []]);
    assert.deepEqual(readdirSync(runs), [`${first}.json`]);
    rmSync(runs, { recursive: true });
  });

  it('is told of by the temporary copy of a table', () => {
    const store = temporaryStore(disk);
    assert.throws(() => store.append(new Float64Array(DISK_BYTES)), refuses('copyFailed'));
    store.close();
  });

  it('is told of by the terminal, which leaves no half of a file', () => {
    const run = (...words: string[]) =>
      spawnSync(process.execPath, ['--require', 'tsx/cjs', 'src/cli/main.ts', ...words], { encoding: 'utf8' });
    const table = path.join(temporaryRoot(), `disk-test-${process.pid}.csv`);
    const rows = Array.from({ length: 9000 }, (_, row) => `${row},${2 * row + (row % 3)}`);
    writeFileSync(table, `x,y\n${rows.join('\n')}\n`);
    const model = `${table}.json`;
    try {
      assert.equal(run('train', table, '--target', 'y', '--model', model).status, 0);
      const { status, stderr } = run('predict', model, table, '--out', path.join(disk, 'out.csv'));
      assert.equal(status, 1);
      assert.match(stderr, /could not be written \(ENOSPC\)/);
    } finally {
      rmSync(table, { force: true });
      rmSync(model, { force: true });
    }
  });
});

describe('what is written', () => {
  let folder = '';
  before(() => {
    folder = mkdtempSync(path.join(temporaryRoot(), 'written-test-'));
  });
  after(() => rmSync(folder, { recursive: true }));

  it('for a while only has no name, and can be read by nobody else', function () {
    if (process.platform !== 'linux') return this.skip();
    const store = temporaryStore(folder);
    const held = readdirSync('/proc/self/fd')
      .map((name) => path.join('/proc/self/fd', name))
      .filter((link) => targetOf(link).startsWith(folder));
    assert.equal(held.length, 1);
    assert.match(targetOf(held[0] ?? ''), /columns \(deleted\)$/);
    assert.equal(statSync(held[0] ?? '').mode & 0o077, 0);
    store.close();
  });

  it('is whole where two processes write one place from one file, each with its own model', async function () {
    this.timeout(60_000);
    const bundle = await buildTrainer(folder);
    const lines = Array.from({ length: 20_000 }, (_, x) => `${x % 101},${(x % 101) * 3 + 1}`);
    const file = path.join(folder, 'shared.csv');
    writeFileSync(file, `x,y\n${lines.join('\n')}\n`);
    const table = await tableFrom(readFileSync(file, 'utf8'));
    const { model } = trainOn(table, setupOf({ target: 'y', features: ['x'], estimator: 'linear' })).result;
    const to = path.join(folder, 'out.csv');
    const trainers = [0, 1].map(() => new TrainerProcess({ bundle, root: folder }));
    try {
      for (const [at, trainer] of trainers.entries()) {
        trainer.tell({ type: 'open', source: { kind: 'file', path: file } });
        trainer.tell({ type: 'predict', prediction: at, model, mapping: {}, to });
      }
      for (const trainer of trainers) assert.equal((await trainer.next('predicted')).counts.predicted, lines.length);
    } finally {
      await Promise.all(trainers.map((trainer) => trainer.kill()));
    }
    const written = readFileSync(to, 'utf8').trim().split('\n');
    assert.equal(written.length, lines.length + 1);
    assert.ok(written.every((one) => one.split(',').length === 3));
    assert.deepEqual(
      readdirSync(folder).filter((name) => name.includes('.part')),
      [],
    );
  });

  it('is not waited for by a process whose host was killed', async function () {
    if (process.platform === 'win32') return this.skip();
    this.timeout(60_000);
    const bundle = path.join(folder, 'trainer.js');
    const setup = setupOf({
      target: 'sex',
      features: ['beak_length_mm'],
      estimator: 'sigmoid',
      options: { tolerance: 0, maxIterations: 10_000_000 },
    });
    const host = spawn(process.execPath, [
      '-e',
      `const child = require('node:child_process').fork(${JSON.stringify(bundle)}, [], { serialization: 'advanced' });
       child.send({ type: 'open', source: { kind: 'file', path: ${JSON.stringify(samplePath('penguins.csv'))} } });
       child.send({ type: 'train', run: 1, setup: ${JSON.stringify(setup)} });
       child.on('message', ({ type }) => type === 'losses' && process.stdout.write(child.pid + ' '));`,
    ]);
    const [told] = await once(host.stdout, 'data');
    const pid = Number(String(told).split(' ')[0]);
    host.kill('SIGKILL');
    await once(host, 'exit');
    while (isAlive(pid)) await new Promise((resolve) => setImmediate(resolve));
  });
});

/** Of a link of /proc; empty where it is gone, as that of the listing itself. */
function targetOf(link: string): string {
  try {
    return readlinkSync(link);
  } catch {
    return '';
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
