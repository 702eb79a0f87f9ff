// Runs test/extension inside VS Code: in the desktop one where there is one, else in the one that is served to a browser.

import { EventEmitter, once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runTests } from '@vscode/test-electron';
import { findDesktop } from '../host/desktop.mjs';
import { cache, root } from '../host/places.mjs';
import { copySamples } from '../host/samples.mjs';
import { openWorkbench } from '../host/workbench.mjs';
import { count } from './totals.mjs';

const tests = path.join(root, 'out/test/extension/index.js');
const totals = path.join(root, 'out/test/extension/totals.json'); // test/extension/index.ts writes it
const artifacts = path.join(cache, 'artifacts');
const log = path.join(artifacts, 'vscode.log');
const MINUTES = 5;

export function runInVSCode() {
  const desktop = findDesktop();
  return count(totals, () => (desktop ? runOnDesktop(desktop) : runInBrowser()));
}

/** @param {string} vscodeExecutablePath */
async function runOnDesktop(vscodeExecutablePath) {
  const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'descent-vscode-'));
  const workspace = copySamples(path.join(profile, 'samples'));
  const places = [`--user-data-dir=${profile}/data`, `--extensions-dir=${profile}/extensions`];
  try {
    return await runTests({
      vscodeExecutablePath,
      extensionDevelopmentPath: root,
      extensionTestsPath: tests,
      launchArgs: [workspace, '--disable-extensions', ...places],
    });
  } catch (error) {
    console.log(error instanceof Error ? error.message : error);
    return 1;
  } finally {
    fs.rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** @returns {Promise<number>} VS Code's verdict */
async function runInBrowser() {
  const events = new EventEmitter();
  const verdict = once(events, 'verdict', { signal: AbortSignal.timeout(MINUTES * 60_000) });
  const onExit = (/** @type {number} */ code) => events.emit('verdict', code);
  const workbench = await openWorkbench({ development: root, tests, onLog: keepLog(), onExit });
  workbench.page.on('crash', () => events.emit('error', new Error('the page of the workbench crashed')));
  try {
    const [code] = await verdict;
    if (code !== 0) console.log(`All that VS Code logged is in ${log}`);
    return code;
  } catch (error) {
    console.log(`VS Code gave no verdict within ${MINUTES} minutes: ${error}`);
    await workbench.page.screenshot({ path: path.join(artifacts, 'vscode.png') }).catch(() => {});
    return 1;
  } finally {
    await workbench.close();
  }
}

/** @returns {(line: string) => void} shows the report of the tests, and keeps all that VS Code logs */
function keepLog() {
  fs.mkdirSync(artifacts, { recursive: true });
  fs.writeFileSync(log, '');
  return (line) => {
    fs.appendFileSync(log, `${line}\n`);
    if (line.startsWith('│')) console.log(line);
  };
}
