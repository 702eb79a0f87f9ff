// The extension as it is shipped.

import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { cache, root } from './places.mjs';

export const vsix = path.join(cache, 'descent.vsix');

/** Packs what has been built, into the cache unless another file is named. */
export function packExtension(file = vsix) {
  const vsce = path.join(root, 'node_modules/@vscode/vsce/vsce');
  const args = [
    'package',
    '--no-dependencies',
    '--allow-missing-repository',
    '--no-rewrite-relative-links',
    '--out',
    file,
  ];
  fs.mkdirSync(cache, { recursive: true });
  const result = spawnSync(process.execPath, [vsce, ...args], { cwd: root, encoding: 'utf8' });
  if (result.status !== 0) throw new Error(`The extension could not be packed:\n${result.stdout}${result.stderr}`);
  return file;
}
