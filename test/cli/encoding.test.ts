import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArguments } from '../../src/cli/arguments';
import { UsageError } from '../../src/cli/usageError';
import { encodedIn } from '../support/encoded';

const CLI = path.resolve('src/cli/main.ts');
const ROWS = ['서울,1,2', '부산,2,5', '서울,3,6', '부산,4,9', '서울,5,10', '부산,7,14'];
const TABLE = `도시,크기,값\n${ROWS.join('\n')}\n`;

function descent(words: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--require', 'tsx/cjs', CLI, ...words], {
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

describe('a table that is no UTF-8, in the terminal', () => {
  let folder = '';
  const inFolder = (name: string) => path.join(folder, name);
  before(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'descent-'));
    writeFileSync(inFolder('korean.csv'), encodedIn(TABLE, 'euc-kr'));
    writeFileSync(inFolder('russian.csv'), encodedIn('город,x,y\nМосква,1,2\nКазань,2,4\n', 'windows-1251'));
  });
  after(() => rmSync(folder, { recursive: true }));

  it('is trained on by a guess, which is said, and predicted as UTF-8', () => {
    const words = ['train', inFolder('korean.csv'), '--target', '값', '--model', inFolder('model.json')];
    const { status, stdout } = descent(words);
    assert.equal(status, 0);
    assert.match(stdout, /The file is not UTF-8 \(first on line 1\)\. Its bytes look like euc-kr/);
    assert.match(stdout, /도시=서울/);
    const predicted = descent(['predict', inFolder('model.json'), inFolder('korean.csv')]);
    assert.equal(predicted.stdout.split('\n')[0], '도시,크기,값,prediction');
    assert.match(predicted.stdout, /^서울,1,2,[\d.e-]+$/m);
    assert.equal(predicted.stderr, '6 of 6 rows predicted\n  The table is euc-kr; with its predictions it is UTF-8.\n');
  });

  it('is refused where no guess is good, and read where its encoding is named', () => {
    const words = ['train', inFolder('russian.csv'), '--target', 'y', '--features', 'x'];
    const refused = descent(words);
    assert.deepEqual([refused.status, refused.stdout], [1, '']);
    assert.match(refused.stderr, /The file is not UTF-8: line 1 holds bytes that are none/);
    const { status, stdout } = descent([...words, '--encoding', 'Windows-1251']);
    assert.equal(status, 0);
    assert.doesNotMatch(stdout, /UTF-8/);
  });

  it('has an encoding that is known, or none is named', () => {
    const words = ['train', 'table.csv', '--target', 'y'];
    assert.equal(parseArguments([...words, '--encoding', 'euc-kr']).reading.encoding, 'euc-kr');
    assert.throws(() => parseArguments([...words, '--encoding', 'morse']), UsageError);
  });
});
