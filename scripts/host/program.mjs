// Looks a program up, as a shell does.

import fs from 'node:fs';
import path from 'node:path';

/**
 * @param {string[]} names the first that is found wins
 * @param {string[]} [places] folders to look in after those of the PATH
 * @returns {string | undefined}
 */
export function findProgram(names, places = []) {
  const folders = [...(process.env.PATH ?? '').split(path.delimiter), ...places];
  const endings = process.platform === 'win32' ? ['.exe', '.cmd', ''] : [''];
  return names
    .flatMap((name) => folders.flatMap((folder) => endings.map((ending) => path.join(folder, name + ending))))
    .find(isExecutable);
}

/** @param {string} file */
function isExecutable(file) {
  try {
    fs.accessSync(file, fs.constants.X_OK);
    return fs.statSync(file).isFile();
  } catch {
    return false;
  }
}
