import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { modelFromJson } from '../../src/core/export/modelJson';
import { CAR_FEATURES, Playground } from '../support/playground';
import { useDescent } from '../support/workbench';

describe('a model that is taken away', () => {
  const descent = useDescent();

  /** From the palette, with the place that is proposed beside the table; resolves with the text that is opened then. */
  async function exported(format: string, file: string): Promise<string> {
    const { page, picker, folder } = descent();
    await descent().answer('Descent: Export Model…', 'Export Model', async () => {
      await picker.focus(format);
      await picker.accept();
    });
    const input = '.quick-input-widget input.input';
    const isProposed = ([selector, place]: readonly string[]) =>
      document.querySelector<HTMLInputElement>(selector ?? '')?.value === place;
    await page.waitForFunction(isProposed, [input, path.join(folder, file)]);
    await page.locator(input).press('Enter');
    await page.locator('.tab.active', { hasText: file }).waitFor();
    return fs.readFileSync(path.join(folder, file), 'utf8');
  }

  it('has the weights of the page when it is read again', async () => {
    const playground = new Playground(descent);
    await playground.train(1);
    const model = modelFromJson(await exported('Model of Descent', 'auto_mpg_model.json'));
    assert.deepEqual(
      model.features.map(({ name }) => name),
      CAR_FEATURES,
    );
    for (const [j, name] of CAR_FEATURES.entries()) {
      assert.equal(model.neurons[0]?.weights[j], await playground.weight(name, 'weight'));
    }
  });

  it('is a module of Python that says what it predicts', async () => {
    assert.match(
      await exported('Python with NumPy', 'auto_mpg_model.py'),
      /^# Predicts mpg[\s\S]*def predict\(rows\):/,
    );
  });
});
