import assert from 'node:assert/strict';
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
    const { picker, page } = descent();
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
    await page.locator('.quick-input-widget input.input').fill('64');
    await page.keyboard.press('Enter');
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
    assert.match(text, /weight_lbs: w·x[\s\S]*weight_lbs\^2: w·x/);
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
    await page.locator('.quick-input-widget input.input').fill('0.2');
    await page.keyboard.press('Enter');
    await picker.opened('Options of This Training');
    await picker.cancel();
    await picker.opened('Choose the features');
    await picker.accept();
    await descent().finished(4);
    const mse = await panel.locator('[data-validation-metric="mse"]').getAttribute('data-value');
    assert.ok(Number(mse) > 0, String(mse));
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
    const { picker, panel } = descent();
    await descent().runCommand('Descent: Train a Model on This CSV');
    for (const step of ['Choose the target', 'Choose the estimator', 'Choose the features']) {
      await picker.opened(step);
      await picker.accept();
    }
    await descent().finished(1);
    const limit = Number(await panel.locator('#rate-limit').getAttribute('data-value'));
    assert.ok(Math.abs(limit / largestRate() - 1) < 1e-6, `${limit} and not ${largestRate()}`);
  });
});
