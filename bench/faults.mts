// What is left behind by a thousand starts and stops: npm run faults, or npm run faults -- --cycles 200

import { mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { temporaryRoot } from '../src/trainer/leftovers';
import { buildTrainer, type Left, processCycles, trainingCycles } from '../test/support/cycles';

const { values } = parseArgs({ options: { cycles: { type: 'string', default: '1000' } } });
const count = Number(values.cycles);
const folder = mkdtempSync(path.join(temporaryRoot(), 'faults-'));
try {
  const bundle = await buildTrainer(folder);
  const { ended, left } = await timed(`${count} processes started, trained in and ended`, () =>
    processCycles(count, bundle, folder),
  );
  console.log(`  ended: ${listed(ended)}`);
  tell(left);
  tell(
    (await timed(`${count} trainings started and stopped in one process`, () => trainingCycles(count, bundle, folder)))
      .left,
  );
} finally {
  rmSync(folder, { recursive: true });
}

async function timed<T>(what: string, run: () => Promise<T>): Promise<T> {
  const begun = performance.now();
  const result = await run();
  console.log(`${what}: ${Math.round((performance.now() - begun) / 1000)} s`);
  return result;
}

/** A megabyte in a thousand cycles is nothing that a cycle leaves. */
function tell(left: Left): void {
  console.log(`  left behind: ${listed(left)}`);
  const { kilobytes, ...others } = left;
  if (kilobytes >= 1000 || Object.values(others).some((number) => number > 0)) process.exitCode = 1;
}

function listed(counts: object): string {
  return Object.entries(counts)
    .map(([what, number]) => `${number} ${what}`)
    .join(', ');
}
