import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { copySamples } from '../../scripts/host/samples.mjs';
import { recordToJson } from '../../src/ledger/recordJson';
import { recordOfLine } from '../ledger/record';
import { Playground } from '../support/playground';
import { useDescent } from '../support/workbench';

const HOME = fs.mkdtempSync(path.join(os.tmpdir(), 'descent-restricted-'));

/** A folder that somebody sent: its settings keep runs in it, and there is one already. */
function folderOfStranger(): string {
  const folder = copySamples(path.join(HOME, 'table'));
  fs.mkdirSync(path.join(folder, '.vscode'));
  fs.writeFileSync(path.join(folder, '.vscode/settings.json'), JSON.stringify({ 'descent.keepRuns': 'workspace' }));
  fs.mkdirSync(path.join(folder, '.descent/runs'), { recursive: true });
  fs.writeFileSync(path.join(folder, '.descent/runs/theirs.json'), recordToJson(recordOfLine(0, { name: 'theirs' })));
  fs.writeFileSync(path.join(folder, '.descent/runs/broken.json'), '{');
  return folder;
}

describe('a folder that is not trusted', () => {
  const folder = folderOfStranger();
  const descent = useDescent({
    workspace: folder,
    trustDialog: true,
    settings: { 'security.workspace.trust.startupPrompt': 'never' },
  });
  after(() => fs.rmSync(HOME, { recursive: true }));
  const rows = (text: string) => descent().page.locator('.part.sidebar .monaco-list-row', { hasText: text });
  const files = () => fs.readdirSync(path.join(folder, '.descent/runs')).sort();

  it('is opened in Restricted Mode', async () => {
    await descent().statusBar('Restricted Mode').waitFor();
  });

  it('has its tables trained on, and its settings don’t say where runs are kept', async () => {
    await new Playground(descent).train(1);
    await descent().runCommand('Descent: Show Kept Runs');
    await rows('Linear regression of mpg').waitFor();
    assert.equal(await rows('theirs').count(), 0);
    assert.deepEqual(files(), ['broken.json', 'theirs.json']);
  });

  it('has its settings once it is trusted', async () => {
    const { page } = descent();
    await descent().runCommand('Workspaces: Manage Workspace Trust');
    await page.locator('.workspace-trust-editor').getByRole('button', { name: 'Trust', exact: true }).first().click();
    await rows('theirs').waitFor();
    await rows('Linear regression of mpg').waitFor({ state: 'detached' });
    assert.deepEqual(files(), ['set-aside', 'theirs.json']);
  });
});
