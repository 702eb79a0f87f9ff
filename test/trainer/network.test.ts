import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as esbuild from 'esbuild';
import { bundlesFor } from '../../scripts/bundles.mjs';
import { temporaryRoot } from '../../src/trainer/leftovers';
import { samplePath, setupOf } from '../support/samples';
import { TrainerProcess } from '../support/trainerProcess';

/** Ways to the network, and ways to make code of text. */
const WAYS =
  /(?<![.\w])fetch\((?!\)\{)|XMLHttpRequest|WebSocket|EventSource|sendBeacon|importScripts|RTCPeer|require\("(node:)?(net|https?|http2|dns|tls|dgram)(\/\w+)?"\)|\beval\(|\bFunction\(.{5}/g;

/** Arrow's, to tell missing values while a column is built: nothing here builds one. */
const KNOWN = 'Function("x",`';

const OFFLINE = path.resolve('test/support/offline.cjs');

describe('the network', () => {
  let folder = '';
  const built = new Map<string, string>();
  before(async function () {
    this.timeout(60_000);
    folder = mkdtempSync(path.join(temporaryRoot(), 'network-test-'));
    const results = await Promise.all(
      bundlesFor(true).bundles.map((options) => esbuild.build({ ...options, write: false, logLevel: 'error' })),
    );
    for (const { outputFiles = [] } of results)
      for (const file of outputFiles) built.set(path.basename(file.path), file.text);
    for (const name of ['trainer.js', 'engine.js', 'cli.js', 'columnar.js', 'worker.js'])
      writeFileSync(path.join(folder, name), built.get(name) ?? '');
  });
  after(() => rmSync(folder, { recursive: true }));

  it('is in none of the bundles, nor is anything that makes code of text', () => {
    assert.ok(built.size > 10);
    for (const [name, text] of built) {
      const found = [...text.matchAll(WAYS)].map(([way]) => way).filter((way) => !way.startsWith(KNOWN));
      assert.deepEqual(found, [], name);
    }
  });

  it('is not asked for by the terminal', function () {
    this.timeout(60_000);
    const model = path.join(folder, 'model.json');
    const runs = [
      ['train', samplePath('auto-mpg.csv'), '--target', 'mpg', '--json', '--model', model],
      ['train', path.resolve('test/columnar/zstd.parquet'), '--target', 'flag'],
      ['predict', model, samplePath('auto-mpg.csv')],
      ['export', model, '--format', 'onnx', '--out', path.join(folder, 'model.onnx')],
    ];
    for (const words of runs) {
      const { status, stderr } = spawnSync(process.execPath, [
        '--require',
        OFFLINE,
        path.join(folder, 'cli.js'),
        ...words,
      ]);
      assert.doesNotMatch(String(stderr), /network/);
      assert.ok(status === 0 || status === 1, `${words[0]}: ${status} ${stderr}`);
    }
    const control = spawnSync(process.execPath, ['--require', OFFLINE, '-e', 'try { require("node:https") } catch {}']);
    assert.equal(control.status, 86, 'what asks for it is found out, though it hides the error');
  });

  it('is not asked for by a training process', async function () {
    this.timeout(60_000);
    const bundle = path.join(folder, 'trainer.js');
    const trainer = new TrainerProcess({ bundle, root: folder, args: ['--require', OFFLINE] });
    trainer.tell({ type: 'open', source: { kind: 'file', path: samplePath('auto-mpg.csv') } });
    trainer.tell({
      type: 'train',
      run: 1,
      setup: setupOf({ target: 'mpg', features: ['year', 'origin'], estimator: 'linear' }),
    });
    assert.equal((await trainer.next('finished')).result.status, 'converged');
    trainer.tell({ type: 'open', source: { kind: 'file', path: path.resolve('test/columnar/zstd.parquet') } });
    await trainer.either('opened', 'openFailed');
    trainer.child.disconnect();
    assert.equal(await trainer.ended(), 0);
  });

  it('is not there, and nobody misses it', function () {
    this.timeout(60_000);
    const words = ['-n', process.execPath, path.join(folder, 'cli.js')];
    if (spawnSync('unshare', ['-n', 'true']).status !== 0) return this.skip();
    const { status, stderr } = spawnSync('unshare', [...words, 'train', samplePath('auto-mpg.csv'), '--target', 'mpg']);
    assert.equal(status, 0, String(stderr));
  });

  it('is refused to the page by its policy, which names no place to connect to', () => {
    const page = readFileSync('src/extension/panelPage.ts', 'utf8');
    const policy = /Content-Security-Policy" content="([^"]+)"/.exec(page)?.[1] ?? '';
    assert.match(policy, /^default-src 'none'; /);
    assert.doesNotMatch(policy, /connect-src|unsafe|https?:|\*/);
  });
});
