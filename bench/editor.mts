// How long a person waits in the real VS Code: npm run bench:editor
// In fresh windows that have settled: the activation as VS Code itself reports it, and the time from Enter to the first drawn loss,
// medians of five. In one more, on a document of 45 MB: the longest block of the extension host in each phase, and the late frames
// of the panel.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { packExtension } from '../scripts/host/vsix.mjs';
import { openDescent, type Workbench } from '../test/support/workbench';
import { type Measured, measurePhases, TABLE } from './editor/phases.mjs';
import { Sampler } from './editor/sampler.mjs';
import { make } from './tables.mjs';

const WINDOWS = 5;
const MOST_SCROLLS = 50;

packExtension();
const workspace = fs.mkdtempSync(path.join(os.tmpdir(), 'descent-bench-'));
try {
  await tellOfWindows();
  await tellOfPhases();
} finally {
  fs.rmSync(workspace, { recursive: true });
}

async function tellOfWindows(): Promise<void> {
  const activations: number[] = [];
  const firstLosses: number[] = [];
  /** Of that time, what passes after VS Code has given the page its frame. */
  const inThePage: number[] = [];
  for (let window = 0; window < WINDOWS; window++) {
    const sampler = new Sampler();
    const vscode = await openDescent({ development: sampler.folder });
    try {
      await sampler.settled();
      firstLosses.push(await timeToFirstLoss(vscode));
      inThePage.push(Math.round(await vscode.panel.locator('body').evaluate(() => performance.now())));
      activations.push(await activationTime(vscode));
    } finally {
      await vscode.close();
      sampler.dispose();
    }
  }
  console.log(`activation: ${median(activations)} ms (${activations.join(', ')})`);
  console.log(`from Enter to the first drawn loss: ${median(firstLosses)} ms (${firstLosses.join(', ')})`);
  console.log(`of that, in the page itself: ${median(inThePage)} ms (${inThePage.join(', ')})`);
}

async function tellOfPhases(): Promise<void> {
  const sampler = new Sampler();
  try {
    make(TABLE.rows, TABLE.features, { table: path.join(workspace, TABLE.file) });
    for await (const measured of measurePhases(workspace, sampler)) console.log(lineOf(measured));
  } finally {
    sampler.dispose();
  }
}

function lineOf({ name, block, processor, frames }: Measured): string {
  const blocked = `${name}: blocked for ${Math.round(block)} ms at the longest (${Math.round(processor)} ms of processor)`;
  if (!frames) return blocked;
  return `${blocked}; ${frames.late} of ${frames.count} frames late, the longest ${Math.round(frames.longest)} ms`;
}

async function timeToFirstLoss(vscode: Workbench): Promise<number> {
  const { picker, panel } = vscode;
  await vscode.runCommand('Descent: Train a Model on This CSV');
  await picker.opened('Choose the target');
  await picker.accept();
  await picker.opened('Choose the estimator');
  await picker.accept();
  await picker.opened('Choose the features');
  const start = performance.now();
  await picker.accept();
  await panel.locator('body[data-iterations]:not([data-iterations="0"])').waitFor();
  return Math.round(performance.now() - start);
}

/** What Developer: Show Running Extensions says of Descent; its list, the slowest first, has no rows but those in sight. */
async function activationTime(vscode: Workbench): Promise<number> {
  const { page } = vscode;
  await vscode.runCommand('Developer: Show Running Extensions');
  const rows = page.locator('.runtime-extensions-editor .monaco-list-row');
  await rows.first().hover();
  const time = rows.and(page.locator('[aria-label="descent"]')).locator('.activation-time');
  for (let scrolls = 0; (await time.count()) === 0; scrolls++) {
    if (scrolls === MOST_SCROLLS) throw new Error('Descent is not among the running extensions.');
    await page.mouse.wheel(0, 100);
    await page.waitForTimeout(100);
  }
  return Number(/(\d+)\s*ms/.exec((await time.textContent()) ?? '')?.[1]);
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
