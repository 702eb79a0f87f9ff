import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.join(__dirname, '../..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');

/** A file of tests, and the titles behind it up to the next file. */
const REFERENCE = /`(test\/[\w/]+\.test\.ts)`((?:(?!`test\/).)*)/g;

function references(page: string): { readonly file: string; readonly title: string }[] {
  return [...read(page).matchAll(REFERENCE)].flatMap(([, file = '', behind = '']) =>
    [...behind.matchAll(/"([^"]+)"/g)].map(([, title = '']) => ({ file, title })),
  );
}

describe('a page that names tests', () => {
  for (const page of ['SECURITY.md', 'docs/reliability.md']) {
    it(`names those that there are: ${page}`, () => {
      const named = references(page);
      assert.ok(named.length > 15, String(named.length));
      for (const { file, title } of named) {
        assert.ok(existsSync(path.join(root, file)), file);
        assert.ok(read(file).includes(title), `${file}: ${title}`);
      }
    });
  }
});
