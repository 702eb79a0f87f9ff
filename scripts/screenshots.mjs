// Takes the pictures of the documentation: the main path in each kind of theme, into docs/images.
//   npm run screenshots              all
//   npm run screenshots -- --overview    that of the README alone

import fs from 'node:fs';
import path from 'node:path';
import { openDescent } from '../test/support/workbench.ts';
import { root } from './host/places.mjs';
import { packExtension } from './host/vsix.mjs';
import { withPalette } from './images/palette.mjs';
import { run } from './testing/run.mjs';

const THEMES = {
  dark: 'Dark Modern',
  light: 'Light Modern',
  'contrast-dark': 'Default High Contrast',
  'contrast-light': 'Default High Contrast Light',
};
const SETTINGS = { 'editor.minimap.enabled': false, 'breadcrumbs.enabled': false };
const VIEWPORT = { width: 1100, height: 720 };
const STILL = { reducedMotion: /** @type {const} */ ('reduce') }; // what fades in would be caught halfway
const images = path.join(root, 'docs/images');

/** The views of an iteration on the way: a tab, and what it bears when it is drawn. */
const VIEWS = { fit: '#fit[data-points]', surface: '#surface[data-x]', arithmetic: '#arithmetic-update[data-after]' };

const OVERVIEW = { width: 1160, height: 800 };
/** A view is larger than what a small window shows of it. */
const WHOLE_VIEW = { width: 1500, height: 1200 };

fs.mkdirSync(images, { recursive: true });
if ((await run('npm', ['run', '--silent', 'build'])) !== 0) process.exit(1);
packExtension();
await overview();
if (!process.argv.includes('--overview'))
  for (const [name, theme] of Object.entries(THEMES)) await photograph(name, theme);

/** The picture of the README: a table, the curve and the fit of an iteration on the way, and a hover. */
async function overview() {
  const vscode = await openDescent({ theme: THEMES.dark, settings: SETTINGS, viewport: OVERVIEW, context: STILL });
  try {
    await train(vscode, () => {});
    await stepTo(vscode, 6);
    await vscode.panel.locator('#fit[data-points]').waitFor();
    await vscode.panel.locator('#transport').evaluate((bar) => bar.scrollIntoView());
    await vscode.editor.hover('bmw 2002', '2234');
    await shoot(vscode, path.join(root, 'media/overview.png'));
  } finally {
    await vscode.close();
  }
}

/**
 * @param {string} name
 * @param {string} theme
 */
async function photograph(name, theme) {
  const vscode = await openDescent({ theme, settings: SETTINGS, viewport: VIEWPORT, context: STILL });
  const at = (/** @type {string} */ what) => shoot(vscode, path.join(images, `${name}-${what}.png`));
  try {
    await train(vscode, at);
    await at('panel');
    await vscode.editor.hover('name,mpg', 'weight_lbs');
    await at('column');
    await vscode.editor.hover('buick skylark 320', '3693');
    await at('row');
    await views(vscode, name);
  } finally {
    await vscode.close();
  }
}

/**
 * Each view of the fourth iteration, and two runs side by side.
 * @param {import('../test/support/workbench.ts').Workbench} vscode
 * @param {string} theme
 */
async function views(vscode, theme) {
  const { page, panel } = vscode;
  await page.setViewportSize(WHOLE_VIEW);
  const part = async (/** @type {string} */ selector, /** @type {string} */ what) => {
    const file = path.join(images, `${theme}-${what}.png`);
    fs.writeFileSync(file, withPalette(await panel.locator(selector).screenshot({ animations: 'disabled' })));
    console.log(`${path.relative(root, file)} ${Math.round(fs.statSync(file).size / 1000)} kB`);
  };
  await page.mouse.move(0, 0);
  await stepTo(vscode, 4);
  for (const [tab, drawn] of Object.entries(VIEWS)) {
    await panel.locator(`#tab-${tab}`).click();
    await panel.locator(drawn).waitFor();
    await part('.looks', tab);
  }
  await panel.locator('#learning-rate').fill('0.02');
  await panel.locator('#learning-rate').press('Enter');
  await panel.locator('body[data-state="finished"][data-run="2"]').waitFor();
  await panel.locator('#runs tr[data-run="1"] input').check();
  await panel.locator('section[data-overlays="1"]').waitFor();
  await part('#runs', 'runs');
}

/**
 * From the first iteration, step by step.
 * @param {import('../test/support/workbench.ts').Workbench} vscode
 * @param {number} iteration
 */
async function stepTo({ panel }, iteration) {
  await panel.locator('#reset').click();
  for (let k = 1; k <= iteration; k++) {
    await panel.locator('#step').click();
    await panel.locator(`body[data-iteration="${k}"]`).waitFor();
  }
}

/**
 * Takes Enter at every step.
 * @param {import('../test/support/workbench.ts').Workbench} vscode
 * @param {(step: string) => unknown} each
 */
async function train(vscode, each) {
  await vscode.page.keyboard.press('Control+B'); // the side bar away
  await vscode.runCommand('Descent: Train a Model on This CSV');
  for (const step of ['target', 'estimator', 'features']) {
    await vscode.picker.opened(`Choose the ${step}`);
    await each(step);
    await vscode.picker.accept();
  }
  await vscode.finished();
}

/**
 * @param {import('../test/support/workbench.ts').Workbench} vscode
 * @param {string} file
 */
async function shoot({ page }, file) {
  fs.writeFileSync(file, withPalette(await page.screenshot({ animations: 'disabled' })));
  console.log(`${path.relative(root, file)} ${Math.round(fs.statSync(file).size / 1000)} kB`);
}
