import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { acceptAll, activated, closeAll, shipped, until } from './descent';

describe('a sample table', () => {
  afterEach(closeAll);

  it('is opened as a copy', async () => {
    await activated();
    await acceptAll(vscode.commands.executeCommand('descent.openSample'));
    await until(() => vscode.window.activeTextEditor !== undefined);
    const document = vscode.window.activeTextEditor?.document;
    assert.match(document?.uri.path ?? '', /samples\/auto-mpg\.csv$/);
    assert.ok(!document?.uri.fsPath.startsWith(shipped()));
    assert.equal(document?.getText(), readFileSync(shipped('media/samples/auto-mpg.csv'), 'utf8'));
  });

  it('is any of those that ship', () => {
    const files = readdirSync(shipped('media/samples')).filter((file) => file.endsWith('.csv'));
    const bundle = readFileSync(shipped('dist/extension.js'), 'utf8');
    assert.deepEqual(
      files.filter((file) => !bundle.includes(file)),
      [],
    );
    assert.ok(files.length > 1);
  });
});
