import assert from 'node:assert/strict';
import { Playground } from '../support/playground';
import { useDescent } from '../support/workbench';

describe('the controls of the panel', () => {
  const descent = useDescent();
  const part = (selector: string) => descent().panel.locator(selector);
  const slider = () => part('#learning-rate-slider');
  const words = async (selector: string) => (await part(selector).textContent()) ?? '';
  const run = async () => Number(await part('body').getAttribute('data-run'));
  const ghost = () => part('.legend .previous-run:visible').count();

  /** The number of a run after another, once it has ended and its curve is drawn. */
  async function ended(before: number): Promise<number> {
    for (;;) {
      const { run, state, iterations } = await part('body').evaluate(({ dataset }) => ({ ...dataset }));
      if (Number(run) > before && state === 'finished' && Number(iterations) > 1) return Number(run);
    }
  }

  async function changing(change: () => Promise<unknown>): Promise<number> {
    const before = await run();
    await change();
    return ended(before);
  }

  before(async () => {
    await new Playground(descent).train(1);
  });

  it('have a name each, and those that fit alone', async () => {
    assert.equal(await slider().getAttribute('aria-label'), 'Learning rate, on a logarithmic scale');
    for (const [id, name] of [
      ['learning-rate', 'Learning rate'],
      ['estimator', 'Estimator'],
      ['loss', 'Loss'],
      ['optimizer', 'Optimiser'],
      ['iterations', 'Iterations'],
    ]) {
      assert.equal(await words(`label[for="${id}"]`), name);
    }
    assert.deepEqual(await part('#estimator option').allTextContents(), ['Linear regression']);
    assert.deepEqual(await part('#loss option').evaluateAll((all) => all.map((one) => one.getAttribute('value'))), [
      'mse',
      'rss',
      'absolute',
      'huber',
    ]);
    assert.match(await words('#rate-limit'), /diverges above 0\.\d+/);
  });

  it('train anew with each press of a key on the slider, whose thumb and field are where the hand is', async () => {
    const settled = Number(await slider().inputValue());
    await slider().focus();
    for (let k = 1; k <= 3; k++) {
      await changing(() => descent().page.keyboard.press('ArrowLeft'));
      assert.equal(Number(await slider().inputValue()), settled - k);
    }
    const rate = Number(await part('#learning-rate').inputValue());
    assert.ok(rate > 0, String(rate));
    assert.equal(await slider().getAttribute('aria-valuetext'), String(rate));
    assert.equal(await ghost(), 1);
    await changing(() => descent().page.keyboard.press('ArrowRight'));
  });

  it('follow a drag, and leave the curve before it as a ghost', async () => {
    const { page } = descent();
    const box = await slider().boundingBox();
    assert.ok(box);
    const from = await run();
    const y = box.y + box.height / 2;
    await page.mouse.move(box.x + box.width * 0.5, y);
    await page.mouse.down();
    for (let share = 0.5; share <= 0.9; share += 0.02) await page.mouse.move(box.x + box.width * share, y);
    const passing = await ended(from);
    const at = await slider().inputValue();
    assert.equal(await part('#rate-limit[data-above]').count(), 1);
    assert.match(await words('#notes'), /Diverged/);
    await page.mouse.up();
    await page.mouse.move(box.x, box.y + 200);
    assert.equal(await slider().inputValue(), at);
    assert.equal(await ghost(), 1);
    assert.ok((await run()) >= passing);
  });

  it('show no result but that of the last value', async () => {
    const from = await run();
    await slider().evaluate((input: HTMLInputElement) => {
      for (let position = 40; position <= 170; position++) {
        input.value = String(position);
        input.dispatchEvent(new Event('input', { bubbles: true }));
      }
      input.dispatchEvent(new Event('change', { bubbles: true }));
    });
    await ended(from);
    const last = await part('#learning-rate').inputValue();
    const seen = await run();
    assert.ok(seen - from <= 3, `${seen - from} runs for 131 values`);
    await changing(() => part('#train-again').click());
    assert.equal(await part('#learning-rate').inputValue(), last);
  });

  it('are chosen as auto at its mark', async () => {
    await part('#learning-rate').fill('auto');
    await changing(() => part('#learning-rate').press('Enter'));
    await slider().focus();
    await changing(() => descent().page.keyboard.press('ArrowLeft'));
    assert.notEqual(await part('#learning-rate').inputValue(), 'auto');
    await changing(() => descent().page.keyboard.press('ArrowRight'));
    assert.equal(await part('#learning-rate').inputValue(), 'auto');
  });

  it('train with another loss, by a rate of its own', async () => {
    await changing(() => part('#loss').selectOption('rss'));
    assert.match(await words('h1'), /residual sum of squares/);
    assert.equal(await part('#learning-rate').inputValue(), 'auto');
    await changing(() => part('#loss').selectOption('mse'));
  });

  it('train with another optimiser, the curve before as a ghost', async () => {
    await changing(() => part('#optimizer').selectOption('momentum'));
    assert.equal(await ghost(), 1);
    await changing(() => part('#optimizer').selectOption('newton'));
    assert.ok(Number(await part('body').getAttribute('data-iterations')) < 10);
    await changing(() => part('#loss').selectOption('absolute'));
    assert.equal(await part('#optimizer').inputValue(), 'gradientDescent');
    assert.equal(await part('#optimizer option[value="newton"]').count(), 0);
    await changing(() => part('#loss').selectOption('mse'));
  });

  it('have the others under More, which train when they are left or on Enter', async () => {
    await part('#more').click();
    await part('#batch-size').fill('32');
    await changing(() => part('#batch-size').press('Enter'));
    const batched = await run();
    await part('#l2').fill('0.1');
    await changing(() => part('#l2').press('Tab'));
    await part('#l1').fill('-1');
    await part('#l1').press('Enter');
    assert.equal(await part('#l1').getAttribute('aria-invalid'), 'true');
    assert.equal(await run(), batched + 1);
    await part('#l1').fill('0');
    assert.equal((await part('#momentum:visible').count()) + (await part('#delta:visible').count()), 0);
    await changing(() => part('#loss').selectOption('huber'));
    assert.equal(await part('#delta:visible').count(), 1);
  });

  it('can be changed from the palette', async () => {
    const { picker } = descent();
    await descent().answer('Descent: Change Options of This Run', 'Options of This Training', async () => {
      await picker.focus('Loss, Huber');
      await picker.accept();
    });
    await picker.opened(/^Loss$/);
    await picker.focus('Mean squared error');
    await picker.accept();
    await picker.opened('Options of This Training');
    await changing(() => picker.cancel());
    assert.equal(await part('#loss').inputValue(), 'mse');
    assert.equal(await part('#batch-size').inputValue(), '32');
  });
});

describe('the estimators of a class target', () => {
  const descent = useDescent({ file: 'penguins.csv' });

  it('are offered in the panel, and each trains', async () => {
    const { picker, panel } = descent();
    await descent().runCommand('Descent: Train a Model on This CSV');
    await picker.opened('Choose the target');
    await picker.focus('species');
    await picker.accept();
    for (const step of ['Choose the estimator', 'Choose the features']) {
      await picker.opened(step);
      await picker.accept();
    }
    await descent().finished(1);
    const estimators = await panel
      .locator('#estimator option')
      .evaluateAll((all) => all.map((one) => one.getAttribute('value') ?? ''));
    assert.deepEqual(estimators, ['softmax', 'sigmoid', 'perceptron', 'svm']);
    for (const [k, estimator] of estimators.slice(1).entries()) {
      await panel.locator('#estimator').selectOption(estimator);
      await descent().finished(k + 2);
      assert.equal(await panel.locator('#loss').isDisabled(), estimator !== 'sigmoid');
      assert.equal(await panel.locator('#optimizer').isDisabled(), estimator === 'perceptron');
    }
  });
});
