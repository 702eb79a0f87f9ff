import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { Playground } from '../support/playground';
import { useDescent } from '../support/workbench';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

describe('what can be taken away', () => {
  const descent = useDescent({ context: { permissions: ['clipboard-read', 'clipboard-write'] } });
  const clipboard = () => descent().page.evaluate(() => navigator.clipboard.readText());
  const button = (section: string) => descent().panel.locator(`#take-${section}`);

  async function choose(section: string, text: string): Promise<void> {
    await button(section).click();
    await descent().panel.locator('.menu:popover-open').getByRole('menuitem', { name: text }).click();
  }

  /** Takes the place that is proposed, beside the table; resolves with the file there. */
  async function saved(name: string): Promise<Buffer> {
    const { page, folder } = descent();
    const input = '.quick-input-widget input.input';
    const isProposed = ([selector, place]: readonly string[]) =>
      document.querySelector<HTMLInputElement>(selector ?? '')?.value === place;
    await page.waitForFunction(isProposed, [input, path.join(folder, name)]);
    await page.locator(input).press('Enter');
    await descent().notification(`Saved ${name}`).first().waitFor();
    return fs.readFileSync(path.join(folder, name));
  }

  it('comes with a training', async () => {
    await new Playground(descent).train(1);
  });

  it('is behind a button that says so, with a menu for the arrow keys', async () => {
    const { panel, page } = descent();
    const ofWeights = panel.getByRole('button', { name: 'Copy or save Weights' });
    await ofWeights.press('ArrowDown');
    const focused = () => panel.locator(':focus').textContent();
    assert.equal(await focused(), 'Copy as PNG');
    await page.keyboard.press('ArrowUp');
    assert.equal(await focused(), 'Save as CSV…');
    await page.keyboard.press('Home');
    assert.equal(await focused(), 'Copy as PNG');
    await page.keyboard.press('Escape');
    assert.equal(await ofWeights.getAttribute('aria-expanded'), 'false');
    assert.equal(await panel.locator(':focus').getAttribute('id'), 'take-weights');
  });

  it('copies the weights as CSV with all of their digits', async () => {
    await choose('weights', 'Copy as CSV');
    await descent().panel.getByRole('status').filter({ hasText: 'Copied' }).waitFor();
    const rows = (await clipboard()).trimEnd().split('\r\n');
    const shown = await descent()
      .panel.locator('#weights tbody tr')
      .evaluateAll((elements) =>
        elements.map((row) =>
          [...row.children].map((cell) => cell.getAttribute('data-value') ?? cell.textContent).join(','),
        ),
      );
    assert.ok(shown.length > 5);
    assert.deepEqual(rows.slice(1), shown);
  });

  it('saves every iteration of the loss, though the page shows some', async () => {
    await choose('loss', 'Save as CSV…');
    const rows = String(await saved('auto-mpg loss.csv'))
      .trimEnd()
      .split('\r\n');
    const iterations = Number(await descent().panel.locator('body').getAttribute('data-iterations'));
    assert.equal(rows.length, 1 + iterations);
    assert.deepEqual(
      rows.slice(1).map((row) => Number(row.split(',')[0])),
      Array.from({ length: iterations }, (_, k) => k),
    );
  });

  it('saves a chart as a PNG larger than it is on the page', async () => {
    const width = await descent()
      .panel.locator('#weights-chart')
      .evaluate((canvas) => canvas.clientWidth);
    await choose('weights', 'Save as PNG…');
    const png = await saved('auto-mpg weights.png');
    assert.deepEqual(png.subarray(0, 8), SIGNATURE);
    assert.ok(png.readUInt32BE(16) > 2 * width, `${png.readUInt32BE(16)} for ${width}`);
  });

  for (const [section, name] of [
    ['loss', 'auto-mpg loss.svg'],
    ['weights', 'auto-mpg weights.svg'],
  ] as const) {
    it(`saves the ${section} as SVG: lines and letters`, async () => {
      await choose(section, 'Save as SVG…');
      const text = String(await saved(name));
      const found = await descent().page.evaluate((svg) => {
        const parsed = new DOMParser().parseFromString(svg, 'image/svg+xml');
        return ['parsererror', 'path', 'text', 'image'].map((tag) => parsed.getElementsByTagName(tag).length);
      }, text);
      const [errors = 1, paths = 0, texts = 0, images = 1] = found;
      assert.equal(errors, 0, text.slice(0, 500));
      assert.ok(paths > 5 && texts > 5 && images === 0, found.join());
    });
  }

  it('copies a chart as a picture', async () => {
    await choose('loss', 'Copy as PNG');
    await descent().panel.getByRole('status').filter({ hasText: 'Copied' }).waitFor();
    const types = await descent().page.evaluate(async () => (await navigator.clipboard.read())[0]?.types);
    assert.deepEqual(types, ['image/png']);
  });

  it('tells of the whole run in a document beside', async () => {
    const { page, panel } = descent();
    const equation = (await panel.locator('#equation').textContent()) ?? '';
    const weight = await panel
      .locator('#weights tr[data-feature="weight_lbs"] [data-column="weight"]')
      .getAttribute('data-value');
    await panel.getByRole('button', { name: 'Open a report of this run' }).click();
    await page.locator('.view-line', { hasText: 'Training on' }).first().waitFor();
    await page.locator('.view-line', { hasText: 'Training on' }).first().click();
    await page.keyboard.press('Control+A');
    await page.keyboard.press('Control+C');
    const report = await clipboard();
    assert.match(report, /^# Training on `auto-mpg\.csv`/);
    assert.ok(equation.length > 20 && report.includes(equation), report);
    assert.ok(weight && report.includes(weight), report);
  });

  it('asks nothing that the security policy of the page refuses', () => {
    assert.deepEqual(descent().refusals, []);
  });
});
