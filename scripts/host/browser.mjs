// Finds a Chrome or Chromium to show the workbench in, and installs one where that is possible.

import { installDebian } from './debian.mjs';
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

const install = () => installDebian(['chromium'], 'a browser for the tests, 300 MB');
