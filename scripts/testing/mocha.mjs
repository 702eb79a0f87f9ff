// Runs a suite with mocha in plain Node.

import path from 'node:path';
import { cache, root } from '../host/places.mjs';
import { run } from './run.mjs';
import { count } from './totals.mjs';

const mocha = path.join(root, 'node_modules/mocha/bin/mocha.js');
const reporter = path.join(import.meta.dirname, 'reporter.mjs');

/**
 * @param {string} name
 * @param {string[]} args patterns and options
 */
export function runMocha(name, args) {
  const totals = path.join(cache, `totals/${name}.json`);
  const report = ['--forbid-only', '--reporter', reporter, '--reporter-option', `totals=${totals}`];
  return count(totals, () => run(process.execPath, [mocha, ...report, ...args]));
}
