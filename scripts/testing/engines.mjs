// Installs what runs exported models in the tests: DuckDB and ONNX Runtime from npm into .cache, the rest from Debian.

import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { installDebian } from '../host/debian.mjs';
import { cache, root } from '../host/places.mjs';

const pinned = path.join(root, 'scripts/exports');
const home = path.join(cache, 'exports');
const stamp = path.join(home, 'installed');

/** Debian's packages, and how to see that one is there. @type {Record<string, [string, ...string[]]>} */
const DEBIAN = {
  'python3-sklearn': ['/usr/bin/python3', '-c', 'import sklearn'],
  postgresql: ['sh', '-c', 'ls /usr/lib/postgresql/*/bin/initdb'],
  'libreoffice-calc': ['soffice', '--version'],
};

/** What is missing afterwards is told, and the tests that need it fail. */
export function installEngines() {
  if (read(stamp) !== read(path.join(pinned, 'package-lock.json'))) installPackages();
  const missing = Object.entries(DEBIAN).filter(([, [program, ...args]]) => spawnSync(program, args).status !== 0);
  const names = missing.map(([name]) => name);
  if (names.length === 0 || installDebian(names, 'programs that run exported models')) return;
  console.log(`Not there, so that tests will fail: ${names.join(', ')}. Install them (on Debian: apt-get install).`);
}

/** Without scripts: that of ONNX Runtime would fetch libraries for graphics cards. */
function installPackages() {
  console.log(`Installing DuckDB and ONNX Runtime into ${path.relative(root, home)}: 360 MB.`);
  fs.rmSync(home, { recursive: true, force: true });
  fs.mkdirSync(home, { recursive: true });
  for (const file of ['package.json', 'package-lock.json']) {
    fs.copyFileSync(path.join(pinned, file), path.join(home, file));
  }
  const words = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status, stdout, stderr } = spawnSync('npm', words, { cwd: home, encoding: 'utf8' });
  if (status !== 0) throw new Error(`npm ${words.join(' ')} failed in ${home}:\n${stdout}${stderr}`);
  fs.copyFileSync(path.join(pinned, 'package-lock.json'), stamp);
}

/**
 * @param {string} file
 * @returns {string} its text, empty if there is none
 */
function read(file) {
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '';
}
