import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('the extension', () => {
  it('becomes active', async () => {
    const descent = vscode.extensions.getExtension('descent.descent');
    assert.ok(descent, 'VS Code does not know it');
    await descent.activate();
    assert.ok(descent.isActive);
  });
});
