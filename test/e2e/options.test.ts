import assert from 'node:assert/strict';
import { Playground } from '../support/playground';
import { naiveRows } from '../support/samples';
import { useDescent } from '../support/workbench';

describe('the features step', () => {
  const descent = useDescent();
  const gear = () => descent().page.locator('.quick-input-widget .codicon-settings-gear');
  const words = async (selector: string) => (await descent().panel.locator(selector).textContent()) ?? '';

  async function toFeatures(): Promise<void> {
    const { picker } = descent();
    await descent().runCommand('Descent: Train a Model on This CSV');
    for (const step of ['Choose the target', 'Choose the estimator']) {
      await picker.opened(step);
      await picker.accept();
    }
    await picker.opened('Choose the features');
  }

  it('opens the options, whose changes are trained with, and keeps the ticks', async () => {
    const { picker } = descent();
    await toFeatures();
    await picker.toggle('acceleration');
    await gear().click();
    await picker.opened('Options of This Training');
    await picker.focus('Loss, mean squared error');
    await picker.accept();
    await picker.opened(/^Loss$/);
    await picker.focus('Huber');
    await picker.accept();
    await picker.opened('Options of This Training');
    assert.match((await picker.rows()).join('\n'), /Reset all[\s\S]*Huber loss \(changed\)/);
    await picker.focus('Batch size');
    await picker.accept();
    await picker.write(/^Batch size$/, '64');
    await picker.opened('Options of This Training');
    await picker.cancel();
    await picker.opened('Choose the features');
    assert.equal(await picker.row('acceleration').locator('.monaco-checkbox').getAttribute('aria-checked'), 'false');
    await picker.accept();
    await descent().finished(1);
    assert.match(await words('body'), /Huber loss/);
    assert.equal(await descent().panel.locator('#weights tr[data-feature="acceleration"]').count(), 0);
  });

  it('adds a power that is trained with and explained at its column', async () => {
    const { picker, page, editor } = descent();
    await toFeatures();
    await picker.toggle('Add powers and interactions');
    const input = page.locator('.quick-input-widget input.input');
    await page.locator('.quick-input-title', { hasText: 'Add a Feature' }).waitFor();
    await input.fill('weight_lbs^9');
    await page
      .getByText(/can’t be raised to the power 9/)
      .first()
      .waitFor();
    await input.fill('weight_lbs^2');
    await page.keyboard.press('Enter');
    await picker.opened('Choose the features');
    await picker.accept();
    await descent().finished(2);
    assert.equal(await descent().panel.locator('#weights tr[data-feature="weight_lbs^2"]').count(), 1);
    const text = await editor.hover('buick skylark 320', '3693');
    assert.match(text, /weight_lbs\s+−?\S+ · 3693[\s\S]*weight_lbs\^2|weight_lbs\^2[\s\S]*weight_lbs\s+−?\S+ · 3693/);
  });

  it('cross-validates the last set-up beside the table', async () => {
    const { page } = descent();
    await descent().runCommand('Descent: Cross-Validate');
    await page.locator('.quick-input-title', { hasText: 'Cross-Validate' }).waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.view-line', { hasText: 'Cross-validation' }).first().waitFor();
    await page.locator('.view-line', { hasText: 'standard' }).first().waitFor();
  });

  it('holds rows back by an option, and measures on them', async () => {
    const { picker, page, panel } = descent();
    await page.locator('.tab', { hasText: 'auto-mpg.csv' }).first().click();
    await toFeatures();
    await gear().click();
    await picker.opened('Options of This Training');
    await picker.focus('Share of rows to validate on');
    await picker.accept();
    await picker.write(/^Share of rows to validate on$/, '0.2');
    await picker.opened('Options of This Training');
    await picker.cancel();
    await picker.opened('Choose the features');
    await picker.accept();
    await descent().finished(4);
    const mse = await panel.locator('[data-validation-metric="mse"]').getAttribute('data-value');
    assert.ok(Number(mse) > 0, String(mse));
  });
});

