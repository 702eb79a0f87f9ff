import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { transformSync } from 'esbuild';
import { printJavaScript } from '../../src/core/export/javascript';
import { differenceOf, sayDifference } from '../support/agreement';
import { foundIn, loaded } from '../support/javascript';
import { cases } from '../support/models';

const STRICT = ['--strict', '--noUncheckedIndexedAccess', '--exactOptionalPropertyTypes', '--noImplicitReturns'];
const AS_MODULES = ['--noEmit', '--target', 'es2022', '--module', 'esnext', '--ignoreConfig'];

describe('a model as a function of TypeScript', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'descent-typescript-'));
  after(() => rmSync(folder, { recursive: true }));

  it('predicts what the model predicts, and is accepted by the strictest compiler', async () => {
    const all = await cases();
    let most = 0;
    const files: string[] = [];
    for (const [k, one] of all.entries()) {
      const text = printJavaScript(one.model, true);
      files.push(path.join(folder, `model${k}.ts`));
      writeFileSync(files[k] ?? '', text);
      const { predict } = await loaded(folder, transformSync(text, { loader: 'ts', format: 'esm' }).code);
      const found = one.rows.map((row) => foundIn(predict(row)));
      most = Math.max(most, differenceOf(one, found, 1e-12));
    }
    sayDifference(
      'TypeScript',
      most,
      all.reduce((sum, { rows }) => sum + rows.length, 0),
    );
    const words = ['node_modules/typescript/bin/tsc', ...STRICT, ...AS_MODULES, ...files];
    const { status, stdout } = spawnSync(process.execPath, words, { encoding: 'utf8' });
    assert.deepEqual([status, stdout], [0, '']);
  });
});
