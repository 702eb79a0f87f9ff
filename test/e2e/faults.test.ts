import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { processesOf } from '../support/processes';
import { randomColumns } from '../support/random';
import { useDescent } from '../support/workbench';

const ROWS = 100_000;
const COLUMNS = 10;

/** Two classes that overlap, so that a sigmoid neuron never comes to an end by itself. */
function writeLargeTable(file: string): void {
  const columns = randomColumns(COLUMNS, ROWS, 11);
  const header = [...columns.map((_, j) => `x${j}`), 'label'].join();
  const lines = Array.from({ length: ROWS }, (_, i) => {
    const cells = columns.map((column) => column[i] ?? 0);
    const score = (cells[0] ?? 0) + (cells[1] ?? 0) + (cells[9] ?? 0);
    return [...cells.map((cell) => cell.toFixed(5)), score > 0 ? 'yes' : 'no'].join();
  });
  fs.writeFileSync(file, `${header}\n${lines.join('\n')}\n`);
}

describe(`a training of ten million iterations on ${ROWS} × ${COLUMNS}`, () => {
  const descent = useDescent({ settings: { 'descent.tolerance': 0, 'descent.maxIterations': '10000000' } });
  const words = async (selector: string) => (await descent().panel.locator(selector).textContent()) ?? '';
  const isTraining = async (run: number) => {
    const { panel } = descent();
    await panel
      .locator(`body[data-state="training"][data-run="${run}"][data-iterations]:not([data-iterations="0"])`)
      .waitFor();
  };

  it('begins from the picker', async () => {
    const { folder, picker } = descent();
    writeLargeTable(path.join(folder, 'large.csv'));
    await descent().openFile('large.csv');
    await descent().runCommand('Descent: Train a Model on This CSV');
    await picker.opened('Choose the target');
    await picker.focus('label');
    for (const step of ['Choose the target', 'Choose the estimator', 'Choose the features']) {
      await picker.opened(step);
      await picker.accept();
    }
    await isTraining(1);
  });

  it('leaves the window usable', async () => {
    const { editor, page } = descent();
    await editor.goTo(50_000);
    await page.locator('.statusbar-item', { hasText: 'Ln 50000' }).waitFor();
    assert.match((await descent().statusBar(/loss/).textContent()) ?? '', /label: iteration \d/);
  });

  it('obeys Stop, with the weights so far', async () => {
    await descent().panel.locator('#stop').click();
    await descent().finished(1);
    assert.match(await words('#notes'), /Stopped by you/);
    assert.ok((await descent().panel.locator('#weights tr[data-feature]').count()) === COLUMNS);
  });

  it('obeys the Stop of the palette as well', async () => {
    await descent().runCommand('Descent: Train Again');
    await isTraining(2);
    await descent().runCommand('Descent: Stop Training');
    await descent().finished(2);
  });

  it('says so when its process is killed, and trains again on Try Again', async () => {
    const { panel } = descent();
    await descent().runCommand('Descent: Train Again');
    await isTraining(3);
    const [pid, ...others] = processesOf(descent().folder);
    assert.ok(pid && others.length === 0, 'one training process');
    process.kill(pid, 'SIGKILL');
    await panel.locator('body[data-state="failed"]').waitFor();
    assert.match(await words('#notes'), /training process ended.*SIGKILL.*untouched/);
    await descent()
      .notification(/training process ended/)
      .first()
      .waitFor();
    await panel.locator('#retry').click();
    await isTraining(4);
    await panel.locator('#stop').click();
    await descent().finished(4);
  });

  it('ends its process with its panel', async () => {
    const { page, folder } = descent();
    await page.locator('.tab', { hasText: 'Descent: large.csv' }).hover();
    await page.locator('.tab', { hasText: 'Descent: large.csv' }).locator('[aria-label^="Close"]').click();
    while (processesOf(folder).length > 0) await page.evaluate(() => new Promise(requestAnimationFrame));
  });
});
