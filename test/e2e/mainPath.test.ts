import assert from 'node:assert/strict';
import { leastSquaresByQr } from '../support/oracles';
import { naiveRows } from '../support/samples';
import { useDescent } from '../support/workbench';

const NUMBERS = ['cylinders', 'displacement', 'horsepower', 'weight_lbs', 'acceleration', 'year'];
const FEATURES = [...NUMBERS, 'origin=Japan', 'origin=USA'];

/** The rows that can be used, and the exact answer, worked by the test. */
const usable = naiveRows('auto-mpg.csv').filter((row) => ['mpg', ...NUMBERS].every((name) => row[name] !== ''));
const inputs = usable.map((row) => [
  ...NUMBERS.map((name) => Number(row[name])),
  Number(row.origin === 'Japan'),
  Number(row.origin === 'USA'),
]);
const [bias = Number.NaN, ...weights] = leastSquaresByQr(
  inputs,
  usable.map((row) => Number(row.mpg)),
);

const near = (found: number, expected: number, digits = 5) => Math.abs(found / expected - 1) < 10 ** -digits;

describe('training on the table that is open', () => {
  const descent = useDescent();
  const words = async (selector: string) => (await descent().panel.locator(selector).textContent()) ?? '';
  const panelNumber = async (selector: string) =>
    Number(await descent().panel.locator(selector).getAttribute('data-value'));

  it('shows nothing on hover before any training', async () => {
    const { page, editor } = descent();
    await page.mouse.move(0, 0);
    assert.equal(await page.locator('.monaco-resizable-hover .monaco-hover:visible').count(), 0);
    assert.ok(await editor.line('weight_lbs').isVisible());
  });

  it('has one icon in the editor’s title bar', async () => {
    const icon = descent().page.locator(
      '.editor-actions [aria-label^="Descent: Train a Model on This CSV"], .editor-actions [aria-label^="Train a Model on This CSV"]',
    );
    await icon.first().waitFor();
    assert.equal(await icon.count(), 1);
  });

  it('asks target, estimator and features, each with a proposal that Enter takes', async () => {
    const { picker } = descent();
    await descent().runCommand('Descent: Train a Model on This CSV');
    await picker.opened('Choose the target');
    assert.match(await picker.focused(), /mpg/);
    assert.match((await picker.rows()).join('\n'), /horsepower.*number, 6 missing.*130/);
    await picker.accept();
    await picker.opened('Choose the estimator');
    assert.deepEqual((await picker.rows()).length, 1);
    assert.match(await picker.focused(), /Linear regression/);
    await picker.accept();
    await picker.opened('Choose the features');
    assert.equal(await picker.row('weight_lbs').locator('.monaco-checkbox').getAttribute('aria-checked'), 'true');
    const filter = descent().page.locator('.quick-input-widget input.input');
    await filter.fill('text of'); // the columns that can't be used are below what is in sight
    await picker.row(/text of/).waitFor();
    assert.match((await picker.rows()).join('\n'), /name.*text of \d+ different values/);
    assert.equal(
      await picker
        .row(/text of/)
        .locator('.monaco-checkbox')
        .getAttribute('aria-checked'),
      'false',
    );
    await filter.fill('');
    await picker.row('weight_lbs').waitFor();
    await picker.accept();
    await descent().finished();
  });

  it('leaves the focus in the file', async () => {
    const focused = await descent().page.evaluate(() => document.activeElement?.closest('.monaco-editor') !== null);
    assert.ok(focused);
  });

  it('shows the weights that least squares has, in both tongues, and the equation', async () => {
    for (const [j, feature] of FEATURES.entries()) {
      assert.ok(
        near(await panelNumber(`#weights tr[data-feature="${feature}"] [data-column="weight"]`), weights[j] ?? 0),
        feature,
      );
    }
    assert.match(await words('#equation'), /mpg = −1443\.\d+ .*− 0\.006686·weight_lbs/);
    assert.match(await words('#rows'), /406 rows: 392 used, 14 left out[\s\S]*6 [\s\S]*horsepower/);
    assert.match(await words('#notes'), /Converged/);
  });

  it('shows the metrics of the rows it used', async () => {
    const rss = usable.reduce((sum, row, i) => {
      const output = (inputs[i] ?? []).reduce((total, x, j) => total + x * (weights[j] ?? 0), bias);
      return sum + (Number(row.mpg) - output) ** 2;
    }, 0);
    assert.ok(near(await panelNumber('[data-metric="rss"]'), rss));
    assert.ok(near(await panelNumber('[data-metric="mse"]'), rss / usable.length));
  });

  it('says iteration and loss in the status bar, which opens the panel', async () => {
    assert.match((await descent().statusBar(/loss/i).textContent()) ?? '', /2,316.*10\.73/);
  });

  it('explains a column on its header, its distribution among it', async () => {
    const text = await descent().editor.hover('weight_lbs', 'weight_lbs');
    assert.match(text, /1613 [▁▂▃▄▅▆▇█]{16} 5140/);
    assert.match(text, /95 % interval/);
    const values = usable.map((row) => Number(row.weight_lbs));
    const mean = values.reduce((a, b) => a + b, 0) / values.length;
    assert.match(text, /−0\.006686/);
    assert.match(text, /−5\.672/);
    assert.match(text, /1 of 8/);
    assert.ok(text.includes(String(Number(mean.toPrecision(4)))), text);
  });

  it('explains a value in a row with the test’s own arithmetic', async () => {
    const text = await descent().editor.hover('buick skylark 320', '3693');
    const row = usable.findIndex(({ name }) => name === 'buick skylark 320');
    const prediction = (inputs[row] ?? []).reduce((total, x, j) => total + x * (weights[j] ?? 0), bias);
    const written = (x: number) => String(Number(Math.abs(x).toPrecision(4)));
    assert.ok(text.includes(written((weights[3] ?? 0) * 3693)), text);
    assert.ok(text.includes(written(prediction)), text);
    assert.ok(text.includes(written(15 - prediction)), text);
    const rss = usable.reduce((sum, other, i) => {
      const output = (inputs[i] ?? []).reduce((total, x, j) => total + x * (weights[j] ?? 0), bias);
      return sum + (Number(other.mpg) - output) ** 2;
    }, 0);
    const share = Number(((100 * (15 - prediction) ** 2) / rss).toPrecision(3));
    assert.ok(text.includes(`${share}%`), text);
    const wanted = 3693 + (15 - prediction) / (weights[3] ?? 0);
    assert.ok(text.includes(`weight_lbs = ${Number(wanted.toPrecision(6))}`), text);
    assert.match(text, /15/);
  });

  it('trains again on Enter in a field, with the curve before as a ghost', async () => {
    const { panel } = descent();
    const rate = panel.locator('#learning-rate');
    await rate.fill('0.01');
    await rate.press('Enter');
    await descent().finished(2);
    assert.match(await words('#notes'), /10,000/);
    await rate.fill('fast');
    await rate.press('Enter');
    assert.equal(await rate.getAttribute('aria-invalid'), 'true');
    await rate.fill('7');
    await rate.press('Enter');
    await descent().finished(3);
    assert.match(await words('#notes'), /Diverged[\s\S]*0\.102|0\.102[\s\S]*Diverged/);
    await rate.fill('auto');
    await panel.locator('#train-again').click();
    await descent().finished(4);
    assert.match(await words('#notes'), /Converged/);
  });

  it('asks nothing of the page that its security policy refuses', () => {
    assert.deepEqual(descent().refusals, []);
  });

  it('says after an edit that the model is of an earlier version', async () => {
    const { page, editor, panel } = descent();
    await editor.line('buick skylark 320').click();
    await page.keyboard.press('End');
    await page.keyboard.type(' ');
    await panel
      .getByText(/earlier version|changed since|edited/i)
      .first()
      .waitFor();
    assert.match(await editor.hover('buick skylark 320', '3693'), /earlier version/);
  });
});
