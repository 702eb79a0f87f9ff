// Finds a desktop VS Code.

import fs from 'node:fs';
import path from 'node:path';
import { findProgram } from './program.mjs';

/** How the path of the `code` command ends, and where the application lies from its folder. */
const APPLICATIONS = [
  { command: '.app/Contents/Resources/app/bin/code', application: '../../../MacOS/Electron' },
  { command: '.app/Contents/Resources/app/bin/code', application: '../../../MacOS/Code' },
  { command: 'bin/code.cmd', application: '../Code.exe' }, // Windows
  { command: 'bin/code', application: '../code' }, // Linux
];

/** @returns {string | undefined} the executable that DESCENT_VSCODE names, or the application behind `code` on the PATH */
export function findDesktop() {
  const named = process.env.DESCENT_VSCODE;
  if (named && !fs.existsSync(named)) throw new Error(`DESCENT_VSCODE names ${named}, and there is no such file.`);
  const command = named ?? (isDesktop() ? findProgram(['code']) : undefined);
  return command && behind(fs.realpathSync(command));
}

/** A Linux without a display shows nothing, and in a window that works on a remote machine `code` only talks to that window. */
function isDesktop() {
  const { DISPLAY, WAYLAND_DISPLAY, VSCODE_IPC_HOOK_CLI } = process.env;
  return !VSCODE_IPC_HOOK_CLI && (process.platform !== 'linux' || Boolean(DISPLAY || WAYLAND_DISPLAY));
}

/** @param {string} command */
function behind(command) {
  const unix = command.replaceAll('\\', '/');
  const candidates = APPLICATIONS.filter((one) => unix.endsWith(one.command));
  const paths = candidates.map((one) => path.join(path.dirname(command), one.application));
  return paths.find((one) => fs.existsSync(one)) ?? command;
}
