// Runs a program in the project's folder, its output shown as it comes; it ends with this process.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { root } from '../host/places.mjs';

/**
 * @param {string} command
 * @param {string[]} args
 * @returns {Promise<number | null>} its exit code
 */
export async function run(command, args) {
  const shell = process.platform === 'win32' && command === 'npm'; // there npm is a script of the shell
  const program = spawn(command, args, { cwd: root, stdio: 'inherit', shell });
  const end = () => program.kill();
  process.once('exit', end);
  const [code] = await once(program, 'exit');
  process.off('exit', end);
  return code;
}
