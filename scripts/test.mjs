// All checks and tests in one go: node scripts/test.mjs
// Or some of them, with options for mocha: node scripts/test.mjs build e2e --grep hover
// The last line is `N passed, N failed`, summed over all suites; a check that fails counts as one failed.

import fs from 'node:fs';
import path from 'node:path';
import { onEnding } from './host/ending.mjs';
import { root } from './host/places.mjs';
import { packExtension } from './host/vsix.mjs';
import { compileKernels } from './kernels.mjs';
import { installEngines } from './testing/engines.mjs';
import { runMocha } from './testing/mocha.mjs';
import { run } from './testing/run.mjs';
import { runInVSCode, runInWebHost } from './testing/vscode.mjs';

/** @typedef {import('./testing/totals.mjs').Totals} Totals */
/** @typedef {{ title: string, run: (options: string[]) => Promise<Totals>, needsBuild?: boolean }} Step */

/** @type {Totals} */
const FAILED = { passed: 0, failed: 1 };

/** @type {Record<string, Step>} */
const STEPS = {
  'check-types': { title: 'Checking the types', run: () => check('check-types') },
  lint: { title: 'Checking the style', run: () => check('lint') },
  build: { title: 'Building the extension and its tests', run: build },
  unit: { title: 'Unit tests', run: unit },
  exports: { title: 'Exported models, run by other programs', run: exported },
  vscode: { title: 'Integration tests inside VS Code', run: runInVSCode, needsBuild: true },
  web: { title: 'Tests of the extension in a browser', run: runInWebHost, needsBuild: true },
  e2e: { title: "End-to-end tests: a person's path through the workbench", run: endToEnd, needsBuild: true },
};

const args = process.argv.slice(2);
const options = args.slice([...args, '-'].findIndex((arg) => arg.startsWith('-')));
const named = args.slice(0, args.length - options.length);
const names = named.length > 0 ? named : Object.keys(STEPS);

onEnding(() => process.exit(1));
await compileKernels();

const total = { passed: 0, failed: 0 };
let built = true;
for (const name of names) {
  const { passed, failed } = await carryOut(name);
  total.passed += passed;
  total.failed += failed;
  if (name === 'build') built = failed === 0;
}
process.exitCode = total.failed > 0 ? 1 : 0;
console.log(`\n${total.passed} passed, ${total.failed} failed`);

/**
 * @param {string} name
 * @returns {Promise<Totals>}
 */
async function carryOut(name) {
  const step = STEPS[name];
  if (!step) throw new Error(`There is no step ${name}: there are ${Object.keys(STEPS).join(', ')}.`);
  console.log(`\n== ${step.title}`);
  if (step.needsBuild && !built) {
    console.log('Not run, for the build failed.');
    return FAILED;
  }
  try {
    return await step.run(options);
  } catch (error) {
    console.log(error instanceof Error ? error.message : error);
    return FAILED;
  }
}

/**
 * A check is an npm script and says nothing in numbers.
 * @param {string} script
 * @param {string[]} args
 * @returns {Promise<Totals>}
 */
async function check(script, ...args) {
  const code = await run('npm', ['run', '--silent', script, '--', ...args]);
  return code === 0 ? { passed: 0, failed: 0 } : FAILED;
}

function build() {
  fs.rmSync(path.join(root, 'out/test'), { recursive: true, force: true }); // a test that is gone is not to run again
  return check('build', '--tests');
}

/** @param {string[]} options */
function unit(options) {
  return runMocha('unit', [
    'test/{core,corpus,kernels,ledger,lessons,trainer,property,cli,panel,scripts}/**/*.test.ts',
    ...options,
  ]);
}

/** @param {string[]} options */
function exported(options) {
  installEngines();
  return runMocha('exports', ['--timeout', '300000', 'test/exports/**/*.test.ts', ...options]);
}

/** @param {string[]} options */
function endToEnd(options) {
  packExtension();
  return runMocha('e2e', ['--timeout', '240000', 'test/e2e/**/*.test.ts', ...options]);
}
