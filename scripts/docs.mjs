// npm run docs: writes what the documentation takes from the manifest.

import fs from 'node:fs';
import path from 'node:path';
import { settingsPage } from './docs/settings.mjs';
import { root } from './host/places.mjs';

const read = (/** @type {string} */ file) => JSON.parse(fs.readFileSync(path.join(root, file), 'utf8'));
const file = path.join(root, 'docs/settings.md');
fs.writeFileSync(
  file,
  settingsPage(read('package.json').contributes.configuration.properties, read('package.nls.json')),
);
console.log(path.relative(root, file));
