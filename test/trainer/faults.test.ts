import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { LONGEST_WORD } from '../../src/core/table/table';
import type { FromTrainer, Setup, ToTrainer } from '../../src/protocol';
import { temporaryRoot } from '../../src/trainer/leftovers';
import { buildTrainer } from '../support/cycles';
import { samplePath, setupOf } from '../support/samples';
import { TrainerProcess } from '../support/trainerProcess';

const ENDLESS = { tolerance: 0, maxIterations: 10_000_000 };
const PENGUINS: ToTrainer = { type: 'open', source: { kind: 'file', path: samplePath('penguins.csv') } };
const sexOf = (options: Partial<Setup['options']> = {}) =>
  setupOf({ target: 'sex', features: ['beak_length_mm', 'island'], estimator: 'sigmoid', options });
const line = (row: number) => `${row % 97},${(row * 7) % 89},${row % 11}\n`;
const table = (rows: number) => `x,z,y\n${Array.from({ length: rows }, (_, row) => line(row)).join('')}`;
/** Enough for all products of two categories among 40 to be beyond any machine that this runs on. */
const ROWS = 60_000;
/** Some megabytes, so that something can be done while it is read. */
const LONG_ROWS = 1_000_000;
const LONG_TABLE = table(LONG_ROWS);
const lineOf = setupOf({ target: 'y', features: ['x', 'z'], estimator: 'linear' });

