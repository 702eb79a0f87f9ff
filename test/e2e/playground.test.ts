import assert from 'node:assert/strict';
import { CAR_FEATURES, Playground, standardisedRows } from '../support/playground';
import { useDescent } from '../support/workbench';

/** Losses and parameters of gradient descent on the mean squared error from 0, by a loop of the test's own. */
function descend(rate: number, iterations: number) {
  const { inputs, targets } = standardisedRows('auto-mpg.csv', 'mpg', CAR_FEATURES);
  const n = targets.length;
  const all = [targets.map(() => 1), ...inputs];
  const parameters = all.map(() => 0);
  const losses: number[] = [];
  for (let k = 0; k <= iterations; k++) {
    const residuals = targets.map((y, i) => all.reduce((sum, z, j) => sum + (parameters[j] ?? 0) * (z[i] ?? 0), 0) - y);
    losses.push(residuals.reduce((sum, r) => sum + r * r, 0) / n);
    if (k === iterations) break;
    const gradient = all.map((z) => (2 / n) * z.reduce((sum, x, i) => sum + x * (residuals[i] ?? 0), 0));
    for (const [j, slope] of gradient.entries()) parameters[j] = (parameters[j] ?? 0) - rate * slope;
  }
  return { losses, parameters };
}

/** The mean squared error of parameters, bias first, row by row. */
function lossOf(parameters: readonly number[]): number {
  const { inputs, targets } = standardisedRows('auto-mpg.csv', 'mpg', CAR_FEATURES);
  const [bias = 0, ...weights] = parameters;
  const squares = targets.map(
    (y, i) => (bias + weights.reduce((sum, w, j) => sum + w * (inputs[j]?.[i] ?? 0), 0) - y) ** 2,
  );
  return squares.reduce((a, b) => a + b, 0) / squares.length;
}

/** Its derivative by one of them, by central differences. */
function slopeOf(parameters: readonly number[], at: number): number {
  const moved = (by: number) => lossOf(parameters.map((value, j) => (j === at ? value + by : value)));
  return (moved(1e-4) - moved(-1e-4)) / 2e-4;
}

const near = (found: number, expected: number, digits = 9) =>
  assert.ok(Math.abs(found - expected) <= 10 ** -digits * Math.max(1, Math.abs(expected)), `${found}, not ${expected}`);

/** A window that was opened on a file would else open just that when it is reloaded. */
const RESTORED = { 'window.restoreWindows': 'preserve' };

