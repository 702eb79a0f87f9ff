// Runs programs one after another for as long as standard input is open, then ends all that they started and removes their folder.
//   node keeper.mjs FOLDER '[["COMMAND", "ARGUMENT", …], …]'
// Standard input closes however the process at its other end goes: by returning, by Ctrl-C, by being killed. So no server,
// file watcher or extension host is ever left behind.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';

const [folder = '', programs = '[]'] = process.argv.slice(2);
const closed = once(process.stdin.resume(), 'close');

let code = 0;
for (const [command, ...args] of JSON.parse(programs)) {
  code = await run(command, args);
  if (code !== 0) break;
}
fs.rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
process.exit(code); // standard input may still be open

/**
 * @param {string} command
 * @param {string[]} args
 * @returns {Promise<number>} the exit code
 */
async function run(command, args) {
  const program = spawn(command, args, { detached: true, stdio: ['ignore', 'inherit', 'inherit'] });
  const exited = once(program, 'exit');
  await Promise.race([exited, closed]);

  signal(program.pid, 'SIGTERM');
  const patience = setTimeout(signal, 5000, program.pid, 'SIGKILL');
  const [code] = await exited;
  clearTimeout(patience);
  signal(program.pid, 'SIGKILL'); // what the program started outlives it by some seconds
  return code ?? 1;
}

/**
 * To the program's whole group.
 * @param {number | undefined} group
 * @param {NodeJS.Signals} name
 */
function signal(group, name) {
  try {
    if (group) process.kill(-group, name);
  } catch {
    // the group is gone
  }
}
