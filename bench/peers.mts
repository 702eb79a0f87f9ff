import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { PEER_PROGRAMS, PEERS, PROGRAMS, PYTHON } from './places.mjs';

const PACKAGES = {
  '@duckdb/node-api': '1.5.6-r.1',
  '@tensorflow/tfjs': '4.22.0',
  '@tensorflow/tfjs-backend-wasm': '4.22.0',
  'csv-parse': '7.0.3',
  'd3-dsv': '3.0.2',
  'ml-logistic-regression': '2.0.0',
  'ml-matrix': '6.12.1',
  'ml-regression': '6.3.0',
  'nodejs-polars': '0.25.2',
  papaparse: '5.7.1',
  udsv: '0.7.3',
} as const;

/** What of polars is compiled for this machine: npm leaves it out of polars' own list where Node is older than it says. */
const COMPILED: Readonly<Record<string, string>> = { linux: '-gnu', win32: '-msvc' };
const POLARS = `nodejs-polars-${process.platform}-${process.arch}${COMPILED[process.platform] ?? ''}`;

const WANTED = { ...PACKAGES, [POLARS]: PACKAGES['nodejs-polars'] };

/** Debian's, and how to see that one is there. */
const DEBIAN: Readonly<Record<string, readonly [string, ...string[]]>> = {
  'python3-pandas': [PYTHON, '-c', 'import pandas'],
  'python3-sklearn': [PYTHON, '-c', 'import sklearn'],
  'liblinear-tools': ['which', 'liblinear-train'],
};

/** Installs the peers that are not there yet; one that can't be had fails later, in its rows. */
export async function installPeers(): Promise<void> {
  const manifest = JSON.stringify({ private: true, type: 'module', dependencies: WANTED }, undefined, 2);
  const place = path.join(PEERS, 'package.json');
  if (!fs.existsSync(place) || fs.readFileSync(place, 'utf8') !== manifest || !hasPackages()) {
    fs.rmSync(PEERS, { recursive: true, force: true });
    fs.mkdirSync(PEERS, { recursive: true });
    fs.writeFileSync(place, manifest);
    const { status } = spawnSync('npm', ['install', '--no-audit', '--no-fund'], { cwd: PEERS, stdio: 'inherit' });
    if (status !== 0) console.log('npm could not install the peers: their rows will say so.');
  }
  for (const [name, [program, ...words]] of Object.entries(DEBIAN)) {
    if (spawnSync(program, words).status === 0) continue;
    if (!installDebian(name)) console.log(`${name} is missing, and is left out: apt-get install ${name}`);
  }
  await bringPrograms();
}

/** Of dpkg: a dollar sign is its own. */
const FORMAT = `\${Package} \${Version}\n`;

/** The versions of all peers, for the report. */
export function versionsOfPeers(): string {
  const ask = spawnSync('dpkg-query', ['-W', '-f', FORMAT, ...Object.keys(DEBIAN)]);
  const debian = (ask.stdout?.toString() ?? '').trim().split('\n').filter(Boolean);
  return [...Object.entries(PACKAGES).map(([name, version]) => `${name} ${version}`), ...debian].join(', ');
}

function hasPackages(): boolean {
  return Object.keys(WANTED).every((name) => fs.existsSync(path.join(PEERS, 'node_modules', name)));
}

function installDebian(name: string): boolean {
  if (process.getuid?.() !== 0 || !fs.existsSync('/usr/bin/apt-get')) return false;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync('apt-get', ['install', '-y', name], { env }).status === 0;
}

/** Puts the programs where the packages are found, ours bundled as for people. */
async function bringPrograms(): Promise<void> {
  fs.mkdirSync(PEER_PROGRAMS, { recursive: true });
  for (const file of fs.readdirSync(PROGRAMS)) {
    if (file.endsWith('js')) fs.copyFileSync(path.join(PROGRAMS, file), path.join(PEER_PROGRAMS, file));
  }
  await build({
    entryPoints: { ours: path.join(PROGRAMS, 'ours.mts'), kernels: path.resolve('bench/kernels.mts') },
    outdir: PEER_PROGRAMS,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    logLevel: 'error',
  });
}
