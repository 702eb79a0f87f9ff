import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { arrowOf, parquetOf } from '../support/columnar';
import { CAR_FEATURES, Playground } from '../support/playground';
import { samplePath } from '../support/samples';
import { useDescent } from '../support/workbench';

const CARS = fs.readFileSync(samplePath('auto-mpg.csv'), 'utf8');
const COMMAND = 'Train a Model on This CSV';

describe('a Parquet or Arrow file in the editor', () => {
  const descent = useDescent({ file: 'auto-mpg.csv' });
  const playground = new Playground(descent);
  const expected: number[] = [];

  const row = (name: string) => descent().page.getByRole('treeitem', { name }).first();
  const weights = () => Promise.all(CAR_FEATURES.map((feature) => playground.weight(feature, 'weight')));
  const acceptAll = async (file: string) => {
    const { picker } = descent();
    await picker.opened(`Train a Model on ${file}`);
    for (const step of ['Choose the target', 'Choose the estimator', 'Choose the features']) {
      await picker.opened(step);
      await picker.accept();
    }
  };

  it('stands in the explorer beside the CSV of the same values', async () => {
    const { folder } = descent();
    await playground.train(1);
    expected.push(...(await weights()));
    fs.writeFileSync(path.join(folder, 'cars.parquet'), parquetOf(CARS, 100));
    fs.writeFileSync(path.join(folder, 'cars.arrow'), arrowOf(CARS));
    await descent().runCommand('File: Focus on Files Explorer');
    await row('cars.parquet').waitFor();
  });

  it('trains from the explorer, to the weights of the CSV', async () => {
    await descent().chooseFromMenu(row('cars.parquet'), COMMAND);
    await acceptAll('cars.parquet');
    await descent().page.getByRole('tab', { name: 'Descent: cars.parquet', selected: true }).waitFor();
    await descent().finished();
    assert.deepEqual(await weights(), expected);
  });

  it('trains from its tab by the icon above it, and not the file that was there before', async () => {
    const { page } = descent();
    await row('penguins.csv').dblclick();
    await page.getByRole('tab', { name: /^penguins\.csv/, selected: true }).waitFor();
    await row('cars.arrow').dblclick();
    await page.getByRole('tab', { name: /^cars\.arrow/, selected: true }).waitFor();
    await page.locator('.editor-actions').getByRole('button', { name: COMMAND }).click();
    await acceptAll('cars.arrow');
    await page.getByRole('tab', { name: 'Descent: cars.arrow', selected: true }).waitFor();
    await descent().finished();
    assert.deepEqual(await weights(), expected);
  });
});
