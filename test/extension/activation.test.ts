import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Descent } from '../../src/extension/extension';
import { shipped } from './descent';

describe('the extension', () => {
  const isLoaded = (bundle: string) => Object.keys(require.cache).includes(shipped('dist', bundle));

  it('becomes active with nothing but its doors, and loads the rest when it is wanted', async () => {
    const descent = vscode.extensions.getExtension<Descent>('descent.descent');
    assert.ok(descent, 'VS Code does not know it');
    const known = await descent.activate();
    assert.ok(descent.isActive);
    assert.ok(isLoaded('activate.js'));
    for (const later of ['extension.js', 'platform.js']) assert.ok(!isLoaded(later), later);
    assert.equal(known.runs.latest, undefined);
    assert.ok(isLoaded('extension.js'));
  });

  it('has an answer to each command of its manifest, and no other', async () => {
    const descent = vscode.extensions.getExtension<Descent>('descent.descent');
    const declared: { command: string }[] = descent?.packageJSON.contributes.commands;
    const { commands } = (await descent?.activate()) ?? {};
    assert.deepEqual(Object.keys(commands ?? {}).sort(), declared.map(({ command }) => command).sort());
  });
});
