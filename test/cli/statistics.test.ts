import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { answeredRun } from '../../src/core/elsewhere/answeredRun';
import { printStatisticsSql } from '../../src/core/elsewhere/statisticsSql';
import { modelFromJson } from '../../src/core/export/modelJson';
import { finish } from '../../src/core/work';
import { answerCsv, answeredCase } from '../support/answers';
import { readSample, samplePath, setupOf, trainOn } from '../support/samples';

const CLI = path.resolve('src/cli/main.ts');
const MPG = [samplePath('auto-mpg.csv'), '--target', 'mpg', '--features', 'weight_lbs,origin,year^2'];

function descent(words: readonly string[], input?: string) {
  return spawnSync(process.execPath, ['--require', 'tsx/cjs', CLI, ...words], { encoding: 'utf8', input });
}

describe('descent statistics', () => {
  it('prints the query of a set-up, with the levels that the table has', async () => {
    const features = ['weight_lbs', 'origin', 'year^2'];
    const setup = setupOf({ target: 'mpg', features, estimator: 'linear', options: { l2: 0.5 } });
    const { start } = trainOn(await readSample('auto-mpg.csv'), setup);
    const { status, stdout } = descent(['statistics', ...MPG, '--set', 'l2=0.5', '--format', 'sql']);
    assert.equal(status, 0);
    assert.equal(stdout, printStatisticsSql(setup, start.model));
  });

  it('writes a program for Spark to a file', () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'descent-statistics-'));
    const out = path.join(folder, 'mpg.py');
    const { status, stdout } = descent(['statistics', ...MPG, '--format', 'pyspark', '--out', out]);
    assert.deepEqual([status, stdout], [0, '']);
    assert.match(readFileSync(out, 'utf8'), /LinearRegression\(/);
    rmSync(folder, { recursive: true });
  });

  it('tells what sums cannot train, and what it expects', () => {
    const absolute = descent(['statistics', ...MPG, '--set', 'loss=absolute', '--format', 'sql']);
    assert.equal(absolute.status, 1);
    assert.match(absolute.stderr, /Set back loss/);
    const formless = descent(['statistics', ...MPG]);
    assert.equal(formless.status, 2);
    assert.match(formless.stderr, /expected one of sql, pyspark/);
    assert.equal(descent(['train', ...MPG, '--format', 'sql']).status, 2);
  });
});

describe('descent train --from-statistics', () => {
  it('trains the model that the answer tells of, from a file or standard input', async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'descent-statistics-'));
    const { answer, fitted } = await answeredCase();
    const file = path.join(folder, 'answer.csv');
    const kept = path.join(folder, 'model.json');
    writeFileSync(file, answerCsv(answer));
    const { status, stdout } = descent(['train', '--from-statistics', file, '--json', '--model', kept]);
    assert.equal(status, 0);
    const { weights, rows, iterations } = JSON.parse(stdout);
    assert.deepEqual(rows, fitted.start.rows);
    assert.equal(iterations, fitted.result.iterations);
    const wanted = fitted.result.model.neurons[0]?.weights ?? [];
    assert.ok(Math.abs(weights.x - (wanted[0] ?? 0)) < 1e-9 && Math.abs(weights.z - (wanted[1] ?? 0)) < 1e-9);
    assert.deepEqual(modelFromJson(readFileSync(kept, 'utf8')).neurons[0]?.weights, [weights.x, weights.z]);
    const piped = descent(['train', '--from-statistics', '-', '--json'], JSON.stringify(answer));
    const { run } = finish(answeredRun(JSON.stringify(answer)));
    assert.deepEqual(JSON.parse(piped.stdout).rows, run.start.rows);
    rmSync(folder, { recursive: true });
  });

  it('tells what is wrong with an answer, and where', async () => {
    const { answer } = await answeredCase();
    const { status, stdout, stderr } = descent(
      ['train', '--from-statistics', '-'],
      JSON.stringify({ ...answer, n: 1 }),
    );
    assert.deepEqual([status, stdout], [1, '']);
    assert.match(stderr, /at n found 1, expected a whole number from 2/);
    assert.equal(descent(['train', 'table.csv', '--from-statistics', '-']).status, 2);
    assert.equal(descent(['train', '--from-statistics', '-', '--target', 'y']).status, 2);
  });
});