describe('playing with a training', () => {
  const descent = useDescent({ viewport: { width: 1280, height: 1000 }, settings: RESTORED });
  const play = new Playground(() => descent());

  it('shows the weights that are kept when it has ended', async () => {
    await play.train(1);
    const last = Number(await play.locate('body').getAttribute('data-iterations')) - 1;
    await play.shows(last);
    assert.match((await play.locate('#position').textContent()) ?? '', /^Iteration 2,316 of 2,316: 10\.7/);
  });

  it('goes back to the initial weights, and one step on from there is the one that the lecture has', async () => {
    await play.press('reset');
    await play.shows(0);
    for (const feature of CAR_FEATURES) assert.equal(await play.weight(feature), 0);
    await play.press('step');
    await play.shows(1);
    const rate = (await play.value('#rate-limit')) / 2; // auto: half of where it diverges
    const { losses, parameters } = descend(rate, 3);
    await play.press('step');
    await play.press('step');
    await play.shows(3);
    for (const [j, feature] of CAR_FEATURES.entries())
      near(await play.weight(feature), parameters[j + 1] ?? Number.NaN);
    near(await play.value('[data-metric="mse"]'), losses[3] ?? Number.NaN);
    assert.match((await play.locate('#weights-name').textContent()) ?? '', /iteration 3/);
  });

  it('steps back', async () => {
    const before = await play.weight('year');
    await play.press('step');
    await play.shows(4);
    await play.press('step-back');
    await play.shows(3);
    assert.equal(await play.weight('year'), before);
  });

  it('plays on by itself until it is paused', async () => {
    await play.press('play');
    await play.locate('#play[data-action="pause"]').waitFor();
    await play.locate('body:is([data-iteration="5"], [data-iteration="6"], [data-iteration="7"])').waitFor();
    await play.press('play');
    await play.locate('#play[data-action="play"]').waitFor();
    const at = await play.value('#scrubber', 'data-iteration');
    await play.shows(at);
    assert.ok(at >= 5 && at < 2316, String(at));
  });

  it('is scrubbed through every iteration, with the keys one by one', async () => {
    const scrubber = play.locate('#scrubber');
    await scrubber.focus();
    const { page } = descent();
    await page.keyboard.press('Home');
    await play.shows(0);
    for (const k of [1, 2, 3]) {
      await page.keyboard.press('ArrowRight');
      await play.shows(k);
    }
    await page.keyboard.press('ArrowLeft');
    await play.shows(2);
    await page.keyboard.press('End');
    await play.shows(2316);
    assert.match((await scrubber.getAttribute('aria-valuetext')) ?? '', /^Iteration 2,316 of 2,316/);
    const box = await scrubber.boundingBox();
    assert.ok(box);
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    await play.locate('body:not([data-iteration="2316"])').waitFor();
    assert.ok((await play.iteration()) > 20 && (await play.iteration()) < 100); // the middle of a logarithmic scale
  });

  it('looks at the iteration of the curve that is clicked', async () => {
    const { page } = descent();
    await play.locate('.loss-frame').focus();
    await page.keyboard.press('Home');
    for (let k = 0; k < 6; k++) await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await play.shows(6);
  });

  it('writes the step out: its partial derivative is that of finite differences of the loss', async () => {
    await play.press('tab-arithmetic');
    await play.locate('#arithmetic-parameter').selectOption({ label: 'weight_lbs' });
    await play.locate('#arithmetic-update', { hasText: 'w(weight_lbs)' }).waitFor();
    const update = (part: string) => play.value('#arithmetic-update', `data-${part}`);
    const [before, rate, gradient, after] = await Promise.all(['before', 'rate', 'gradient', 'after'].map(update));
    const at = (await play.weight('weight_lbs')) || Number.NaN;
    assert.equal(before, at);
    const parameters = [await play.value('#weights tr[data-bias] [data-column="standardised"]')];
    for (const feature of CAR_FEATURES) parameters.push(await play.weight(feature));
    const slope = slopeOf(parameters, 1 + CAR_FEATURES.indexOf('weight_lbs'));
    near(gradient ?? Number.NaN, slope, 6);
    near(after ?? Number.NaN, at - (rate ?? Number.NaN) * (gradient ?? Number.NaN), 12);
    const text = (await play.locate('#arithmetic-update').textContent()) ?? '';
    assert.match(text, /^w\(weight_lbs\): −\d\.\d+ − 0\.102 × \([+−]\d\.\d+\) = −\d\.\d+$/);
    near(await play.value('#arithmetic-loss'), lossOf(parameters));
  });

  it('does the same from the palette', async () => {
    await descent().runCommand('Descent: Back to the First Iteration');
    await play.shows(0);
    await descent().runCommand('Descent: Step Forward One Iteration');
    await play.shows(1);
    await descent().runCommand('Descent: Step Back One Iteration');
    await play.shows(0);
    await descent().runCommand('Descent: Play the Descent');
    await play.locate('#play[data-action="pause"]').waitFor();
    await descent().runCommand('Descent: Pause');
    await play.locate('#play[data-action="play"]').waitFor();
  });

  it('keeps its place in another group of editors, and while it is hidden', async () => {
    const { page } = descent();
    await play.toFirst();
    await play.press('step');
    await play.shows(1);
    const weight = await play.weight('year');
    await descent().runCommand('View: Move Editor into First Group');
    await page.locator('.tab.active', { hasText: 'Descent: auto-mpg.csv' }).waitFor();
    await play.shows(1);
    await page.locator('.tab', { hasText: /^auto-mpg\.csv/ }).click();
    await descent().editor.lines.first().waitFor();
    await page.locator('.tab', { hasText: 'Descent: auto-mpg.csv' }).click();
    await play.shows(1);
    assert.equal(await play.weight('year'), weight);
  });

  it('finds its place again after the window was reloaded', async () => {
    await play.toFirst();
    await play.press('step');
    await play.shows(1);
    const weight = await play.weight('year');
    await descent().reloadWindow();
    await descent().page.locator('.tab', { hasText: 'Descent: auto-mpg.csv' }).click();
    await descent().finished(1);
    await play.shows(1);
    assert.equal(await play.weight('year'), weight);
  });
});

