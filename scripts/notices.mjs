// THIRD_PARTY_NOTICES: the licences of all that is shipped and not ours.

import fs from 'node:fs';
import path from 'node:path';
import { bundledPackages, folderOf } from './bundles.mjs';
import { root } from './host/places.mjs';

export const NOTICES = path.join(root, 'THIRD_PARTY_NOTICES');

const TEXTS = /^(licen[cs]e|notice|copying)(\.|$)/i;

/** Of code that was ported by hand, which no bundler knows of. */
const PORTED = [
  {
    title: 'fdlibm 5.3: exponential and logarithm (src/core/model/elementary.ts, src/kernels)',
    text: `Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved.

Developed at SunPro, a Sun Microsystems, Inc. business.
Permission to use, copy, modify, and distribute this
software is freely granted, provided that this notice
is preserved.`,
  },
];

/** @returns {Promise<string>} */
export async function notices() {
  /** @type {Map<string, string[]>} a text that several share is written once */
  const titlesOf = new Map();
  for (const { title, text } of [...(await bundledPackages()).map(noticeOf), ...PORTED]) {
    titlesOf.set(text, [...(titlesOf.get(text) ?? []), title]);
  }
  const parts = [...titlesOf].map(
    ([text, titles]) => `${'='.repeat(78)}\n${titles.join('\n')}\n${'='.repeat(78)}\n\n${text}\n`,
  );
  return `Descent is under the licence in LICENSE. It holds parts of the following, under theirs.\n\n${parts.join('\n')}`;
}

/** @param {string} name */
function noticeOf(name) {
  const folder = folderOf(name);
  const { version, license } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const files = fs
    .readdirSync(folder)
    .filter((file) => TEXTS.test(file))
    .sort();
  if (files.length === 0) throw new Error(`The package ${name} comes without the text of its licence ${license}.`);
  const texts = files.map((file) => fs.readFileSync(path.join(folder, file), 'utf8').replace(/\r\n/g, '\n').trim());
  return { title: `${name} ${version} (${license})`, text: texts.join('\n\n') };
}

export async function writeNotices() {
  fs.writeFileSync(NOTICES, await notices());
  console.log(`${path.relative(root, NOTICES)} ${Math.round(fs.statSync(NOTICES).size / 1000)} kB`);
}
