// Runs test/extension inside VS Code: in the desktop one where there is one, else in the one that is served to a browser. Runs test/web
// in the web extension host of the latter.

import { EventEmitter, once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { runTests } from '@vscode/test-electron';
import { findDesktop } from '../host/desktop.mjs';
import { cache, root } from '../host/places.mjs';
import { copySamples } from '../host/samples.mjs';
import { openWorkbench } from '../host/workbench.mjs';
import { run } from './run.mjs';
import { count } from './totals.mjs';

/** A suite's module and the totals that it writes. @typedef {{ tests: string, totals: string }} Suite */

/** @type {(folder: string) => Suite} */
const suiteIn = (folder) => ({
  tests: path.join(root, folder, 'index.js'),
  totals: path.join(root, folder, 'totals.json'),
});

const suite = suiteIn('out/test/extension');
const webSuite = suiteIn('out/test/web');
const given = path.join(root, 'out/test/web/given.json');
const TOTALS = '│ totals '; // how the line begins by which test/web/mocha.ts tells them, for a browser writes no file
const artifacts = path.join(cache, 'artifacts');
const log = path.join(artifacts, 'vscode.log');
const MINUTES = 15;

/** @param {string[]} [options] for mocha: which tests to run */
export function runInVSCode(options = []) {
  const grep = wordsIn(options);
  if (grep !== undefined) process.env.DESCENT_TESTS_GREP = grep; // the extension host inherits it
  const desktop = findDesktop();
  return count(suite.totals, () => (desktop ? runOnDesktop(desktop) : runInBrowser(suite.tests)));
}

/**
 * The extension in a browser, where there is no Node: what it trains is compared to what plain Node makes of the same.
 * @param {string[]} [options] for mocha: which tests to run
 */
export async function runInWebHost(options = []) {
  const words = [given, wordsIn(options) ?? []].flat();
  const made = await run(process.execPath, ['--require', 'tsx/cjs', 'test/web/given.ts', ...words]);
  if (made !== 0) throw new Error('Plain Node could not train what the browser is compared to.');
  const settings = { 'remote.extensionKind': { 'descent.descent': ['web'] } };
  return count(webSuite.totals, () => runInBrowser(webSuite.tests, settings, keepTotals));
}

/** @param {string} line that VS Code logs */
function keepTotals(line) {
  if (!line.startsWith(TOTALS)) return undefined;
  const totals = line.slice(TOTALS.length);
  fs.writeFileSync(webSuite.totals, totals);
  return JSON.parse(totals).failed > 0 ? 1 : 0;
}

/** @param {string[]} options */
function wordsIn(options) {
  return parseArgs({ args: options, options: { grep: { type: 'string', short: 'g' } } }).values.grep;
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
      extensionTestsPath: suite.tests,
      launchArgs: [workspace, '--disable-extensions', ...places],
    });
  } catch (error) {
    console.log(error instanceof Error ? error.message : error);
    return 1;
  } finally {
    fs.rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

/**
 * @param {string} tests
 * @param {Record<string, unknown>} [settings]
 * @param {(line: string) => number | undefined} [verdictIn] what a logged line says of the suite, where it doesn't wait for VS Code
 * @returns {Promise<number>} VS Code's verdict
 */
async function runInBrowser(tests, settings, verdictIn) {
  const events = new EventEmitter();
  const verdict = once(events, 'verdict', { signal: AbortSignal.timeout(MINUTES * 60_000) });
  const onExit = (/** @type {number} */ code) => events.emit('verdict', code);
  const keep = keepLog();
  const workbench = await openWorkbench({
    development: root,
    tests,
    onLog: (line) => {
      keep(line);
      const code = verdictIn?.(line);
      if (code !== undefined) onExit(code);
    },
    onExit,
    ...(settings && { settings }),
  });
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
