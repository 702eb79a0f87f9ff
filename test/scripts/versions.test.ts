import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';

const read = (file: string) => JSON.parse(readFileSync(path.resolve(file), 'utf8'));

describe('the oldest VS Code that the manifest allows', () => {
  const { engines, devDependencies } = read('package.json');
  const oldest: string = engines.vscode.slice(1);

  it('is named with all that is compatible with it', () => {
    assert.match(engines.vscode, /^\^1\.\d+\.\d+$/);
  });

  it('is the one whose API the extension is compiled against', () => {
    assert.equal(devDependencies['@types/vscode'], oldest);
  });

  it('is the one that the tests can be run in', () => {
    // code-server is numbered after the VS Code in it.
    assert.equal(read('scripts/host/oldest/package.json').dependencies['code-server'], oldest.replace(/^1/, '4'));
  });
});
