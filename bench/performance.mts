// Descent beside what people would use instead: npm run bench [-- --quick] [-- --only NAME]
// Makes its tables and installs its peers in .cache/bench, runs all in turn, and writes docs/performance.md.
// --quick and --only are for work on the benchmark itself, and write nothing.

import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { exactness } from './exactness.mjs';
import { installPeers } from './peers.mjs';
import { reportOf, told } from './report.mjs';
import type { Bench, Row, Subject } from './row.mjs';
import { fits } from './rows/fits.mjs';
import { growth } from './rows/growth.mjs';
import { iteration } from './rows/iteration.mjs';
import { linear } from './rows/linear.mjs';
import { logistic } from './rows/logistic.mjs';
import { reading } from './rows/reading.mjs';
import { samples } from './rows/samples.mjs';
import { makeTables } from './tables.mjs';

const SUBJECTS: readonly Subject[] = [linear, reading, logistic, iteration, growth, fits, samples];

const { values } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, only: { type: 'string', multiple: true } },
});
const { quick, only } = values;
const bench: Bench = { quick, runs: quick ? 2 : 5 };
const wanted = (name: string) => !only || only.includes(name);

makeTables(!quick);
await installPeers();
const rows: Row[] = [];
for (const subject of SUBJECTS) {
  if (!wanted(subject.name)) continue;
  const began = performance.now();
  const measured = await subject.measure(bench);
  rows.push(...measured);
  console.log(`${subject.name}, ${((performance.now() - began) / 1000).toFixed(0)} s`);
  for (const row of measured) console.log(told(row));
}
const exact = wanted('exact') ? await exactness(quick) : [];
for (const line of exact) console.log(line);
if (!quick && !only) writeFileSync('docs/performance.md', reportOf(rows, exact, bench.runs));
