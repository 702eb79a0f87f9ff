// A real VS Code workbench in a headless browser.

import path from 'node:path';
import { format } from 'node:util';
import { chromium } from 'playwright-core';
import { findBrowser } from './browser.mjs';
import { copySamples } from './samples.mjs';
import { startServer, workbenchUrl } from './server.mjs';

const BROWSER_ARGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'];
const QUIET_ARGS = ['--disable-background-networking', '--disable-component-update', '--disable-sync'];

/**
 * @typedef {object} WorkbenchOptions
 * @property {string} [workspace] the folder to open, as all paths here an absolute one; a copy of the samples without
 * @property {string} [file] the name of a file in it to open
 * @property {string} [development] the folder of an extension to run from source
 * @property {string} [tests] a module to run in the extension host; it exports run()
 * @property {(line: string) => void} [onLog] what VS Code and the extension host log while they run tests
 * @property {(code: number) => void} [onExit] VS Code's verdict over the tests: 0 where run() resolved
 * @property {{ width: number, height: number }} [viewport]
 * @property {import('playwright-core').BrowserContextOptions} [context] more for the browser
 */

/**
 * Opens a workbench; resolves when it is drawn.
 * @param {WorkbenchOptions & import('./server.mjs').ServerOptions & import('./profile.mjs').ProfileOptions} options
 */
export async function openWorkbench(options) {
  const { file, development, tests, onLog, onExit, viewport, context, ...serverOptions } = options;
  const executablePath = findBrowser();
  const server = await startServer({ driver: Boolean(development || tests), ...serverOptions });
  const workspace = options.workspace ?? copySamples(path.join(server.profile, 'samples'));
  /** @type {import('playwright-core').Browser | undefined} */
  let browser;
  const close = async () => {
    await browser?.close();
    await server.close();
  };
  try {
    // At these two signals Playwright would close the browser and let us run on without.
    const signals = { handleSIGTERM: false, handleSIGHUP: false };
    browser = await chromium.launch({ executablePath, args: [...BROWSER_ARGS, ...QUIET_ARGS], ...signals });
    const page = await browser.newPage({ viewport: viewport ?? { width: 1280, height: 800 }, ...context });
    if (onLog) await page.exposeFunction('codeAutomationLog', log(onLog));
    if (onExit) await page.exposeFunction('codeAutomationExit', onExit);
    await page.goto(workbenchUrl(server.origin, { workspace, file, development, tests }), { timeout: 120_000 });
    await page.locator('.monaco-workbench .part.statusbar').waitFor({ timeout: 60_000 });
    return { page, server, workspace, close };
  } catch (error) {
    await close();
    throw error;
  }
}

const MOST_ABOVE = 5;

/**
 * Runs a command as a person does: F1, its label, Enter. An open palette never learns the commands of an extension that
 * becomes known later, so it is reopened until it lists the command.
 * @param {import('playwright-core').Page} page
 * @param {string} label
 */
export async function runCommand(page, label, timeout = 30_000) {
  const listed = page.locator('.quick-input-list .monaco-list-row', { hasText: label });
  const row = page.locator('.quick-input-list .monaco-list-row.focused', { hasText: label });
  for (const end = Date.now() + timeout; ; ) {
    await page.keyboard.press('F1');
    try {
      await page.locator('.quick-input-widget input.input').fill(`>${label}`, { timeout: 2000 });
      await listed.first().waitFor({ timeout: 2000 });
      // Others whose names are longer may stand above it.
      for (let above = 0; above < MOST_ABOVE && !(await row.isVisible()); above++)
        await page.keyboard.press('ArrowDown');
      await row.waitFor({ timeout: 2000 });
      break;
    } catch (error) {
      if (Date.now() > end) throw error;
      await page.keyboard.press('Escape');
    }
  }
  await page.keyboard.press('Enter');
}

/**
 * The document inside the open webview, which VS Code nests in two frames.
 * @param {import('playwright-core').Page} page
 */
export const webview = (page) => page.frameLocator('iframe.webview.ready:visible').frameLocator('iframe#active-frame');

/**
 * @param {(line: string) => void} onLog
 * @returns {(type: string, args: unknown[]) => void} without the workbench's repeated note that no gallery is set
 */
const log = (onLog) => (_type, args) => {
  const line = format(...args);
  if (!line.startsWith('Ignoring fetching additional builtin extensions')) onLog(line);
};
