// Where things lie.

import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '../..');

/** All that scripts and tests leave behind; ignored by git. */
export const cache = path.join(root, '.cache');
