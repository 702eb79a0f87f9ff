import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { outputFile } from '../../src/trainer/outputFile';
import { refuses } from '../core/data/build';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('a file that is written', () => {
  let folder = '';
  const inFolder = (name: string) => path.join(folder, name);
  const read = (name: string) => readFileSync(inFolder(name), 'utf8');
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'descent-'));
    writeFileSync(inFolder('table.csv'), 'before');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('comes into its place when it is whole, in that of another as well', () => {
    const file = outputFile(inFolder('table.csv'), undefined);
    file.write(bytes('after'));
    file.write(bytes('wards'));
    assert.equal(read('table.csv'), 'before');
    file.keep();
    file.discard();
    assert.equal(read('table.csv'), 'afterwards');
    assert.deepEqual(readdirSync(folder), ['table.csv']);
  });

  it('leaves nothing where it is not wanted any more', () => {
    const file = outputFile(inFolder('new.csv'), undefined);
    file.write(bytes('after'));
    file.discard();
    file.discard();
    assert.deepEqual(readdirSync(folder), ['table.csv']);
  });

  it('is written where a link leads', () => {
    symlinkSync(inFolder('table.csv'), inFolder('link.csv'));
    const file = outputFile(inFolder('link.csv'), undefined);
    file.write(bytes('after'));
    file.keep();
    assert.equal(read('table.csv'), 'after');
    assert.equal(readlinkSync(inFolder('link.csv')), inFolder('table.csv'));
  });

  it('is not what it is made of, by whatever name', () => {
    symlinkSync(inFolder('table.csv'), inFolder('link.csv'));
    linkSync(inFolder('table.csv'), inFolder('hard.csv'));
    for (const name of ['table.csv', 'link.csv', 'hard.csv']) {
      assert.throws(() => outputFile(inFolder(name), inFolder('table.csv')), refuses('ownFile'), name);
    }
    assert.equal(read('table.csv'), 'before');
  });

  it('tells what the disk refuses, and leaves nothing', () => {
    assert.throws(() => outputFile(inFolder('none/out.csv'), undefined), refuses('fileUnwritable'));
    mkdirSync(inFolder('taken'));
    const file = outputFile(inFolder('taken'), undefined);
    assert.throws(() => file.keep(), refuses('fileUnwritable'));
    file.discard();
    assert.deepEqual(readdirSync(folder).sort(), ['table.csv', 'taken']);
  });

  it('is gone with its process', async function () {
    if (process.platform === 'win32') return this.skip();
    const script = `
      const { outputFile } = require(${JSON.stringify(path.resolve('src/trainer/outputFile.ts'))});
      outputFile(${JSON.stringify(inFolder('new.csv'))}).write(Buffer.from('half'));
      process.stdout.write('written');
      setInterval(() => {}, 1000);`;
    const child: ChildProcess = spawn(process.execPath, ['--require', 'tsx/cjs', '-e', script]);
    if (!child.stdout) throw new Error('no output');
    await once(child.stdout, 'data');
    assert.equal(readdirSync(folder).length, 2);
    child.kill();
    await once(child, 'exit');
    assert.deepEqual(readdirSync(folder), ['table.csv']);
  });
});
