// Programs that end when this process does, with all that they started and the folder they work in.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

const keeper = path.join(import.meta.dirname, 'keeper.mjs');

/**
 * @param {string} folder removed at the end
 * @param {string[][]} programs commands with their arguments, run one after another until one fails
 * @param {NodeJS.ProcessEnv} env
 */
export function keep(folder, programs, env) {
  const stdio = /** @type {['pipe', 'pipe', 'pipe']} */ (['pipe', 'pipe', 'pipe']);
  const keeping = spawn(process.execPath, [keeper, folder, JSON.stringify(programs)], { env, stdio, detached: true });
  const closed = once(keeping, 'close');
  return {
    stdout: keeping.stdout,
    stderr: keeping.stderr,
    closed,
    /** Ends what runs; resolves when nothing of it is left. */
    close: async () => {
      keeping.stdin.end();
      await closed;
    },
  };
}
