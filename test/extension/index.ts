// Runs every test that lies beside it with mocha, inside VS Code's extension host.

import { readdirSync } from 'node:fs';
import path from 'node:path';
import { format } from 'node:util';
import Mocha from 'mocha';
import TotalsReporter from '../../scripts/testing/reporter.mjs';

/** VS Code logs much beside: the mark tells the report's lines from the rest. */
Mocha.reporters.Base.consoleLog = (...args: unknown[]) => console.log(`│ ${format(...args)}`);

/** What VS Code calls; it takes a rejection as failure. */
export async function run(): Promise<void> {
  const grep = process.env.DESCENT_TESTS_GREP;
  const mocha = new Mocha({
    timeout: 20_000,
    ...(grep !== undefined && { grep }),
    forbidOnly: true,
    reporter: TotalsReporter,
    reporterOptions: { totals: path.join(__dirname, 'totals.json') },
  });
  for (const file of readdirSync(__dirname)) {
    if (file.endsWith('.test.js')) mocha.addFile(path.join(__dirname, file));
  }
  const failures = await new Promise<number>((resolve) => mocha.run(resolve));
  if (failures > 0) throw new Error(`${failures} failed`);
}
