// Installs Debian's packages, where we may.

import { spawnSync } from 'node:child_process';
import { findProgram } from './program.mjs';

/**
 * @param {string[]} packages
 * @param {string} what says what they are for
 * @returns {boolean} whether they are there
 */
export function installDebian(packages, what) {
  if (process.getuid?.() !== 0 || !findProgram(['apt-get'])) return false;
  console.log(`Installing ${what} (apt-get install ${packages.join(' ')}).`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const wait = ['-o', 'DPkg::Lock::Timeout=300'];
  spawnSync('apt-get', ['update'], { env });
  const result = spawnSync('apt-get', [...wait, 'install', '-y', '--no-install-recommends', ...packages], {
    env,
    encoding: 'utf8',
  });
  if (result.status !== 0) console.log(result.stderr);
  return result.status === 0;
}