describe('the options of a training', () => {
  const descent = useDescent();
  const options = 'Options of This Training';
  const list = () => descent().page.locator('.quick-input-widget:visible');

  /** Resolves when the row that Enter takes says so. */
  const landsOn = (text: string | RegExp) => list().locator('.monaco-list-row.focused', { hasText: text }).waitFor();

  /** Resolves when the list is there and knows all it will. */
  async function listed(): Promise<void> {
    await descent().picker.opened(options);
    await list().locator('.monaco-progress-container.active').waitFor({ state: 'hidden' });
  }

  async function toOptions(): Promise<void> {
    const { picker, page } = descent();
    await descent().runCommand('Descent: Train a Model on This CSV');
    for (const step of ['Choose the target', 'Choose the estimator']) {
      await picker.opened(step);
      await picker.accept();
    }
    await picker.opened('Choose the features');
    await page.locator('.quick-input-widget .codicon-settings-gear').click();
    await listed();
  }

  it('say before any training where it would diverge, and what to know of the table', async () => {
    const { picker, page } = descent();
    await toOptions();
    await picker.row('What to know of this table').filter({ hasText: 'nothing to mind' }).waitFor();
    await picker.focus('Learning rate');
    const [limit, auto] = [largestRate(), largestRate() / 2].map((rate) => String(Number(rate.toPrecision(3))));
    await landsOn(`auto = ${auto}, diverges above ${limit}`);
    await picker.focus('Standardise the features');
    await picker.accept();
    await picker.opened(/^Standardise the features$/);
    await picker.focus('No');
    await picker.accept();
    await listed();
    await landsOn(/Standardise the features.*no \(changed\)/);
    await picker.focus('What to know of this table');
    await landsOn('1 to read');
    await picker.accept();
    const dialog = page.locator('.monaco-dialog-box');
    await dialog.filter({ hasText: 'What to know of this table' }).waitFor();
    const found = (await dialog.textContent()) ?? '';
    assert.match(found, /times the smallest and they are not standardised/);
    await page.keyboard.press('Enter');
    await listed();
    await landsOn('What to know of this table');
    await picker.cancel();
    await picker.opened('Choose the features');
    await picker.cancel();
  });

  it('weight the rows by a column, which is no feature then, and tell levels from another', async () => {
    const { picker, panel } = descent();
    await toOptions();
    await picker.focus('Row weights');
    await picker.accept();
    await picker.opened(/^Row weights$/);
    await picker.focus('cylinders');
    await landsOn('a feature, which will be unticked');
    await picker.accept();
    await listed();
    await landsOn(/Row weights.*cylinders \(changed\)/);
    await picker.focus('Reference level of origin');
    await picker.accept();
    await picker.opened('Reference level of origin');
    await landsOn('Europe');
    await picker.focus('USA');
    await picker.accept();
    await listed();
    await landsOn(/Reference level of origin.*USA \(changed\)/);
    await picker.cancel();
    await picker.opened('Choose the features');
    await list().locator('input.input').fill('it weights the rows');
    await picker.row('cylinders').waitFor();
    await list().locator('input.input').fill('');
    await picker.accept();
    await descent().finished(1);
    const features = await panel
      .locator('#weights tr[data-feature]')
      .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-feature')));
    assert.deepEqual(
      features.filter((name) => name?.startsWith('origin=')),
      ['origin=Europe', 'origin=Japan'],
    );
    assert.ok(!features.includes('cylinders'), String(features));
    await panel.getByText('each counts by its cylinders').waitFor();
  });

  it('are remembered with the table', async () => {
    const { picker } = descent();
    await toOptions();
    await picker.focus('Row weights');
    await landsOn(/Row weights.*cylinders \(changed\)/);
    await picker.focus('Reset all');
    await picker.accept();
    await listed();
    await picker.focus('Row weights');
    await landsOn(/Row weights.*none/);
    await picker.cancel();
    await picker.opened('Choose the features');
    await picker.accept();
    await descent().finished(2);
    const rows = descent().panel.locator('#weights tr[data-feature]');
    assert.equal(await rows.filter({ hasText: 'origin=USA' }).count(), 1);
  });

  it('show after it the rows that decide most, by their lines', async () => {
    const { panel } = descent();
    await panel.locator('#influence summary').click();
    const lines = panel.locator('#influence tbody tr');
    assert.equal(await lines.count(), 10);
    const distances = await lines
      .locator('[data-column="cooks"]')
      .evaluateAll((cells) => cells.map((cell) => Number(cell.getAttribute('data-value'))));
    assert.deepEqual(
      distances,
      [...distances].sort((a, b) => b - a),
    );
    assert.match((await lines.first().locator('[data-column="cooks"]').textContent()) ?? '', /\(high\)/);
    assert.match((await panel.locator('#influence .caption').textContent()) ?? '', /twice their mean/);
  });
});

