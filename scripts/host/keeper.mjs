// Runs a program for as long as standard input is open, then ends all that it started and removes its folder.
//   node keeper.mjs FOLDER COMMAND [ARGUMENT…]
// Standard input closes however the process at its other end goes: by returning, by Ctrl-C, by being killed. So no server,
// file watcher or extension host is ever left behind.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';

const [folder = '', command = '', ...args] = process.argv.slice(2);
/** @type {import('node:child_process').ChildProcess} */
const program = spawn(command, args, { detached: true, stdio: ['ignore', 'inherit', 'inherit'] });
const exited = once(program, 'exit');

await Promise.race([exited, once(process.stdin.resume(), 'close')]);

signal('SIGTERM');
const patience = setTimeout(signal, 5000, 'SIGKILL');
const [code] = await exited;
clearTimeout(patience);
signal('SIGKILL'); // what the program started outlives it by some seconds
fs.rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
process.exitCode = code ?? 0;

/**
 * To the whole group.
 * @param {NodeJS.Signals} name
 */
function signal(name) {
  try {
    if (program.pid) process.kill(-program.pid, name);
  } catch {
    // the group is gone
  }
}
