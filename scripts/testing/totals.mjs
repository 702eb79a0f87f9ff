// What a suite counted.

import fs from 'node:fs';

/** @typedef {{ passed: number, failed: number }} Totals */

/**
 * Runs a suite that leaves its totals in a file. One that ends badly without a failed test counts as a failure, and so does one
 * that ran no test.
 * @param {string} file
 * @param {() => Promise<number | null>} run resolves to the exit code
 * @param {(line: string) => void} say
 * @returns {Promise<Totals>}
 */
export async function count(file, run, say = console.log) {
  fs.rmSync(file, { force: true });
  const code = await run();
  /** @type {Totals} */
  const totals = fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : { passed: 0, failed: 0 };
  if (totals.failed > 0 || (code === 0 && totals.passed > 0)) return totals;
  say(code === 0 ? 'No test was run.' : `The suite ended with ${code} though no test failed.`);
  return { ...totals, failed: 1 };
}
