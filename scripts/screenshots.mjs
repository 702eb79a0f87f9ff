// Takes the pictures of the documentation: the main path in each kind of theme, into docs/images.
//   npm run screenshots                     all
//   npm run screenshots -- --animation      the moving picture of the README alone
//   npm run screenshots -- --walkthrough    the walkthrough and a lesson alone, in both languages

import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { openDescent } from '../test/support/workbench.ts';
import { installDebian } from './host/debian.mjs';
import { root } from './host/places.mjs';
import { packExtension } from './host/vsix.mjs';
import { webview } from './host/workbench.mjs';
import { animated } from './images/gif.mjs';
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

const ANIMATION = { width: 1160, height: 860 };
const WALKTHROUGH = { width: 1080, height: 780 };
/** How many iterations of the animation are seen one by one. */
const STEPS = 8;
/** What a README is to be loaded with at most. */
const MOST_BYTES = 2_000_000;

/** How the walkthrough is opened, and what its first lesson answers. */
const LANGUAGES = { en: 'Descent: Learn Gradient Descent', ko: 'Descent: 경사 하강법 배우기' };
/** A view is larger than what a small window shows of it. */
const WHOLE_VIEW = { width: 1500, height: 1200 };

fs.mkdirSync(images, { recursive: true });
if ((await run('npm', ['run', '--silent', 'build'])) !== 0) process.exit(1);
packExtension();
const PARTS = { '--animation': animation, '--walkthrough': walkthroughs, '--themes': themes };
const named = Object.entries(PARTS).filter(([flag]) => process.argv.includes(flag));
for (const [, take] of named.length > 0 ? named : Object.entries(PARTS)) await take();

async function themes() {
  for (const [name, theme] of Object.entries(THEMES)) await photograph(name, theme);
}

/** What the README shows: a table, the three questions, the descent step by step, and a row explained. */
async function animation() {
  const vscode = await openDescent({ theme: THEMES.dark, settings: SETTINGS, viewport: ANIMATION, context: STILL });
  /** @type {import('./images/gif.mjs').Frame[]} */
  const frames = [];
  const see = async (/** @type {number} */ seconds) =>
    frames.push({ png: await vscode.page.screenshot({ animations: 'disabled' }), seconds });
  const { panel } = vscode;
  try {
    await train(vscode, () => see(1.2));
    await see(2);
    await panel.locator('#fit[data-points]').waitFor(); // before it is drawn there is less to scroll
    await panel.locator('.loss-head').evaluate((head) => head.scrollIntoView()); // the curve and the fit, under the buttons
    await panel.locator('#reset').click();
    await panel.locator('body[data-iteration="0"]').waitFor();
    await see(1);
    for (let k = 1; k <= STEPS; k++) {
      await panel.locator('#step').click();
      await panel.locator(`body[data-iteration="${k}"]`).waitFor();
      await see(0.4);
    }
    await panel.locator('#to-kept').click();
    await panel.locator('body[data-iteration]:not([data-iteration="8"])').waitFor();
    await see(1.5);
    await vscode.editor.hover('bmw 2002', '2234');
    await see(4);
  } finally {
    await vscode.close();
  }
  const file = path.join(images, 'descent.gif');
  const bytes = animated(frames);
  if (bytes.length > MOST_BYTES)
    throw new Error(`The animation has ${bytes.length} bytes: expected at most ${MOST_BYTES}.`);
  fs.writeFileSync(file, bytes);
  console.log(`${path.relative(root, file)} ${Math.round(bytes.length / 1000)} kB`);
}

/** Without a font of its letters Korean would be a row of boxes. */
function needKorean() {
  const isThere = () => spawnSync('fc-list', [':lang=ko'], { encoding: 'utf8' }).stdout?.trim();
  if (isThere() || (installDebian(['fonts-nanum'], 'a Korean font') && isThere())) return;
  throw new Error('There is no Korean font: install one (on Debian: apt-get install fonts-nanum).');
}

/** The walkthrough, and what the first lesson says, in both languages; the step and the lesson in light as well. */
async function walkthroughs() {
  needKorean();
  for (const [locale, command] of Object.entries(LANGUAGES)) {
    for (const [name, theme] of /** @type {const} */ ([
      ['dark', THEMES.dark],
      ['light', THEMES.light],
    ])) {
      await walkthrough(`${name}-${locale}`, { theme, ...(locale === 'ko' && { locale }) }, command);
    }
  }
}

/**
 * @param {string} name
 * @param {{ theme: string, locale?: string }} options
 * @param {string} command
 */
async function walkthrough(name, options, command) {
  const vscode = await openDescent({ ...options, settings: SETTINGS, viewport: WALKTHROUGH, context: STILL });
  const at = (/** @type {string} */ what) => shoot(vscode, path.join(images, `${name}-${what}.png`));
  const { page, panel } = vscode;
  try {
    await page.keyboard.press('Control+B'); // the side bar away
    await vscode.runCommand(command);
    const step = page.locator('.getting-started-step.expanded');
    await step.waitFor();
    await webview(page).locator('svg').waitFor();
    await at('walkthrough');
    await step.locator('.monaco-button').first().press('Enter');
    await page.locator('.quick-input-widget:visible .monaco-list-row').nth(2).waitFor();
    await at('prediction');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await panel.locator('#lesson[data-outcome]').waitFor();
    await panel.locator('#fit[data-points]').waitFor();
    await at('lesson');
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
