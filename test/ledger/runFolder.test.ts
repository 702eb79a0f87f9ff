import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'esbuild';
import { FolderOnDisk } from '../../src/ledger/folderOnDisk';
import { recordToJson } from '../../src/ledger/recordJson';
import { RunFolder } from '../../src/ledger/runFolder';
import { recordOfLine } from './record';

const KILLS = 100;

describe('the folder of kept runs', () => {
  let folder = '';
  const filesIn = () => readdirSync(folder).filter((name) => name.endsWith('.json'));

  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'descent-runs-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('lists what was added, the newest first', async () => {
    const runs = new RunFolder(new FolderOnDisk(folder));
    for (const second of [2, 1, 3]) await runs.add(recordOfLine(second));
    const { kept, refused } = await new RunFolder(new FolderOnDisk(folder)).list();
    assert.deepEqual(
      kept.map(({ record }) => record),
      [3, 2, 1].map((second) => recordOfLine(second)),
    );
    assert.deepEqual(refused, []);
  });

  it('is empty where there is none yet', async () => {
    assert.deepEqual((await new RunFolder(new FolderOnDisk(path.join(folder, 'none'))).list()).kept, []);
  });

  it('keeps a run under its id where it is written again, and forgets one that is deleted', async () => {
    const runs = new RunFolder(new FolderOnDisk(folder));
    const id = await runs.add(recordOfLine());
    await runs.put(id, recordOfLine(0, { name: 'best' }));
    assert.equal((await runs.get(id))?.name, 'best');
    await runs.delete(id);
    assert.deepEqual((await runs.list()).kept, []);
  });

  it('takes no id that is a way to another folder', async () => {
    const runs = new RunFolder(new FolderOnDisk(folder));
    for (const id of ['../x', 'a/b', '..', '.x']) await assert.rejects(runs.delete(id), /no id/);
  });

  it('sets files aside that are no records, and says which and why', async () => {
    const runs = new RunFolder(new FolderOnDisk(folder));
    const whole = await runs.add(recordOfLine());
    const broken = await runs.add(recordOfLine(1));
    truncateSync(path.join(folder, `${broken}.json`), 200);
    writeFileSync(path.join(folder, 'foreign.json'), '{"name": "somebody’s"}');
    writeFileSync(path.join(folder, 'readme.md'), 'is no record, and none of ours');
    const { kept, refused } = await runs.list();
    assert.deepEqual(
      kept.map(({ id }) => id),
      [whole],
    );
    assert.deepEqual(refused.map(({ file }) => file).sort(), [`${broken}.json`, 'foreign.json'].sort());
    for (const { place } of refused) assert.ok(place && readFileSync(place, 'utf8').length > 0);
    assert.deepEqual((await runs.list()).refused, []);
    assert.ok(readdirSync(folder).includes('readme.md'));
  });

  it('leaves records of a later version alone', async () => {
    writeFileSync(path.join(folder, 'later.json'), '{"format": "descent-run", "version": 2, "new": true}');
    const listing = await new RunFolder(new FolderOnDisk(folder)).list();
    assert.equal(listing.later, 1);
    assert.deepEqual(listing.refused, []);
    assert.deepEqual(filesIn(), ['later.json']);
  });

  it('loses nothing of two writers at once', async () => {
    const [one, other] = [new RunFolder(new FolderOnDisk(folder)), new RunFolder(new FolderOnDisk(folder))];
    const count = 50;
    await Promise.all(
      Array.from({ length: count }, (_, k) => Promise.all([one.add(recordOfLine(k)), other.add(recordOfLine(k))])),
    );
    assert.equal((await one.list()).kept.length, 2 * count);
    assert.equal((await other.list()).kept.length, 2 * count);
  });

  it('loses nothing where a writer is killed in the middle, a hundred times', async function () {
    this.timeout(300_000);
    const writer = path.join(folder, 'writer.js'); // a bundle: most of the time would go into starting it otherwise
    await build({
      entryPoints: ['test/ledger/writer.ts'],
      outfile: writer,
      bundle: true,
      platform: 'node',
      logLevel: 'error',
    });
    const place = path.join(folder, 'runs');
    let written = 0;
    for (let kills = 0; kills < KILLS; ) {
      const writers = Array.from({ length: Math.min(10, KILLS - kills) }, () =>
        spawn(process.execPath, [writer, place]),
      );
      await Promise.all(
        writers.map(async (child, w) => {
          let told = 0;
          for await (const _ of createInterface(child.stdout)) {
            if (++told === 3 + w) child.kill('SIGKILL'); // it is writing the next one
          }
          if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
          written += told;
        }),
      );
      kills += writers.length;
    }
    const { kept, refused } = await new RunFolder(new FolderOnDisk(place)).list();
    assert.deepEqual(refused, []);
    assert.ok(kept.length >= written, `${kept.length} are there of ${written} that were written`);
    assert.deepEqual(
      readdirSync(place).filter((name) => !name.endsWith('.json')),
      [],
      'nothing of a killed writer is left',
    );
  });

  it('lists a thousand runs with whole curves, each once', async () => {
    const curve = { losses: Array.from({ length: 2000 }, (_, k) => 1 / (k + 1)) };
    for (let k = 0; k < 1000; k++) {
      writeFileSync(path.join(folder, `${k}.json`), recordToJson(recordOfLine(k, { curve })));
    }
    const begun = performance.now();
    const { kept } = await new RunFolder(new FolderOnDisk(folder)).list();
    console.log(`      1,000 runs listed in ${Math.round(performance.now() - begun)} ms`);
    assert.equal(new Set(kept.map(({ record }) => record.ended)).size, 1000);
  });
});
