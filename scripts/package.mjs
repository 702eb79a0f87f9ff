// npm run package: builds and packs the extension as it is shipped.

import fs from 'node:fs';
import path from 'node:path';
import { root } from './host/places.mjs';
import { packExtension } from './host/vsix.mjs';
import { run } from './testing/run.mjs';

const { name, version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));

if ((await run(process.execPath, ['esbuild.mjs', '--production'])) !== 0) process.exit(1);
const file = packExtension(path.join(root, `${name}-${version}.vsix`));
console.log(`${path.relative(root, file)} ${Math.round(fs.statSync(file).size / 1000)} kB`);
