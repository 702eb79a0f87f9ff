// The sample tables, copied to where they may be edited.

import fs from 'node:fs';
import path from 'node:path';
import { root } from './places.mjs';

const samples = path.join(root, 'media/samples');

/**
 * @param {string} folder made anew
 * @returns {string} the same folder
 */
export function copySamples(folder) {
  fs.rmSync(folder, { recursive: true, force: true });
  fs.cpSync(samples, folder, { recursive: true });
  return folder;
}
