// Finds a Chrome or Chromium to show the workbench in, and installs one where that is possible.

import { spawnSync } from 'node:child_process';
import { findProgram } from './program.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome', 'microsoft-edge'];
const USUAL_PLACES = ['/usr/bin', '/usr/local/bin', '/opt/google/chrome', '/snap/bin'];

/** @returns {string} the executable */
export function findBrowser() {
  const browser = process.env.CHROMIUM || search() || (install() && search());
  if (browser) return browser;
  throw new Error(
    'No Chrome or Chromium was found: install one (on Debian: apt-get install chromium) or name it in CHROMIUM.',
  );
}

const search = () => findProgram(NAMES, USUAL_PLACES);

/** With Debian's packages, if we may. */
function install() {
  if (process.getuid?.() !== 0 || !findProgram(['apt-get'])) return false;
  console.log('Installing a browser for the tests (apt-get install chromium, 300 MB).');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update'], { env });
  const result = spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], {
    env,
    encoding: 'utf8',
  });
  if (result.status !== 0) console.log(result.stderr);
  return result.status === 0;
}
