import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { encodedIn } from '../support/encoded';
import { closeAll, sample, show, trained } from './descent';

const ROWS = ['서울,1,2', '부산,2,5', '서울,3,6', '부산,4,9', '서울,5,10', '부산,7,14'];

/** A file of its own in CP949, for what is known of a file is kept. */
async function korean(name: string): Promise<vscode.Uri> {
  const uri = sample(name);
  await vscode.workspace.fs.writeFile(uri, encodedIn(`도시,크기,y\n${ROWS.join('\n')}\n`, 'euc-kr'));
  return uri;
}

describe('a table in another encoding than UTF-8', () => {
  afterEach(closeAll);
  const linear = (...features: string[]) => ({ target: 'y', estimator: 'linear', features }) as const;

  it('is read by a guess where no editor shows it, which is said', async () => {
    const { start, result } = await trained(await korean('korean guessed.csv'), linear('도시', '크기'));
    assert.deepEqual(start?.cautions[0], { code: 'encodingGuessed', values: { encoding: 'euc-kr', line: 1 } });
    assert.deepEqual(result?.model.levels, { 도시: ['부산', '서울'] });
  });

  it('is read as the editor shows it, and what it would better be shown in is said', async () => {
    const uri = await korean('korean shown.csv');
    const { document } = await show(uri);
    assert.equal(document.encoding, 'utf8');
    const [city = '', size = ''] = document.lineAt(0).text.split(',');
    assert.ok(size.includes('\ufffd'));
    const { start, result } = await trained(uri, linear(size));
    assert.deepEqual(start?.cautions[0], {
      code: 'encodingUnlikely',
      values: { encoding: 'utf-8', line: 1, likely: 'euc-kr' },
    });
    assert.deepEqual(start?.features, [size]);
    assert.ok(result && city !== size);
  });

  it('is read by its byte order mark', async () => {
    const uri = sample('utf16.csv');
    await vscode.workspace.fs.writeFile(uri, encodedIn(`\ufeff도시,크기,y\n${ROWS.join('\n')}\n`, 'utf-16le'));
    const { start, fault } = await trained(uri, linear('도시', '크기'));
    assert.equal(fault, undefined);
    assert.deepEqual(start?.features, ['도시=서울', '크기']);
  });
});
