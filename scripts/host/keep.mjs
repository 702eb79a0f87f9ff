// A program that ends when this process does, with all that it started and the folder it works in.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

const keeper = path.join(import.meta.dirname, 'keeper.mjs');

/**
 * @param {string} folder removed at the end
 * @param {string[]} command
 * @param {NodeJS.ProcessEnv} env
 */
export function keep(folder, command, env) {
  const stdio = /** @type {['pipe', 'pipe', 'pipe']} */ (['pipe', 'pipe', 'pipe']);
  const program = spawn(process.execPath, [keeper, folder, ...command], { env, stdio, detached: true });
  const closed = once(program, 'close');
  return {
    stdout: program.stdout,
    stderr: program.stderr,
    closed,
    /** Ends the program; resolves when nothing of it is left. */
    close: async () => {
      program.stdin.end();
      await closed;
    },
  };
}
