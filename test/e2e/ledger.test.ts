import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { modelFromJson } from '../../src/core/export/modelJson';
import { CAR_FEATURES, Playground } from '../support/playground';
import { useDescent } from '../support/workbench';

describe('the kept runs in the side bar', () => {
  const descent = useDescent({ settings: { 'descent.keepRuns': 'workspace' } });
  const view = () => descent().page.locator('.part.sidebar');
  const rows = (text: string) => view().locator('.monaco-list-row', { hasText: text });
  const runs = () => rows('Linear regression of mpg');

  it('say what they are for where there is none', async () => {
    await descent().runCommand('Descent: Show Kept Runs');
    await view().getByText('No run has been kept yet.').waitFor();
    assert.equal((await view().locator('.title-label').textContent())?.trim(), 'Descent Runs');
    await view().getByRole('button', { name: 'Train a Model on This CSV' }).waitFor();
  });

  it('stand under their table, the newest first, each with its loss', async () => {
    const playground = new Playground(descent);
    await playground.train(1);
    await runs().nth(0).waitFor();
    const before = await playground.value('[data-metric="mse"]');
    const rate = descent().panel.locator('#learning-rate');
    await rate.fill('0.000001');
    await rate.press('Enter');
    await descent().finished(2);
    await runs().nth(1).waitFor();
    const after = await playground.value('[data-metric="mse"]');
    assert.equal(await rows('auto-mpg.csv').count(), 1);
    assert.equal(await runs().count(), 2);
    for (const [at, loss] of [after, before].entries()) {
      const text = (await runs().nth(at).textContent()) ?? '';
      assert.ok(text.includes(`Linear regression of mpg${Number(loss.toPrecision(4))} · `), text);
    }
  });

  it('are in files of the workspace where the setting says so', () => {
    const files = fs
      .readdirSync(path.join(descent().folder, '.descent', 'runs'))
      .filter((file) => file.endsWith('.json'));
    assert.equal(files.length, 2);
  });

  it('are replayed to the same bits by their menu', async () => {
    await descent().chooseFromMenu(runs().nth(1), 'Replay a Kept Run…');
    const verdict = `All ${CAR_FEATURES.length + 1} weights are the same to the bit.`;
    await descent().notification(verdict).first().waitFor();
    await descent().notification('The table is the same to the byte.').first().waitFor();
    assert.equal(await runs().count(), 2);
  });

  it('give away their model', async () => {
    const { page, picker, folder } = descent();
    await descent().chooseFromMenu(runs().nth(1), 'Export the Model of a Kept Run…');
    await picker.opened('Export Model');
    await picker.focus('Model of Descent');
    await picker.accept();
    const input = '.quick-input-widget input.input';
    const file = path.join(folder, 'auto_mpg_model.json');
    const isProposed = ([selector, place]: readonly string[]) =>
      document.querySelector<HTMLInputElement>(selector ?? '')?.value === place;
    await page.waitForFunction(isProposed, [input, file]);
    await page.locator(input).press('Enter');
    await page.locator('.tab.active', { hasText: 'auto_mpg_model.json' }).waitFor();
    const { features } = modelFromJson(fs.readFileSync(file, 'utf8'));
    assert.deepEqual(
      features.map(({ name }) => name),
      CAR_FEATURES,
    );
  });

  it('are compared by what differs alone', async () => {
    const { page } = descent();
    await runs()
      .nth(0)
      .click({ modifiers: ['Control'] });
    await runs()
      .nth(1)
      .click({ modifiers: ['Control'] });
    await view().locator('.monaco-list-row.selected').nth(1).waitFor();
    await descent().chooseFromMenu(runs().nth(1), 'Compare Kept Runs, Differences Only…');
    await page.locator('.tab.active', { hasText: 'Differences between Runs' }).waitFor();
    await descent().editor.line('| Learning rate |').waitFor();
    assert.equal(await descent().editor.line('| Target |').count(), 0);
  });

  it('are renamed by F2', async () => {
    const { page, picker } = descent();
    await runs().nth(1).click();
    await page.keyboard.press('F2');
    await picker.write('Rename the Run', 'the good one');
    await rows('the good one').waitFor();
  });

  it('are deleted by Delete, once that is confirmed', async () => {
    const { page } = descent();
    await rows('the good one').click();
    await page.keyboard.press('Delete');
    const dialog = page.locator('.monaco-dialog-box', { hasText: 'Delete the run the good one for good?' });
    await dialog.getByRole('button', { name: 'Delete', exact: true }).click();
    await rows('the good one').waitFor({ state: 'detached' });
    assert.equal(await runs().count(), 1);
  });

  it('predict in a later window', async () => {
    const { picker } = descent();
    await descent().reloadWindow();
    await descent().openFile('auto-mpg.csv');
    await descent().runCommand('Descent: Predict with a Model…');
    await picker.opened('Choose the model that predicts');
    const kept = (await picker.rows()).find((row) => /auto-mpg\.csv, (?!Run )/.test(row));
    assert.ok(kept);
    await picker.focus(kept);
    await picker.accept();
    await descent().notification('Predicted mpg in 400 of 406 rows.').first().waitFor();
  });
});