describe('softmax on penguins', () => {
  const descent = useDescent({ file: 'penguins.csv' });

  it('has weights for each class', async () => {
    const { picker, panel } = descent();
    await descent().runCommand('Descent: Train a Model on This CSV');
    await picker.opened('Choose the target');
    await picker.focus('species');
    await picker.accept();
    await picker.opened('Choose the estimator');
    await picker.focus('Softmax');
    await picker.accept();
    await picker.opened('Choose the features');
    await picker.accept();
    await descent().finished(1);
    const weight = () =>
      panel.locator('#weights tr[data-feature="beak_length_mm"] [data-column="weight"]').getAttribute('data-value');
    const first = await weight();
    await panel.locator('#class').selectOption({ label: 'Gentoo' });
    assert.notEqual(await weight(), first);
    assert.ok(Number(await panel.locator('[data-metric="accuracy"]').getAttribute('data-value')) > 0.95);
  });
});

const NUMBERS = ['cylinders', 'displacement', 'horsepower', 'weight_lbs', 'acceleration', 'year'];

/** 2/λ of the largest eigenvalue λ of 2·ZᵀZ/n, by power iteration on the standardised columns. */
function largestRate(): number {
  const rows = naiveRows('auto-mpg.csv').filter((row) => ['mpg', ...NUMBERS].every((name) => row[name] !== ''));
  const columns = [
    ...NUMBERS.map((name) => rows.map((row) => Number(row[name]))),
    ...['Japan', 'USA'].map((level) => rows.map(({ origin }) => Number(origin === level))),
  ].map((column) => {
    const mean = column.reduce((a, b) => a + b, 0) / column.length;
    const scale = Math.sqrt(column.reduce((sum, x) => sum + (x - mean) ** 2, 0) / column.length);
    return column.map((x) => (x - mean) / scale);
  });
  let vector = columns.map((_, j) => j + 1);
  let eigenvalue = 0;
  for (let step = 0; step < 2000; step++) {
    const outputs = rows.map((_, i) => columns.reduce((sum, z, j) => sum + (z[i] ?? 0) * (vector[j] ?? 0), 0));
    const next = columns.map((z) => (2 * z.reduce((sum, x, i) => sum + x * (outputs[i] ?? 0), 0)) / rows.length);
    eigenvalue = Math.hypot(...next);
    vector = next.map((x) => x / eigenvalue);
  }
  return 2 / eigenvalue;
}

describe('the line under the learning rate', () => {
  const descent = useDescent();

  it('says where this training diverges: at two over the largest curvature', async () => {
    const { panel } = descent();
    await new Playground(descent).train(1);
    const limit = Number(await panel.locator('#rate-limit').getAttribute('data-value'));
    assert.ok(Math.abs(limit / largestRate() - 1) < 1e-6, `${limit} and not ${largestRate()}`);
  });
});
