// Serves VS Code on loopback, with a fresh profile that is gone when it closes.

import path from 'node:path';
import { installHost } from './install.mjs';
import { keep } from './keep.mjs';
import { createProfile } from './profile.mjs';

/**
 * @typedef {object} ServerOptions
 * @property {number} [port] a free one without
 * @property {boolean} [trustDialog] ask whether the workspace is trusted, instead of trusting it
 * @property {boolean} [driver] let the page name an extension in development and its tests. It also hides notifications, so
 *   an extension that is installed runs without it, as for a user.
 */

/**
 * @param {ServerOptions & import('./profile.mjs').ProfileOptions} options
 */
export async function startServer({ port = 0, trustDialog, driver, ...profileOptions }) {
  const { node, entry } = installHost();
  const profile = createProfile([node, entry], profileOptions);
  const args = [
    ...['--auth', 'none', '--bind-addr', `127.0.0.1:${port}`],
    ...['--disable-telemetry', '--disable-update-check', '--disable-getting-started-override', '--ignore-last-opened'],
    ...(trustDialog ? [] : ['--disable-workspace-trust']),
    ...(driver ? ['--vscode-option', 'enable-smoke-test-driver'] : []),
  ];
  const server = keep(profile.folder, [...profile.first, [...profile.command, ...args]], profile.env);

  let log = '';
  /** @type {Promise<string>} */
  const listening = new Promise((resolve) => {
    for (const stream of [server.stdout, server.stderr]) {
      stream.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
        log += text;
        const address = /listening on (http:\/\/[\d.]+:\d+)/.exec(log)?.[1];
        if (address) resolve(address);
      });
    }
  });
  const origin = await Promise.race([listening, server.closed]);
  if (typeof origin !== 'string') throw new Error(`VS Code could not be served:\n${log}`);
  return { origin, profile: profile.folder, log: () => log, closed: server.closed, close: server.close };
}

/** @typedef {Awaited<ReturnType<typeof startServer>>} Server */

/**
 * The address at which a served workbench opens.
 * @param {string} origin
 * @param {{ workspace: string, file?: string, development?: string, tests?: string }} what a folder, the name of a file in it,
 *   an extension's folder and the module that tests it
 */
export function workbenchUrl(origin, { workspace, file, development, tests }) {
  const remote = (/** @type {string} */ place) => `vscode-remote://${new URL(origin).host}${place}`;
  const payload = Object.entries({
    openFile: file && remote(path.join(workspace, file)),
    extensionDevelopmentPath: development && remote(development),
    extensionTestsPath: tests && remote(tests),
  }).filter(([, value]) => value);
  return `${origin}/?${new URLSearchParams({ folder: workspace, payload: JSON.stringify(payload) })}`;
}
