import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parsePredictArguments } from '../../src/cli/predictArguments';
import { UsageError } from '../../src/cli/usageError';
import { modelToJson } from '../../src/core/export/modelJson';
import { LINEAR } from '../core/predict/build';
import { naiveRows, samplePath } from '../support/samples';

const CLI = path.resolve('src/cli/main.ts');
const OURS = ['--require', 'tsx/cjs', CLI];

function descent(words: readonly string[], input?: string) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...OURS, ...words], { encoding: 'utf8', input });
  return { status, stdout, stderr };
}

describe('descent predict', () => {
  let folder = '';
  const inFolder = (name: string) => path.join(folder, name);
  const write = (name: string, text: string) => {
    writeFileSync(inFolder(name), text);
    return inFolder(name);
  };
  const read = (name: string) => readFileSync(inFolder(name), 'utf8');

  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'descent-'));
    write('model.json', modelToJson(LINEAR));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const predict = (words: readonly string[], input?: string) =>
    descent(['predict', inFolder('model.json'), ...words], input);

  it('prints the table with the predictions, and on standard error what came of it', () => {
    const file = write('t.csv', '\ufeff"a",b\r\n1,red\r\n,red\r\n2,pink');
    const { status, stdout, stderr } = predict([file]);
    assert.equal(status, 0);
    assert.equal(stdout, '\ufeff"a",b,prediction\r\n1,red,2.5\r\n,red,\r\n2,pink,');
    assert.equal(
      stderr,
      '1 of 3 rows predicted\n  1 without a value of a (lines 3)\n  1 where b is new to the model: pink (lines 4)\n',
    );
  });

  it('reads standard input, and writes a file that is there whole', () => {
    const { status, stdout } = predict(['-', '-o', inFolder('out.csv')], 'a,b\n1,red\n');
    assert.deepEqual([status, stdout], [0, '']);
    assert.equal(read('out.csv'), 'a,b,prediction\n1,red,2.5\n');
    assert.deepEqual(readdirSync(folder).sort(), ['model.json', 'out.csv']);
  });

  it('takes other columns for those that are needed, where names hold equals signs too', () => {
    const file = write('t.csv', 'x=1,colour\n1,red\n');
    const { stdout } = predict([file, '--map', 'a=x=1', '--map', 'b=colour']);
    assert.equal(stdout, 'x=1,colour,prediction\n1,red,2.5\n');
  });

  it('predicts what a model that it has trained says, from the weights that it prints', () => {
    const model = inFolder('mpg.json');
    const words = ['train', samplePath('auto-mpg.csv'), '--target', 'mpg', '--features', 'weight_lbs,year', '--json'];
    const { bias, weights } = JSON.parse(descent([...words, '--model', model]).stdout);
    const { stdout } = descent(['predict', model, samplePath('auto-mpg.csv')]);
    const [header, ...lines] = stdout.trimEnd().split(/\r?\n/);
    assert.match(header ?? '', /,prediction$/);
    for (const [i, row] of naiveRows('auto-mpg.csv').entries()) {
      const expected = bias + weights.weight_lbs * Number(row.weight_lbs) + weights.year * Number(row.year);
      assert.equal(Number(lines[i]?.split(',').at(-1)), expected);
    }
  });

  it('leaves nothing behind of a table that can’t be read to its end', () => {
    const out = inFolder('out.csv');
    const { status, stderr } = predict(['-', '-o', out], `a,b\n${'1,red\n'.repeat(1e5)}2,"red\n`);
    assert.equal(status, 1);
    assert.match(stderr, /quote opened on line 100,002/);
    assert.deepEqual(readdirSync(folder), ['model.json']);
  });

  it('ends without a word when nobody reads on', function () {
    if (!existsSync('/bin/sh')) return this.skip();
    const file = write('t.csv', `a,b\n${'1,red\n'.repeat(3e5)}`);
    const words = ['-c', '"$@" | head -n 2', 'sh', process.execPath, ...OURS, 'predict', inFolder('model.json'), file];
    const { stdout, stderr } = spawnSync('sh', words, { encoding: 'utf8' });
    assert.deepEqual([stdout, stderr], ['a,b,prediction\n1,red,2.5\n', '']);
  });

  it('says what was found and expected: exit code 1 for the data, 2 for the command line', () => {
    const file = write('t.csv', 'length,b\n1,red\n');
    const missing = predict([file]);
    assert.deepEqual([missing.status, missing.stdout], [1, '']);
    assert.match(missing.stderr, /needs columns that the table has not: a\. Found length, b/);
    const own = predict([file, '--map', 'a=length', '-o', file]);
    assert.equal(own.status, 1);
    assert.match(own.stderr, /is the table itself/);
    assert.equal(read('t.csv'), 'length,b\n1,red\n');
    const none = descent(['predict', inFolder('none.json'), file]);
    assert.equal(none.status, 1);
    assert.match(none.stderr, /none\.json.*ENOENT/);
    const usage = predict([]);
    assert.deepEqual([usage.status, usage.stdout], [2, '']);
    assert.match(usage.stderr, /descent predict MODEL\.json FILE/);
  }).timeout(60_000);
});

describe('the words behind descent predict', () => {
  it('are a model, a table, and what they are told', () => {
    assert.deepEqual(parsePredictArguments(['m.json', '-', '-o', 'out.csv', '--map', 'a=b', '--map', 'c=']), {
      model: 'm.json',
      file: '-',
      out: 'out.csv',
      map: ['a=b', 'c='],
      reading: {},
    });
  });

  it('are refused where there are too few, too many or others', () => {
    for (const words of [
      [],
      ['m'],
      ['m', 't', 'u'],
      ['m', 't', '--map', 'a'],
      ['m', 't', '--speed'],
      ['m', 't', '-o'],
    ]) {
      assert.throws(() => parsePredictArguments(words), UsageError, words.join(' '));
    }
  });
});
