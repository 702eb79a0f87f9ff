import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { deserialize, serialize } from 'node:v8';
import fc from 'fast-check';
import { printJavaScript } from '../../src/core/export/javascript';
import { modelFromJson, modelToJson } from '../../src/core/export/modelJson';
import { explain } from '../../src/core/model/fitted';
import { predictTable } from '../../src/core/predict/predictTable';
import { recordFromJson, recordToJson } from '../../src/ledger/recordJson';
import { recordOfLine } from '../ledger/record';
import { loaded } from '../support/javascript';
import { setupOf, tableFrom, trainOn } from '../support/samples';

/** What every object has something of without being given it. */
const INHERITED = [...Object.getOwnPropertyNames(Object.prototype), 'prototype', 'then', 'length'];
const ROWS = 24;

/** A table of a number and two categories under these names, whose levels are of the same kind. */
function textWith([number, category, other, target]: readonly string[], levels: readonly string[]): string {
  const rows = Array.from({ length: ROWS }, (_, i) => [
    (i * 7) % 11,
    levels[i % levels.length],
    levels[(i >> 1) % 2],
    (i * 5) % 9,
  ]);
  return [[number, category, other, target], ...rows].map((cells) => cells.join()).join('\n');
}

const columns = fc.uniqueArray(fc.constantFrom(...INHERITED), { minLength: 4, maxLength: 4 });
const categories = fc.uniqueArray(fc.constantFrom(...INHERITED), { minLength: 3, maxLength: 3 });

describe('a table with names that every object has', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'descent-names-'));
  after(() => rmSync(folder, { recursive: true }));

  it('is trained on, predicted, kept and exported like any other', async () => {
    const ofObjects = Object.getOwnPropertyNames(Object.prototype);
    await fc.assert(
      fc.asyncProperty(columns, categories, fc.boolean(), async (names, levels, isFilled) => {
        const [number = '', category = '', other = '', target = ''] = names;
        const text = textWith(names, levels);
        const table = await tableFrom(text);
        const setup = setupOf({
          target,
          estimator: 'linear',
          features: [number, category, other],
          references: { [category]: levels[1] ?? '' },
          options: { missing: isFilled ? 'mean' : 'leaveOut' },
        });
        const { model } = trainOn(table, setup).result;
        assert.equal(model.features.length, 1 + 2 + 1);
        assert.deepEqual(deserialize(serialize(model)), model, 'as it is sent to another process');
        assert.deepEqual(modelFromJson(modelToJson(model)), model);
        const record = recordOfLine(0, { setup, model });
        assert.deepEqual(recordFromJson(recordToJson(record)), record);

        const parts: string[] = [];
        const bytes = new TextEncoder().encode(text);
        const source = async function* () {
          yield bytes;
        };
        const write = (part: Uint8Array) => void parts.push(new TextDecoder().decode(part));
        const { predicted } = await predictTable(source, { model, write });
        assert.equal(predicted, ROWS);
        const { predict } = await loaded(folder, printJavaScript(model, false));
        for (const [row, line] of parts.join('').trim().split('\n').slice(1).entries()) {
          const cells = line.split(',');
          const explained = explain(model, (name) => cells[names.indexOf(name)]);
          assert.ok('output' in explained, `row ${row}`);
          assert.equal(Number(cells.at(-1)), explained.output);
          const given = Object.fromEntries(names.map((name, at) => [name, cells[at]]));
          const told = predict(given)?.prediction;
          assert.ok(Math.abs(Number(told) - explained.output) < 1e-9);
        }
      }),
      { numRuns: 60 },
    );
    assert.deepEqual(Object.getOwnPropertyNames(Object.prototype), ofObjects);
  });

  it('has classes of such names as well', async () => {
    const classes = ['__proto__', 'constructor', 'toString'];
    const table = await tableFrom(textWith(['x', 'valueOf', 'z', 'y'], classes));
    const { model } = trainOn(table, setupOf({ target: 'valueOf', estimator: 'softmax', features: ['x', 'y'] })).result;
    assert.deepEqual(model.classes, [...classes].sort());
    assert.deepEqual(modelFromJson(modelToJson(model)), model);
  });
});
