// The extension as it is shipped.

import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { cache, root } from './places.mjs';
import { shippedReadme } from './readme.mjs';

export const vsix = path.join(cache, 'descent.vsix');

/** Packs what has been built, into the cache unless another file is named. A warning is an error. */
export function packExtension(file = vsix) {
  const vsce = path.join(root, 'node_modules/@vscode/vsce/vsce');
  fs.mkdirSync(cache, { recursive: true });
  const args = ['package', '--no-dependencies', ...readmeArguments(), '--out', file];
  const result = spawnSync(process.execPath, [vsce, ...args], { cwd: root, encoding: 'utf8' });
  const said = `${result.stdout}${result.stderr}`;
  if (result.status !== 0 || /\bWARNING\b/.test(said)) throw new Error(`The extension could not be packed:\n${said}`);
  return file;
}

/** With a repository, links and pictures lead there; without one there is nowhere for them to lead. */
function readmeArguments() {
  const { repository } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
  if (repository) return [];
  const shipped = path.join(cache, 'README.md');
  fs.writeFileSync(shipped, shippedReadme(fs.readFileSync(path.join(root, 'README.md'), 'utf8')));
  return ['--allow-missing-repository', '--readme-path', path.relative(root, shipped)];
}
