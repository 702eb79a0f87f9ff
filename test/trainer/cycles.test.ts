import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { temporaryRoot } from '../../src/trainer/leftovers';
import { buildTrainer, type Left, processCycles, trainingCycles } from '../support/cycles';

/** `npm run faults` goes through a thousand of each. */
const PROCESSES = 20;
const TRAININGS = 100;
/** A megabyte: what the engine itself keeps, as compiled code, comes to some hundred kilobytes and doesn't grow with the cycles. */
const SPARE_KILOBYTES = 1000;

function nothing({ kilobytes, ...others }: Left): void {
  assert.deepEqual(others, { processes: 0, 'temporary files': 0, 'open files': 0, listeners: 0 });
  assert.ok(kilobytes < SPARE_KILOBYTES, `${kilobytes} kB`);
}

describe('cycles of starting and stopping', () => {
  let folder = '';
  let bundle = '';
  before(async () => {
    folder = mkdtempSync(path.join(temporaryRoot(), 'cycles-test-'));
    bundle = await buildTrainer(folder);
  });
  after(() => rmSync(folder, { recursive: true }));

  it('leave nothing of a training process', async function () {
    this.timeout(120_000);
    nothing((await processCycles(PROCESSES, bundle, folder)).left);
  });

  it('leave nothing in a training process', async function () {
    this.timeout(120_000);
    nothing((await trainingCycles(TRAININGS, bundle, folder)).left);
  });
});
