import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { CAR_FEATURES, Playground } from '../support/playground';
import { useDescent } from '../support/workbench';

/** A car, as the columns of the model have it; one is named otherwise in the table to predict. */
const COLUMNS = ['cylinders', 'displacement', 'horsepower', 'weight_lbs', 'acceleration', 'year', 'origin'];
const HEADER = ['plate', ...COLUMNS.map((name) => (name === 'weight_lbs' ? 'Weight in lbs' : name))];
const CARS: readonly (readonly string[])[] = [
  ['"A, 1"', '8', '307', '130', '3504', '12', '1970', 'USA'],
  ['"B ""2"""', '4', '97.5', '88', '2130', '14.5', '1978', 'Japan'],
  ['C', '4', '90', '', '2000', '15', '1979', 'Europe'],
  ['D', '4', '90', '71', '2000', '15', '1979', 'Mars'],
];
const CRLF = '\r\n';
const textOf = (append: (row: number) => string) =>
  [HEADER, ...CARS].map((cells, row) => `${cells.join(',')}${append(row)}`).join(CRLF);

describe('predicting another table', () => {
  const descent = useDescent({ context: { permissions: ['clipboard-read', 'clipboard-write'] } });
  const table = () => path.join(descent().folder, 'other cars.csv');
  /** F(x) of each car by the weights that the panel shows; undefined where it has none. */
  let outputs: readonly (number | undefined)[] = [];

  it('comes with a training, whose weights are shown', async () => {
    const playground = new Playground(descent);
    await playground.train(1);
    const weightOf = (row: string) => playground.value(`#weights tr[${row}] [data-column="weight"]`);
    const bias = await weightOf('data-bias');
    const weights: number[] = [];
    for (const feature of CAR_FEATURES) weights.push(await weightOf(`data-feature="${feature}"`));
    outputs = CARS.map(([, ...cells]) => {
      if (cells.includes('') || cells.includes('Mars')) return undefined;
      return CAR_FEATURES.reduce((sum, feature, j) => sum + (weights[j] ?? 0) * valueIn(cells, feature), bias);
    });
  });

  it('asks for the model, the newest first', async () => {
    const { picker } = descent();
    fs.writeFileSync(
      table(),
      textOf(() => ''),
    );
    await descent().openFile('other cars.csv');
    await descent().runCommand('Descent: Predict with a Model…');
    await picker.opened('Choose the model that predicts');
    assert.match(await picker.focused(), /mpg: linear regression.*auto-mpg\.csv.*weight_lbs/);
    assert.equal(await picker.row('From a Model File…').count(), 1);
    await picker.accept();
  });

  it('asks which column stands for one that is missing, and proposes the likeliest', async () => {
    const { picker } = descent();
    await picker.opened(/no column weight_lbs, which is to be a number/);
    assert.match(await picker.focused(), /Weight in lbs/);
    await picker.accept();
  });

  it('says how many rows have a prediction, and why others have none', async () => {
    const message = descent().notification('Predicted mpg in 2 of 4 rows.').first();
    await message.waitFor();
    const text = (await message.textContent()) ?? '';
    assert.match(text, /1 without a value of horsepower \(lines 4\)/);
    assert.match(text, /1 where origin is new to the model: Mars \(lines 5\)/);
  });

  it('opens the table with the sums of its rows behind them, and leaves all else as it was', async () => {
    const { page } = descent();
    const header = page.locator('.view-line', { hasText: 'prediction' }).first();
    await header.click();
    await page.keyboard.press('Control+A');
    await page.keyboard.press('Control+C');
    const text = await page.evaluate(() => navigator.clipboard.readText());
    const written = text
      .split(/\r?\n/)
      .slice(1)
      .map((line) => line.slice(line.lastIndexOf(',') + 1));
    for (const [row, output] of outputs.entries()) {
      if (output === undefined) assert.equal(written[row], '');
      else assert.ok(Math.abs(Number(written[row]) / output - 1) < 1e-12, `${written[row]} for ${output}`);
    }
    assert.equal(
      text.replaceAll(/\r?\n/g, CRLF),
      textOf((row) => `,${row === 0 ? 'prediction' : written[row - 1]}`),
    );
    assert.equal(
      fs.readFileSync(table(), 'utf8'),
      textOf(() => ''),
    );
  });

  it('is asked for in the panel as well, which has the model and asks for the table', async () => {
    const { panel, picker } = descent();
    await descent().runCommand('Descent: Show Training Panel');
    await panel.getByRole('button', { name: 'Predict the rows of a table with this model' }).click();
    await picker.opened('Choose the table whose rows to predict');
    assert.match((await picker.rows()).join('\n'), /other cars\.csv[\s\S]*auto-mpg\.csv.*trained on/);
    await picker.cancel();
  });
});

/** The value of a feature in the cells of a car. */
function valueIn(cells: readonly string[], feature: string): number {
  const [column = '', level] = feature.split('=');
  const cell = cells[COLUMNS.indexOf(column)] ?? '';
  return level === undefined ? Number(cell) : Number(cell === level);
}
