import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as messages from '../../src/messages';

const root = path.join(__dirname, '../..');
const text = (file: string) => readFileSync(path.join(root, file), 'utf8');
const words = (file: string): Record<string, string> => JSON.parse(text(file));

const LITERAL = /(?:l10n\.t|\bsay)\(\s*'((?:[^'\\]|\\.)*)'/g;
const placeholders = (sentence: string) => [...new Set(sentence.match(/\{\w+\}/g))].sort();

/** The templates of `messages.ts`: every string in the tables it exports. */
function templates(): string[] {
  const tables = Object.values(messages).filter((value) => typeof value === 'object');
  return tables.flatMap((table) => Object.values<string>(table));
}

const sourceIn = (folder: string) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => text(path.join(folder, file)))
    .join('\n');

const source = ['src/extension', 'src/lessons', 'src/report'].map(sourceIn).join('\n');

/** What the extension says itself. */
const literals = () => [...source.matchAll(LITERAL)].map(([, literal = '']) => literal);

describe('the words of the extension', () => {
  const korean = words('l10n/bundle.l10n.ko.json');
  const english = new Set([...literals(), ...templates()]);

  it('are found in the source', () => {
    assert.ok(literals().length > 80 && templates().length > 40);
  });

  it('are literals wherever they are translated, but for the templates', () => {
    const others = source.match(/l10n\.t\((?!\s*')\w+/g);
    assert.deepEqual(others, ['l10n.t(template']);
  });

  it('all have their Korean', () => {
    const missing = [...english].filter((sentence) => !korean[sentence]);
    assert.deepEqual(missing, []);
  });

  it('hold the same values in Korean', () => {
    for (const [sentence, translation] of Object.entries(korean)) {
      assert.deepEqual(placeholders(translation), placeholders(sentence), sentence);
    }
  });

  it('have no Korean that nothing uses', () => {
    const stale = Object.keys(korean).filter((sentence) => !english.has(sentence));
    assert.deepEqual(stale, []);
  });
});

describe('the words of the manifest', () => {
  const used = new Set([...text('package.json').matchAll(/"%([\w.]+)%"/g)].map(([, key = '']) => key));

  for (const file of ['package.nls.json', 'package.nls.ko.json']) {
    it(`are those of ${file}`, () => {
      const known = words(file);
      assert.deepEqual(Object.keys(known).sort(), [...used].sort());
      for (const sentence of Object.values(known)) assert.notEqual(sentence, '');
    });
  }
});
