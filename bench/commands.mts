import path from 'node:path';
import type { Command } from './measure.mjs';
import { PEER_PROGRAMS, PROGRAMS, PYTHON, TERMINAL } from './places.mjs';

/** What keeps the terminal to one thread, or makes it take two. By itself it takes what is quicker. */
export const ONE_THREAD = ['--threads', '1'];
export const TWO_THREADS = ['--threads', '2'];

const THOUSAND = ['--json', '--set', 'maxIterations=1000', '--set', 'tolerance=0'];
/** Values as JavaScript has them take more than a process may have by default. */
const ROOMY = ['--expose-gc', '--max-old-space-size=12000'];

/** Descent's terminal, a thousand iterations. */
export const train = (table: string, target: string, ...words: string[]): Command => [
  process.execPath,
  TERMINAL,
  'train',
  table,
  '--target',
  target,
  ...THOUSAND,
  ...words,
];

/** Descent's core by itself. */
export const ours = (...words: string[]): Command => [process.execPath, '--expose-gc', programAt('ours.mjs'), ...words];

/** The same with the twins of the kernels. */
export const oursPlain = (...words: string[]): Command => [
  process.execPath,
  '--expose-gc',
  '--require',
  programAt('plain.cjs'),
  programAt('ours.mjs'),
  ...words,
];

/** A program over peers from the registry. */
export const peer = (program: string, ...words: string[]): Command => [
  process.execPath,
  ...ROOMY,
  programAt(program),
  ...words,
];

export const python = (program: string, ...words: string[]): Command => [
  PYTHON,
  path.join(PROGRAMS, program),
  ...words,
];

function programAt(name: string): string {
  return path.join(PEER_PROGRAMS, name);
}
