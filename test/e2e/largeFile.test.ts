import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { LARGE_WEIGHTS, writeLargeTable } from '../support/largeTable';
import { processesOf } from '../support/processes';
import { record } from '../support/record';
import { stopwatch } from '../support/stopwatch';
import { useDescent } from '../support/workbench';

const BYTES = 200_000_000;
const FILE = 'large.csv';
const NAMES = Object.keys(LARGE_WEIGHTS);

/** VS Code hides a file of this size from extensions: there is no document, only a tab. */
describe(`a table of ${BYTES / 1e6} MB`, () => {
  const descent = useDescent({ settings: { 'descent.tolerance': 0, 'descent.maxIterations': '10000000' } });
  const file = () => path.join(descent().folder, FILE);
  const body = (state: string) => descent().panel.locator(`body${state}`);
  const notes = () => descent().panel.locator('#notes');
  const inExplorer = () => descent().page.locator('.explorer-folders-view .monaco-list-row', { hasText: FILE });
  let filesBefore: readonly string[] = [];

  it('is opened from the explorer', async () => {
    const { page, editor } = descent();
    filesBefore = filesIn(path.dirname(descent().folder));
    writeLargeTable(file(), BYTES);
    await descent().runCommand('View: Show Explorer');
    await descent().runCommand('Refresh Explorer'); // not to wait for what watches the folder
    await inExplorer().dblclick();
    await page.locator('.tab.active', { hasText: FILE }).waitFor();
    await editor.line([...NAMES, 'y', 'above'].join()).waitFor();
  });

  it('is read for the picker from the explorer’s menu, and no more when the picker is left', async () => {
    const { page, picker } = descent();
    await descent().chooseFromMenu(inExplorer(), 'Train a Model on This CSV');
    await page.locator('.quick-input-title', { hasText: `Train a Model on ${FILE}` }).waitFor();
    await picker.cancel();
    await gone();
  });

  it('is read from its tab with progress in per cent, and trained on', async () => {
    const { page, picker, panel } = descent();
    const placeholders = await record(page.locator('.quick-input-widget'), 'placeholder');
    await page.locator('.tab.active', { hasText: FILE }).click();
    await page.locator('.editor-actions [aria-label*="Train a Model on This CSV"]').first().click();
    await picker.opened('Choose the target');
    const percents = percentsIn(await placeholders());
    assert.ok(percents.length > 0 && isRising(percents), percents.join());
    await picker.focus('above');
    await picker.accept();
    await picker.opened('Choose the estimator');
    await picker.accept();
    await picker.opened('Choose the features');
    await picker
      .row(/^\s*y\s*number/)
      .locator('.monaco-checkbox')
      .click(); // it gives the target away
    await picker.accept();
    await body('[data-state="training"][data-iterations]:not([data-iterations="0"])').waitFor();
    assert.equal(await panel.locator('#stop').isEnabled(), true);
  });

  it('is stopped while it is trained on', async () => {
    const ends = await record(body(''), 'data-ended');
    const [toEnd, toMetrics] = [await stopwatch(body(''), 'data-ended'), await stopwatch(body(''), 'data-state')];
    await descent().panel.locator('#stop').click();
    await notes().getByText('Stopped by you').first().waitFor();
    await descent().finished(1);
    const [end, metrics] = [await toEnd(), await toMetrics()].map(Math.round);
    console.log(`      from the click to its end: ${end} ms, and to its metrics: ${metrics} ms`);
    assert.equal((await ends()).length, 1, 'the end was shown before there were metrics');
    assert.equal(await descent().panel.locator('#weights tr[data-feature]').count(), NAMES.length);
  });

  it('is stopped while it is read', async () => {
    await descent().closeTab(FILE); // or VS Code would read it again as well
    const [earlier] = processesOf(descent().folder);
    fs.appendFileSync(file(), '0,0,0,0,1,0\n');
    const states = await record(body(''), 'data-state');
    await descent().panel.locator('#train-again').click();
    const trainer = await begun(earlier);
    process.kill(trainer, 'SIGSTOP'); // so that it is still read when the button is pressed, on any machine: it is ended as it is
    await body('[data-state="reading"][data-run="2"]').waitFor();
    const toEnd = await stopwatch(body(''), 'data-state');
    await descent().panel.locator('#stop').click();
    await body('[data-state="failed"][data-run="2"]').waitFor();
    console.log(`      from the click to its end: ${Math.round(await toEnd())} ms`);
    assert.match((await notes().textContent()) ?? '', /stopped before the first iteration/i);
    assert.deepEqual((await states()).slice(-2), ['reading', 'failed']);
    await gone();
  });

  it('is trained on to the end, with progress in per cent in the panel', async () => {
    const { panel } = descent();
    const words = await record(panel.locator('#progress'), 'text');
    await panel.locator('#iterations').fill('50');
    await panel.locator('#iterations').press('Enter');
    await descent().finished(3);
    const said = await words();
    const percents = percentsIn(said);
    assert.ok(percents.length > 0 && isRising(percents), said.join('; '));
    const weights: number[] = [];
    for (const name of NAMES) {
      const weight = panel.locator(`#weights tr[data-feature="${name}"] [data-column="weight"]`);
      weights.push(Number(await weight.getAttribute('data-value')));
    }
    const [a = Number.NaN] = weights;
    for (const [j, name] of NAMES.entries()) {
      // Whether a sum and noise are above their mean depends on the sum's direction alone.
      const expected = Object.values(LARGE_WEIGHTS)[j] ?? Number.NaN;
      assert.ok(Math.abs((weights[j] ?? 0) / a - expected / LARGE_WEIGHTS.a) < 0.05, name);
    }
  });

  it('leaves no process and no file behind', async () => {
    await descent().closeTab(`Descent: ${FILE}`);
    await gone();
    assert.deepEqual(
      filesIn(path.dirname(descent().folder)).filter((one) => !filesBefore.includes(one)),
      [],
    );
  });

  /** Another training process than the one before, as soon as it is there. */
  async function begun(earlier: number | undefined): Promise<number> {
    for (;;) {
      const pid = processesOf(descent().folder).find((one) => one !== earlier);
      if (pid !== undefined) return pid;
      await new Promise(setImmediate);
    }
  }

  async function gone(): Promise<void> {
    while (processesOf(descent().folder).length > 0) {
      await descent().page.evaluate(() => new Promise(requestAnimationFrame));
    }
  }
});

const isRising = (numbers: readonly number[]) => numbers.every((one, i) => one > (numbers[i - 1] ?? -1));

/** Those that are named in words such as `Reading large.csv… 37%`. */
function percentsIn(words: readonly string[]): number[] {
  return words.flatMap((text) => /Reading .* (\d+)%/.exec(text)?.[1] ?? []).map(Number);
}

/** The files of a folder and all folders in it, but for those of VS Code itself. */
function filesIn(folder: string): string[] {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => path.relative(folder, path.join(parentPath, name)))
    .filter((name) => !/^(data|extensions|samples)\//.test(name));
}
