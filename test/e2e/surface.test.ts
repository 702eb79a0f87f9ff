import assert from 'node:assert/strict';
import { CAR_FEATURES, Playground, standardisedRows } from '../support/playground';
import { useDescent } from '../support/workbench';

const SIDES = ['x', 'y'] as const;

describe('the loss surface', () => {
  const descent = useDescent({ viewport: { width: 1280, height: 1000 } });
  const play = new Playground(() => descent());
  const onPath = (row: string, side: string) => play.value(`#surface-path tbody tr${row} [data-column="${side}"]`);
  const weightOn = async (side: string) =>
    play.weight((await play.locate(`#surface-${side} option:checked`).textContent()) ?? '');

  it('shows a path that begins at 0 and ends with the weights of the table', async () => {
    await play.train(1);
    await play.shows(2316);
    await play.press('tab-surface');
    await play.locate('#surface[data-loss]').waitFor();
    await play.locate('#surface details summary').click();
    for (const side of SIDES) {
      assert.equal(await onPath(':first-child', side), 0);
      assert.equal(await onPath(':last-child', side), await weightOn(side));
      assert.equal(await play.value('#surface', `data-${side}`), await weightOn(side));
    }
  });

  it('stands where an iteration does', async () => {
    await play.press('reset');
    await play.press('step');
    await play.press('step');
    await play.shows(2);
    await play.locate('#surface-path [aria-current][data-iteration="2"]').waitFor();
    for (const side of SIDES) assert.equal(await onPath('[data-iteration="2"]', side), await weightOn(side));
  });

  it('is walked over with the keys, and Enter begins a training there', async () => {
    await play.press('reset');
    await play.shows(0);
    await play.locate('.surface-frame').focus();
    for (const key of ['Shift+ArrowUp', 'Shift+ArrowLeft', 'ArrowLeft']) await descent().page.keyboard.press(key);
    const told = await play.locate('.surface-frame .tooltip div').filter({ hasText: 'Loss: ' }).textContent();
    await descent().page.keyboard.press('Enter');
    await descent().finished(2);
    await play.press('reset');
    await play.shows(0);

    const { inputs, targets } = standardisedRows('auto-mpg.csv', 'mpg', CAR_FEATURES);
    const bias = await play.value('#weights tr[data-bias] [data-column="standardised"]');
    const weights = await Promise.all(CAR_FEATURES.map((feature) => play.weight(feature)));
    const outputs = targets.map((_, i) => weights.reduce((sum, w, j) => sum + w * (inputs[j]?.[i] ?? 0), bias));
    const mse = targets.reduce((sum, y, i) => sum + ((outputs[i] ?? 0) - y) ** 2, 0) / targets.length;
    const loss = await play.value('#surface', 'data-loss');
    assert.ok(Math.abs(loss - mse) < 1e-9 * mse, `${loss}, not ${mse}`);
    assert.equal(told, `Loss: ${Number(mse.toPrecision(5))}`);
    for (const side of SIDES) assert.notEqual(await weightOn(side), 0);
  });

  it('begins with the usual weights again when asked to', async () => {
    await play.press('surface-reset');
    await descent().finished(3);
    await play.press('reset');
    await play.shows(0);
    for (const feature of CAR_FEATURES) assert.equal(await play.weight(feature), 0);
    assert.ok(await play.locate('#surface-reset').isHidden());
  });

  it('begins a training where it is clicked', async () => {
    const { page } = descent();
    await play.locate('.surface-frame').scrollIntoViewIfNeeded();
    const box = await play.locate('#surface-chart').boundingBox();
    assert.ok(box);
    const before = await play.value('body', 'data-run');
    const place = [Math.round(box.x + box.width / 2), Math.round(box.y + box.height / 3)] as const; // a click has whole pixels
    await page.mouse.move(...place);
    const [x, y] = await play.locate('.surface-frame .tooltip div').allTextContents();
    await page.mouse.click(...place);
    await descent().finished(before + 1);
    await play.toFirst();
    for (const [side, told] of [
      ['x', x],
      ['y', y],
    ] as const) {
      const weight = Number(told?.split(': ')[1]?.replace('−', '-'));
      assert.ok(
        Math.abs((await weightOn(side)) - weight) <= 1e-3 * Math.max(1, Math.abs(weight)),
        `${told}, not ${await weightOn(side)}`,
      );
    }
  });
});
