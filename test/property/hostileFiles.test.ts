import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { modelFromJson, modelToJson } from '../../src/core/export/modelJson';
import { DataError } from '../../src/core/fault';
import { FolderOnDisk } from '../../src/ledger/folderOnDisk';
import { recordFromJson, recordToJson } from '../../src/ledger/recordJson';
import { RunFolder } from '../../src/ledger/runFolder';
import { refuses } from '../core/data/build';
import { recordOfLine } from '../ledger/record';

const READERS = { model: modelFromJson, record: recordFromJson } as const;
const LARGEST = 1 << 26;
const MEGABYTES = 100;

/** As large as a file may be, and more to make of it than there is to read. */
const BOMBS: Readonly<Record<string, string>> = {
  'lists in lists': '['.repeat(LARGEST - 1),
  'objects in objects': '{"a":'.repeat(LARGEST / 6),
  'empty lists': `[${'[],'.repeat(LARGEST / 4)}0]`,
  'empty objects': `[${'{},'.repeat(LARGEST / 4)}0]`,
};

/** Sizes that are said and not there. */
const SAID = [1e9, { length: 1e9 }, { length: 1e9, 0: 1 }, '1e9', null, -1];
const PLACES = [
  ['features'],
  ['neurons'],
  ['neurons', '0', 'weights'],
  ['levels'],
  ['classes'],
  ['fills'],
  ['model', 'features'],
  ['curve', 'losses'],
  ['curve', 'iterations'],
  ['curve'],
];

function withValue(text: string, place: readonly string[], value: unknown): string {
  const whole = JSON.parse(text);
  let parent = whole;
  for (const name of place.slice(0, -1)) parent = parent?.[name];
  if (parent && typeof parent === 'object') parent[place.at(-1) ?? ''] = value;
  return JSON.stringify(whole);
}

describe('a file that somebody sent', () => {
  const record = recordToJson(recordOfLine());
  const { model: ofLine } = recordOfLine();
  const model = ofLine ? modelToJson(ofLine) : '';

  for (const [name, text] of Object.entries(BOMBS)) {
    it(`is refused before it is taken apart: ${name}`, function () {
      this.timeout(20_000);
      const before = process.memoryUsage().rss;
      for (const read of Object.values(READERS)) assert.throws(() => read(text), refuses('jsonTooComplex'));
      const grown = (process.memoryUsage().rss - before) / 1e6;
      assert.ok(grown < MEGABYTES, `${grown} MB`);
    });
  }

  it('is taken where it has no more than a model can have', () => {
    const { features = [], neurons = [] } = ofLine ?? {};
    const [feature] = features;
    const [neuron] = neurons;
    assert.ok(ofLine && feature && neuron);
    const many = Array.from({ length: 20_000 }, (_, j) => ({ ...feature, name: `"[{${j}`, column: `"[{${j}` }));
    const weights = many.map((_, j) => j);
    const wide = { ...ofLine, features: many, neurons: [{ ...neuron, weights, standardised: { bias: 0, weights } }] };
    assert.deepEqual(modelFromJson(modelToJson(wide)), wide);
  });

  it('is believed no size that it says', () => {
    for (const [text, read] of [
      [model, modelFromJson],
      [record, recordFromJson],
    ] as const) {
      for (const place of PLACES) {
        for (const value of SAID) {
          const changed = withValue(text, place, value);
          if (changed === JSON.stringify(JSON.parse(text))) continue;
          assert.throws(() => read(changed), DataError, `${place.join('.')}: ${JSON.stringify(value)}`);
        }
      }
    }
  });

  it('names no place outside of its folder', async () => {
    const home = mkdtempSync(path.join(os.tmpdir(), 'descent-places-'));
    const place = path.join(home, 'a', 'runs');
    mkdirSync(place, { recursive: true });
    const outside = ['x.json', 'a/x.json', 'a/runs.json'].map((file) => path.join(home, file));
    for (const file of outside) writeFileSync(file, 'theirs');
    const folder = new RunFolder(new FolderOnDisk(place));
    const part = fc.constantFrom(
      '..',
      '.',
      '',
      'x',
      '/',
      '\\',
      'runs',
      '%2e%2e',
      'CON',
      'C:',
      '\u0000',
      '~',
      '...',
      'é',
    );
    const ids = fc.array(part, { minLength: 1, maxLength: 6 }).map((parts) => parts.join(''));
    const joined = fc.array(part, { minLength: 1, maxLength: 6 }).map((parts) => parts.join('/'));
    try {
      await fc.assert(
        fc.asyncProperty(fc.oneof(ids, joined, fc.string()), async (id) => {
          await folder.put(id, recordOfLine()).catch(() => {});
          await folder.delete(id).catch(() => {});
        }),
        { numRuns: 300 },
      );
      for (const file of outside) assert.equal(readFileSync(file, 'utf8'), 'theirs');
      assert.deepEqual(readdirSync(home).sort(), ['a', 'x.json']);
      assert.deepEqual(readdirSync(path.join(home, 'a')).sort(), ['runs', 'runs.json', 'x.json']);
      assert.ok(!existsSync('/x.json'));
    } finally {
      rmSync(home, { recursive: true });
    }
  });
});