describe('the training process and what goes wrong around it', () => {
  let folder = '';
  let bundle = '';
  const running: TrainerProcess[] = [];
  before(async () => {
    folder = mkdtempSync(path.join(temporaryRoot(), 'faults-test-'));
    bundle = await buildTrainer(folder);
  });
  afterEach(() => Promise.all(running.splice(0).map((trainer) => trainer.kill())));
  after(() => rmSync(folder, { recursive: true }));

  function start(args: readonly string[] = []): TrainerProcess {
    const trainer = new TrainerProcess({ args, bundle, root: folder });
    running.push(trainer);
    return trainer;
  }

  function write(name: string, text: string): string {
    const file = path.join(folder, name);
    writeFileSync(file, text);
    return file;
  }

  const opening = (file: string, more: Partial<Extract<ToTrainer, { type: 'open' }>> = {}): ToTrainer => ({
    type: 'open',
    source: { kind: 'file', path: file },
    ...more,
  });

  it('goes on after each fault, and trains', async () => {
    const trainer = start();
    trainer.tell(opening(path.join(folder, 'none.csv')));
    assert.equal((await trainer.next('openFailed')).fault.code, 'fileMissing');
    trainer.tell(opening(folder));
    assert.equal((await trainer.next('openFailed')).fault.code, 'fileMissing');
    trainer.tell(opening(write('empty.csv', '')));
    assert.equal((await trainer.next('openFailed')).fault.code, 'emptyFile');
    trainer.tell(PENGUINS);
    trainer.tell({ type: 'train', run: 1, setup: setupOf({ ...sexOf(), features: ['none'] }) });
    assert.equal((await trainer.next('failed')).fault.code, 'unknownColumn');
    trainer.tell({ type: 'train', run: 2, setup: sexOf() });
    assert.equal((await trainer.next('finished')).run, 2);
  });

  it('tells what features would take, as rows × features × bytes, before any of them is made', async () => {
    const names = Array.from({ length: 40 }, (_, column) => `c${column}`);
    const lines = Array.from({ length: ROWS }, (_, row) =>
      [row, ...names.map((_, j) => `l${(row + Math.floor(row / (j + 1))) % 20}`)].join(),
    );
    const trainer = start(['--max-old-space-size=512']);
    trainer.tell(opening(write('levels.csv', `y,${names}\n${lines.join('\n')}\n`)));
    const { table } = await trainer.next('opened');
    const levelsOf = new Map(table.columns.map(({ name, levels }) => [name, levels.length]));
    const pairs = names.flatMap((one, at) => names.slice(at + 1).map((other) => [one, other] as const));
    const widthOf = (name: string) => (levelsOf.get(name) ?? 0) - 1;
    const width = pairs.reduce((sum, [one, other]) => sum + widthOf(one) * widthOf(other), 0);
    const setup = setupOf({ target: 'y', features: pairs.map((pair) => pair.join('*')), estimator: 'linear' });
    trainer.tell({ type: 'train', run: 1, setup });
    const { fault } = await trainer.next('failed');
    assert.equal(fault.code, 'tooLarge');
    const { rows, features, bytes, need, most } = fault.values;
    assert.deepEqual({ rows, features, bytes }, { rows: ROWS, features: width, bytes: 20 });
    assert.equal(need, Math.ceil((ROWS * width * 20) / 1e6));
    assert.ok(Number(most) > 0 && Number(most) < Number(need));
    assert.ok(trainer.residentMegabytes() < 500, `${trainer.residentMegabytes()} MB`);
    trainer.tell(PENGUINS);
    trainer.tell({ type: 'train', run: 2, setup: sexOf() });
    assert.equal((await trainer.next('finished')).run, 2);
  });

  it('ends with the signal that says so where its heap is full', async () => {
    const trainer = start(['--max-old-space-size=8']);
    const names = Array.from({ length: 30 }, (_, column) => `word${column}`);
    const word = 'w'.repeat(LONGEST_WORD - 10);
    const rows = Array.from({ length: 900 }, (_, row) => names.map(() => `${row}${word}`).join());
    trainer.tell(opening(write('words.csv', `${names}\n${rows.join('\n')}\n`)));
    assert.equal(await trainer.ended(), 'SIGABRT');
  });

  it('is stopped and goes on where it stood', async () => {
    const trainer = start();
    trainer.tell(PENGUINS);
    trainer.tell({ type: 'train', run: 1, setup: sexOf(ENDLESS) });
    await trainer.next('losses');
    trainer.signal('SIGSTOP');
    trainer.tell({ type: 'stop', run: 1 });
    trainer.signal('SIGCONT');
    assert.equal((await trainer.next('finished')).result.status, 'stopped');
  });

  for (const when of ['idle', 'reading', 'training'] as const) {
    it(`leaves nothing where it is killed while ${when}`, async () => {
      const trainer = start();
      trainer.tell(when === 'reading' ? opening(write('long.csv', LONG_TABLE)) : PENGUINS);
      if (when === 'training') trainer.tell({ type: 'train', run: 1, setup: sexOf(ENDLESS) });
      await trainer.next(({ idle: 'opened', reading: 'reading', training: 'losses' } as const)[when]);
      trainer.signal('SIGKILL');
      assert.equal(await trainer.ended(), 'SIGKILL');
      assert.deepEqual(trainer.leftovers(), []);
    });
  }

  it('waits for a slow disk', async function () {
    if (process.platform === 'win32') return this.skip();
    const pipe = path.join(folder, 'slow.csv');
    execFileSync('mkfifo', [pipe]);
    const trainer = start();
    trainer.tell(opening(pipe));
    trainer.tell({ type: 'train', run: 1, setup: lineOf });
    const writing = await open(pipe, 'w');
    const text = table(400);
    for (let at = 0; at < text.length; at += 500) {
      await writing.write(text.slice(at, at + 500));
      await new Promise((resolve) => setImmediate(resolve));
    }
    await writing.close();
    assert.equal((await trainer.next('opened')).table.rows, 400);
    assert.equal((await trainer.next('finished')).result.status, 'converged');
  });

  /** What becomes of a file of some megabytes to which something is done once a part of it is read. */
  async function readWhile(act: (file: string) => void): Promise<FromTrainer> {
    const file = write('changing.csv', LONG_TABLE);
    const trainer = start();
    trainer.tell(opening(file));
    await trainer.next('reading');
    act(file);
    return trainer.either('opened', 'openFailed');
  }

  it('reads a file to its end that is deleted meanwhile', async function () {
    if (process.platform === 'win32') return this.skip();
    const said = await readWhile((file) => rmSync(file));
    assert.ok(said.type === 'opened' && said.table.rows === LONG_ROWS, said.type);
  });

  it('has whole rows of a file that is cut off or grows meanwhile', async () => {
    for (const act of [(file: string) => truncateSync(file, 1000), (file: string) => appendFileSync(file, line(5))]) {
      const said = await readWhile(act);
      assert.ok(said.type === 'opened', said.type);
      assert.ok(said.table.rows <= LONG_ROWS + 1);
      for (const { type } of said.table.columns) assert.equal(type, 'number');
    }
  });

  it('says of a file that is written anew meanwhile that it changed, or has rows of it', async () => {
    const said = await readWhile((file) =>
      writeFileSync(file, LONG_TABLE.slice(0, LONG_TABLE.length / 2).replaceAll('88,10', 'word,10')),
    );
    if (said.type === 'openFailed') assert.equal(said.fault.code, 'fileChanged');
    else assert.ok(said.type === 'opened' && said.table.rows <= LONG_ROWS, said.type);
  });
});