describe('an outlier', () => {
  const descent = useDescent({ file: 'anscombe-3.csv', viewport: { width: 1280, height: 1000 } });
  const play = new Playground(() => descent());

  /** Moves the pointer over the chart until it is told of the text: where that is. */
  async function pointTo(text: string): Promise<[number, number]> {
    await play.locate('.fit-frame').scrollIntoViewIfNeeded();
    const box = await play.locate('#fit-chart').boundingBox();
    assert.ok(box);
    const told = play.locate('#fit .tooltip');
    for (let y = box.y + 8; y < box.y + box.height / 2; y += 12) {
      for (let x = box.x + box.width / 2; x < box.x + box.width; x += 12) {
        await descent().page.mouse.move(x, y);
        if ((await told.isVisible()) && ((await told.textContent()) ?? '').includes(text)) return [x, y];
      }
    }
    throw new Error(`no point tells ${text}`);
  }

  it('is left out with Enter on its point, and the line is that of the other rows', async () => {
    await play.train(1);
    near(await play.weight('x', 'weight'), 0.4997272727, 6);
    await play.locate('#fit[data-points="11"]').waitFor();
    await play.locate('.fit-frame').focus();
    await descent().page.keyboard.press('End');
    const told = play.locate('#fit .tooltip');
    for (let k = 0; k < 11 && !((await told.textContent()) ?? '').includes('12.74'); k++) {
      await descent().page.keyboard.press('ArrowLeft');
    }
    const box = await told.boundingBox();
    assert.ok(box, 'the point of y = 12.74 is told of');
    await descent().page.keyboard.press('Enter');
    await descent().finished(2);
    near(await play.weight('x', 'weight'), 0.345386666, 4); // the other ten lie on 4.006 + 0.3454·x
    await play.locate('#fit[data-left-out="1"]').waitFor();
    assert.match((await play.locate('#rows').textContent()) ?? '', /1 left out by you/);
  });

  it('is put back, and the file was never written', async () => {
    await play.press('fit-restore');
    await descent().finished(3);
    near(await play.weight('x', 'weight'), 0.4997272727, 6);
    assert.equal(await descent().page.locator('.tab.dirty').count(), 0);
  });

  it('is left out and put back with the mouse as well', async () => {
    const { page } = descent();
    const place = await pointTo('12.74');
    await page.mouse.click(...place);
    await descent().finished(4);
    near(await play.weight('x', 'weight'), 0.345386666, 4);
    await page.mouse.click(...(await pointTo('12.74')));
    await descent().finished(5);
    near(await play.weight('x', 'weight'), 0.4997272727, 6);
    assert.equal(await descent().page.locator('.tab.dirty').count(), 0);
  });

  it('pulls the line of squares, and not that of the absolute error', async () => {
    await play.locate('#fit-losses').check();
    await play.locate('#fit-legend', { hasText: 'Least MAE' }).waitFor();
  });
});

describe('a training that goes on', () => {
  const descent = useDescent({
    file: 'penguins.csv',
    settings: { ...RESTORED, 'descent.tolerance': 0, 'descent.maxIterations': '10000000' },
  });
  const play = new Playground(() => descent());
  const isTraining = () => play.locate('body[data-state="training"][data-iteration]').waitFor();

  it('is held back, let on by one, and let go', async () => {
    const { picker } = descent();
    await descent().runCommand('Descent: Train a Model on This CSV');
    await picker.opened('Choose the target');
    await picker.focus('sex');
    for (const step of ['Choose the target', 'Choose the estimator', 'Choose the features']) {
      await picker.opened(step);
      await picker.accept();
    }
    await isTraining();
    await play.press('play');
    await play.locate('body[data-paused]').waitFor();
    await play.locate('#play[data-action="play"]').waitFor();
    const at = await settled(play);
    await play.press('step');
    await play.shows(at + 1);
    await play.press('step-back');
    await play.shows(at);
    await play.press('to-kept');
    await play.shows(at + 1);
    await play.press('play');
    await play.locate('body:not([data-paused])').waitFor();
    await play.locate(`body[data-state="training"]:not([data-iteration="${at + 1}"])`).waitFor();
  });

  it('trains on after the window was reloaded in the middle of it', async () => {
    await descent().reloadWindow();
    await isTraining();
    await play.press('stop');
    await descent().finished();
    assert.match((await play.locate('#notes').textContent()) ?? '', /Stopped by you/);
  });
});

/** The last iteration of a training that is held back: shown when the page has been told of all of them. */
async function settled(play: Playground): Promise<number> {
  await play.locate('#scrubber').focus();
  for (;;) {
    const losses = Number(await play.locate('body').getAttribute('data-iterations'));
    const shown = await play.iteration();
    if (shown === losses - 1) return shown;
    await play.locate(`body[data-iteration="${losses - 1}"]`).waitFor();
  }
}
