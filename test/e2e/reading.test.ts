import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { leastSquaresByQr } from '../support/oracles';
import { useDescent } from '../support/workbench';

/** A log of a harvest: two lines above the header, decimal commas, a code of stations, and three marks for missing values. */
const ABOVE = ['Harvest log, 1983', 'Source: field notes, measured by hand'];
const HARVESTS = Array.from({ length: 40 }, (_, i) => {
  const temp = i % 11 === 6 ? undefined : Math.round(1200 + 700 * Math.sin(1.7 * i)) / 100;
  const wind = i % 9 === 4 ? undefined : 2 + ((5 * i) % 11);
  const station = 1 + (i % 3);
  const crop = Math.round(4000 + 60 * (temp ?? 12) - 400 * (wind ?? 3) + 500 * station ** 2 + 300 * Math.cos(2.3 * i));
  return { temp, wind, station, crop: i === 17 ? undefined : crop / 1000 };
});
const comma = (value: number | undefined, mark: string) =>
  value === undefined ? mark : String(value).replace('.', ',');
const LINES = HARVESTS.map(({ temp, wind, station, crop }) =>
  [comma(temp, '?'), comma(wind, '999'), station, comma(crop, '-')].join(';'),
);

/** The rows that can be used and the exact answer, worked by the test. */
const usable = HARVESTS.flatMap(({ temp, wind, station, crop }) =>
  temp === undefined || wind === undefined || crop === undefined ? [] : [{ temp, wind, station, crop }],
);
const inputs = usable.map(({ temp, wind, station }) => [temp, wind, Number(station === 2), Number(station === 3)]);
const exact = leastSquaresByQr(
  inputs,
  usable.map(({ crop }) => crop),
);
const FEATURES = ['temp', 'wind', 'station=2', 'station=3'];

describe('how a table is read', () => {
  const descent = useDescent();

  /** Resolves when the list is there and the table was read. */
  async function listed(): Promise<void> {
    await descent().picker.opened('How harvest.csv Is Read');
    const reading = descent().page.locator('.quick-input-widget:visible .monaco-progress-container.active');
    await reading.waitFor({ state: 'hidden' });
  }

  async function choose(row: string, ...answers: readonly string[]): Promise<void> {
    const { picker } = descent();
    await picker.focus(row);
    await picker.accept();
    for (const answer of answers) {
      await picker.row(answer).first().waitFor();
      await picker.focus(answer);
      await picker.accept();
    }
  }

  it('is told in the picker, and a way leads from there to change it', async () => {
    const { picker, folder } = descent();
    fs.writeFileSync(path.join(folder, 'harvest.csv'), [...ABOVE, 'temp;wind;station;crop', ...LINES, ''].join('\n'));
    await descent().openFile('harvest.csv');
    await descent().runCommand('Descent: Train a Model on This CSV');
    await picker.opened('Choose the target');
    await picker
      .row('How the Table Is Read…')
      .filter({ hasText: /header in line 1, UTF-8.*rows/ })
      .waitFor();
    await choose('How the Table Is Read…');
    await listed();
    assert.match((await picker.rows()).join('\n'), /Delimiter.*\n.*Header.*\n.*Encoding.*UTF-8.*\n.*Decimal mark/);
  });

  it('is changed by keyboard: header, delimiter, missing values and a type', async () => {
    const { picker } = descent();
    await choose('Header', 'Line 3');
    await listed();
    await choose('Delimiter', 'Semicolon');
    await listed();
    await choose('Missing values');
    await picker.opened('Choose a mark to take it away');
    await choose('Add marks…');
    await picker.write('Add Marks', '999, -');
    await picker.opened('Choose a mark to take it away');
    await picker.cancel();
    await listed();
    await picker.focus('wind');
    const without = HARVESTS.filter(({ wind }) => wind === undefined).length;
    assert.match(await picker.focused(), new RegExp(`wind, number, ${without} missing`));
    await choose('station', 'Category');
    await listed();
    await picker.focus('station');
    assert.match(await picker.focused(), /category of 3 levels \(changed\)/);
    await picker.focus('Read it this way');
    assert.match(await picker.focused(), /Semicolon, header in line 3, UTF-8, decimal comma, 40 rows, 4 columns/);
    await picker.accept();
    await picker.opened('Choose the target');
  });

  it('is trained with: the rows left out and the weights are those of the test', async () => {
    const { picker, panel } = descent();
    await picker.focus('crop');
    for (const step of ['Choose the target', 'Choose the estimator', 'Choose the features']) {
      await picker.opened(step);
      await picker.accept();
    }
    await descent().finished(1);
    const leftOut = HARVESTS.length - usable.length;
    const rows = (await panel.locator('#rows').textContent()) ?? '';
    assert.match(rows, new RegExp(`40 rows: ${usable.length} used, ${leftOut} left out`));
    for (const [j, feature] of FEATURES.entries()) {
      const cell = panel.locator(`#weights tr[data-feature="${feature}"] [data-column="weight"]`);
      const found = Number(await cell.getAttribute('data-value'));
      assert.ok(Math.abs(found / (exact[j + 1] ?? 0) - 1) < 1e-5, `${feature}: ${found}, expected ${exact[j + 1]}`);
    }
  });

  it('is what a hover explains rows and columns by', async () => {
    const { editor } = descent();
    assert.match(await editor.hover('temp;wind', 'wind'), /wind/);
    const at = HARVESTS.findIndex(({ wind, temp }) => wind === undefined && temp !== undefined);
    assert.match(await editor.hover(LINES[at] ?? '', '999'), /No prediction: this row has no value of wind/);
    const [, second] = usable;
    assert.ok(second);
    const output = [1, ...(inputs[1] ?? [])].reduce((sum, x, j) => sum + x * (exact[j] ?? 0), 0);
    const text = await editor.hover(LINES[1] ?? '', `;${second.wind};`);
    const shown = Number(/Prediction of crop: (\S+)/.exec(text)?.[1]?.replace('−', '-'));
    assert.ok(Math.abs(shown - output) < 5e-3, `${text}\n${output}`);
  });

  it('shows the rows that lack a value in the file', async () => {
    const { page } = descent();
    await descent().runCommand('Descent: How the Table Is Read…');
    await listed();
    await choose('rows lack a value');
    const lacking = HARVESTS.length - usable.length;
    await page.locator('.part.statusbar', { hasText: `${lacking} selections` }).waitFor();
  });

  it('is remembered over a reload, and forgotten when it is reset', async () => {
    const { page, picker } = descent();
    await descent().reloadWindow();
    await descent().openFile('harvest.csv');
    await page.locator('.editor-instance .monaco-editor.focused').waitFor(); // or the palette would be closed by it
    await descent().runCommand('Descent: How the Table Is Read…');
    await listed();
    assert.match((await picker.rows()).join('\n'), /header in line 3 \(changed\)/);
    await choose('Read as detected');
    await listed();
    await picker.row(/^\s*Header\s*header in line 1/).waitFor();
    assert.equal(await picker.row('(changed)').count(), 0);
    await picker.cancel();
  });
});
