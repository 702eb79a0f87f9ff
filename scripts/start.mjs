// npm start: Descent, built from here, in a VS Code on a copy of the sample tables.
// In the desktop VS Code where there is one (DESCENT_VSCODE names it, or `code` is on the PATH); else in one that is served on
// loopback, at PORT or 8123, until Ctrl-C.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import net from 'node:net';
import path from 'node:path';
import { findDesktop } from './host/desktop.mjs';
import { onEnding } from './host/ending.mjs';
import { cache, root } from './host/places.mjs';
import { copySamples } from './host/samples.mjs';
import { startServer, workbenchUrl } from './host/server.mjs';
import { packExtension } from './host/vsix.mjs';
import { run } from './testing/run.mjs';

const FILE = 'auto-mpg.csv';
const USUAL_PORT = 8123;

try {
  console.log('Building the extension.');
  if ((await run(process.execPath, ['esbuild.mjs', '--production'])) !== 0) throw new Error('The build failed.');
  const workspace = copySamples(path.join(cache, 'samples'));
  const desktop = findDesktop();
  await (desktop ? openDesktop(desktop, workspace) : serve(workspace));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

/**
 * @param {string} executable
 * @param {string} workspace
 */
async function openDesktop(executable, workspace) {
  console.log(`Opening ${executable} on ${path.join(workspace, FILE)}`);
  const args = ['--new-window', `--extensionDevelopmentPath=${root}`, workspace, path.join(workspace, FILE)];
  const program = spawn(executable, args, { stdio: 'ignore', detached: true });
  await once(program, 'spawn');
  program.unref();
}

/** @param {string} workspace */
async function serve(workspace) {
  const vsix = packExtension();
  const port = Number(process.env.PORT) || ((await isFree(USUAL_PORT)) ? USUAL_PORT : 0);
  const server = await startServer({ port, vsix });
  onEnding(server.close);

  console.log('VS Code is served with Descent installed. Open the address below in a browser; Ctrl-C ends it.');
  console.log('In it press F1 and choose "Descent: Train a Model on This CSV".');
  console.log(workbenchUrl(server.origin, { workspace, file: FILE }));
  await server.closed;
}

/**
 * @param {number} port
 * @returns {Promise<boolean>}
 */
async function isFree(port) {
  const probe = net.createServer().listen(port, '127.0.0.1');
  try {
    await once(probe, 'listening');
    return true;
  } catch {
    return false;
  } finally {
    probe.close();
  }
}
