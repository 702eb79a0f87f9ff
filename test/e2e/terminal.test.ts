import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { root } from '../../scripts/host/places.mjs';
import { CAR_FEATURES, Playground } from '../support/playground';
import { samplePath } from '../support/samples';
import { useDescent } from '../support/workbench';

describe('the command line of the package', () => {
  const descent = useDescent();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'descent-package-'));
  const npm = (...words: string[]) => execFileSync('npm', words, { cwd: folder, stdio: 'ignore' });
  const command = path.join(folder, 'node_modules', '.bin', 'descent');
  const run = (...words: string[]) => execFileSync(command, words, { encoding: 'utf8' });

  before(() => {
    npm('pack', '--ignore-scripts', root);
    const [packed = ''] = fs.readdirSync(folder);
    fs.writeFileSync(path.join(folder, 'package.json'), '{ "private": true }');
    npm('install', '--offline', '--no-audit', '--no-fund', path.join(folder, packed));
  });
  after(() => fs.rmSync(folder, { recursive: true }));

  it('shows the weights of the panel, to the bit', async () => {
    const playground = new Playground(descent);
    await playground.train(1);
    const { weights, standardised, bias, metrics } = JSON.parse(
      run('train', samplePath('auto-mpg.csv'), '--target', 'mpg', '--json'),
    );
    assert.deepEqual(Object.keys(weights), CAR_FEATURES);
    for (const name of CAR_FEATURES) {
      assert.equal(weights[name], await playground.weight(name, 'weight'), name);
      assert.equal(standardised.weights[name], await playground.weight(name), name);
    }
    assert.equal(bias, await playground.value('#weights tr[data-bias] [data-column="weight"]'));
    assert.equal(metrics.mse, await playground.value('[data-metric="mse"]'));
  });

  it('writes the report that the editor opens', async () => {
    const { page } = descent();
    const written = path.join(folder, 'report.md');
    run('train', samplePath('auto-mpg.csv'), '--target', 'mpg', '--report', written);
    const report = path.join(descent().folder, 'editor.md');
    await descent().runCommand('Descent: Open Report of This Run');
    await page.locator('.tab.active', { hasText: 'Training on' }).waitFor();
    await page.keyboard.press('Control+S');
    const input = page.locator('.quick-input-widget:visible input.input');
    // A place is proposed once the dialog is ready, over whatever was written before.
    await page.waitForFunction(
      (selector) => document.querySelector<HTMLInputElement>(selector)?.value.endsWith('.md'),
      '.quick-input-widget input.input',
    );
    await input.fill(report);
    await input.press('Enter');
    await page.locator('.tab.active', { hasText: 'editor.md' }).waitFor();
    assert.equal(fs.readFileSync(written, 'utf8'), fs.readFileSync(report, 'utf8'));
  });
});
