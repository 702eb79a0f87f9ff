import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { root } from '../../scripts/host/places.mjs';

/** Starts a process of its own and says both their ids. */
const PROGRAM = `
  const child = require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(Object, 1000)']);
  console.log(process.pid, child.pid);
  setInterval(Object, 1000);
`;

/** Keeps the program and shows what it says. */
const KEEPING = `
  const { keep } = await import(${JSON.stringify(path.join(root, 'scripts/host/keep.mjs'))});
  const kept = keep(process.argv[1], [[process.execPath, '-e', process.argv[2]]], process.env);
  kept.stdout.pipe(process.stdout);
  process.once('SIGUSR2', kept.close);
`;

describe('a program that is kept', () => {
  for (const signal of ['SIGUSR2', 'SIGTERM', 'SIGKILL'] as const) {
    it(`goes with all that it started, and its folder, at ${signal}`, async () => {
      const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'descent-keep-'));
      const keeping = spawn(process.execPath, ['--input-type=module', '-e', KEEPING, folder, PROGRAM]);
      const [ids] = await once(keeping.stdout, 'data');
      const pids = String(ids).trim().split(' ').map(Number);
      assert.deepEqual(pids.map(isAlive), [true, true]);

      keeping.kill(signal);
      while (pids.some(isAlive) || fs.existsSync(folder)) await setTimeout(20);
    });
  }
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
