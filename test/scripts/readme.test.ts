import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { settingsPage } from '../../scripts/docs/settings.mjs';
import { shippedReadme } from '../../scripts/host/readme.mjs';

const read = (file: string) => readFileSync(file, 'utf8');
const PAGES = readdirSync('docs').filter((file) => file.endsWith('.md'));
const DOCUMENTS = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'SUPPORT.md',
  ...PAGES.map((page) => `docs/${page}`),
];

/** The places that links and pictures of a document lead to, without those at an address or within the page. */
const placesIn = (markdown: string) =>
  [...markdown.matchAll(/\]\((?!https?:|mailto:|#)([^)\s#]+)[^)]*\)/g)].map(([, place = '']) => place);

describe('the documents', () => {
  for (const document of DOCUMENTS) {
    it(`lead from ${document} to files that are there`, () => {
      for (const place of placesIn(read(document))) {
        assert.ok(existsSync(path.join(path.dirname(document), place)), place);
      }
    });
  }

  it('are all in the index', () => {
    const listed = placesIn(read('docs/README.md'));
    for (const page of PAGES.filter((one) => one !== 'README.md')) assert.ok(listed.includes(page), page);
  });

  it('have the settings of the manifest: npm run docs writes them', () => {
    const { properties } = JSON.parse(read('package.json')).contributes.configuration;
    assert.equal(read('docs/settings.md'), settingsPage(properties, JSON.parse(read('package.nls.json'))));
  });
});

describe('the README that is shipped', () => {
  it('leads to no file of the sources, and keeps the words', () => {
    const shipped = shippedReadme(read('README.md'));
    assert.deepEqual(placesIn(shipped), []);
    assert.doesNotMatch(shipped, /!\[/);
    assert.match(shipped, /^# Descent$/m);
    assert.ok(shipped.length > 0.9 * read('README.md').length);
  });

  it('loses pictures with their table, and links but for their words', () => {
    const table = '| ![a](docs/a.png) | ![b](b.png) |\n|---|---|\n';
    const links = 'See [the page](docs/x.md), [there](https://example.org) and [below](#start).';
    assert.equal(
      shippedReadme(`one\n\n${table}\n| c | d |\n|---|---|\n${links}`),
      `one\n\n| c | d |\n|---|---|\nSee the page, [there](https://example.org) and [below](#start).`,
    );
  });
});
