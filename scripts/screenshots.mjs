// Takes the pictures of the documentation: the main path in each kind of theme, into docs/images.
//   npm run screenshots

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

fs.mkdirSync(images, { recursive: true });
if ((await run('npm', ['run', '--silent', 'build'])) !== 0) process.exit(1);
packExtension();
for (const [name, theme] of Object.entries(THEMES)) await photograph(name, theme);

/**
 * @param {string} name
 * @param {string} theme
 */
async function photograph(name, theme) {
  const vscode = await openDescent({ theme, settings: SETTINGS, viewport: VIEWPORT, context: STILL });
  const { page, picker, editor } = vscode;
  const shoot = async (/** @type {string} */ what) => {
    const file = path.join(images, `${name}-${what}.png`);
    fs.writeFileSync(file, withPalette(await page.screenshot({ animations: 'disabled' })));
    console.log(`${path.relative(root, file)} ${Math.round(fs.statSync(file).size / 1000)} kB`);
  };
  try {
    await page.keyboard.press('Control+B'); // the side bar away
    await vscode.runCommand('Descent: Train a Model on This CSV');
    for (const step of ['target', 'estimator', 'features']) {
      await picker.opened(`Choose the ${step}`);
      await shoot(step);
      await picker.accept();
    }
    await vscode.finished();
    await shoot('panel');
    await editor.hover('name,mpg', 'weight_lbs');
    await shoot('column');
    await editor.hover('buick skylark 320', '3693');
    await shoot('row');
  } finally {
    await vscode.close();
  }
}
