import assert from 'node:assert/strict';
import { Playground } from '../support/playground';
import { useDescent } from '../support/workbench';

describe('runs on one table', () => {
  const descent = useDescent();
  const row = (run: number) => descent().panel.locator(`#runs tr[data-run="${run}"]`);
  const section = () => descent().panel.locator('section[aria-labelledby="loss-name"]');
  const sight = async () => {
    const [from, to] = await Promise.all(['data-from', 'data-to'].map((name) => section().getAttribute(name)));
    return { from: Number(from), to: Number(to) };
  };

  /** Resolves when the part of the curve in sight is as it should be. */
  async function seen(isRight: (sight: { from: number; to: number }) => boolean): Promise<void> {
    for (let look = 0; look < 100; look++) {
      if (isRight(await sight())) return;
      await descent()
        .panel.locator('body')
        .evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
    }
    assert.fail(JSON.stringify(await sight()));
  }

  it('are listed, the newest first, with their final losses and what differs', async () => {
    const { panel } = descent();
    await new Playground(descent).train(1);
    await row(1).waitFor();
    const rate = panel.locator('#learning-rate');
    await rate.fill('0.05');
    await rate.press('Enter');
    await descent().finished(2);
    await row(2).waitFor();
    const order = await panel
      .locator('#runs tr[data-run]')
      .evaluateAll((rows) => rows.map((tr) => tr.getAttribute('data-run')));
    assert.deepEqual(order, ['2', '1']);
    assert.match((await row(1).textContent()) ?? '', /Run 1[\s\S]*Learning rate: auto/);
    assert.match((await row(2).textContent()) ?? '', /Run 2[\s\S]*This run/);
    const mse = Number(await panel.locator('[data-metric="mse"]').getAttribute('data-value'));
    assert.ok(Math.abs(Number(await row(2).getAttribute('data-loss')) / mse - 1) < 1e-9);
  });

  it('are shown beside the current one where they are ticked: curve and weights', async () => {
    const { panel } = descent();
    assert.equal(await section().getAttribute('data-overlays'), '0');
    await row(1).locator('input[type="checkbox"]').focus();
    await descent().page.keyboard.press('Space');
    await panel.locator('section[data-overlays="1"]').waitFor();
    await panel.locator('.legend.others li', { hasText: 'Run 1' }).waitFor();
    const weights = panel.locator('#weights tr[data-feature="weight_lbs"]');
    const ofOther = Number(await weights.locator('[data-column="compared-weight"]').getAttribute('data-value'));
    assert.ok(Math.abs(ofOther + 0.006686) < 1e-6, String(ofOther));
    await panel.locator('#weights th', { hasText: 'Run 1' }).first().waitFor();
    const ticked = row(1).locator('input[type="checkbox"]');
    assert.ok(await ticked.evaluate((box) => box === document.activeElement), 'the focus stays');
    await panel.locator('.loss-frame').focus();
    await descent().page.keyboard.press('Home');
    await panel.locator('.tooltip', { hasText: 'Run 1:' }).waitFor();
  });

  it('are zoomed, panned and seen whole again by the keys', async () => {
    const { panel, page } = descent();
    await seen(({ from, to }) => from === 0 && to > 1000);
    const whole = await sight();
    assert.ok(await panel.locator('#zoom-reset').isDisabled());
    await panel.locator('.loss-frame').focus();
    await page.keyboard.press('End');
    await page.keyboard.press('+');
    await seen(({ from, to }) => from > 0 && to === whole.to);
    const { from } = await sight();
    await page.keyboard.press('Shift+ArrowLeft');
    await seen((now) => now.from < from && now.to < whole.to);
    await page.keyboard.press('0');
    await seen((now) => now.from === 0 && now.to === whole.to);
    await page.keyboard.press('+');
    await seen((now) => now.to < whole.to || now.from > 0);
    await panel.locator('#zoom-reset').click();
    await seen((now) => now.from === 0 && now.to === whole.to);
  });

  it('are zoomed by dragging over a part and by Ctrl and the wheel, and the wheel alone is the page’s', async () => {
    const { panel, page } = descent();
    const whole = await sight();
    await panel.locator('.loss-frame').scrollIntoViewIfNeeded();
    const box = await panel.locator('#loss-chart').boundingBox();
    assert.ok(box);
    const y = box.y + box.height / 2;
    await page.mouse.move(box.x + box.width * 0.4, y);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.6, y, { steps: 4 });
    await page.mouse.up();
    await seen(({ from, to }) => from > 0 && to < whole.to);
    const part = await sight();
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -120);
    await page.keyboard.up('Control');
    await seen(({ from, to }) => to - from < part.to - part.from);
    const nearer = await sight();
    await page.mouse.wheel(0, -120);
    await panel.locator('body').evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
    assert.deepEqual(await sight(), nearer);
    await panel.locator('#zoom-reset').click();
    await seen(({ from, to }) => from === 0 && to === whole.to);
  });

  it('are averaged where it is asked for', async () => {
    const { panel } = descent();
    const smoothing = panel.locator('#smoothing');
    assert.equal(await smoothing.inputValue(), '1');
    /** The chart at the frame after. */
    const averaged = async (span: string) => {
      await smoothing.selectOption(span);
      await panel.locator('body').evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
      return panel.locator('#loss-chart').evaluate((chart: HTMLCanvasElement) => chart.toDataURL());
    };
    const smooth = await averaged('100');
    const raw = await averaged('1');
    assert.notEqual(raw, smooth);
    assert.equal(await averaged('100'), smooth);
    assert.equal(await averaged('1'), raw);
  });

  it('bear the names that are given to them, and go when they are deleted', async () => {
    const { panel, picker } = descent();
    await row(1).getByRole('button', { name: 'Rename Run 1' }).click();
    await picker.write('Rename the Run', 'automatic rate');
    await row(1).locator('.run-name', { hasText: 'automatic rate' }).waitFor();
    await panel.locator('.legend.others li', { hasText: 'automatic rate' }).waitFor();
    await row(1).getByRole('button', { name: 'Delete automatic rate' }).click();
    await row(1).waitFor({ state: 'detached' });
    await panel.locator('section[data-overlays="0"]').waitFor();
    assert.equal(await panel.locator('#weights [data-column="compared-weight"]').count(), 0);
  });

  it('are ticked from the palette', async () => {
    const { picker, panel } = descent();
    await panel.locator('#train-again').click();
    await descent().finished(3);
    await descent().answer('Descent: Compare Runs', 'Choose the runs', async () => {
      await picker.toggle('Run 2');
      await picker.accept();
    });
    await panel.locator('section[data-overlays="1"]').waitFor();
    assert.ok(await row(2).locator('input[type="checkbox"]').isChecked());
  });

  it('ask nothing of the page that its security policy refuses', () => {
    assert.deepEqual(descent().refusals, []);
  });
});
