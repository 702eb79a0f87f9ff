import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { printJavaScript } from '../../../src/core/export/javascript';
import { differenceOf, sayDifference } from '../../support/agreement';
import { foundIn, loaded } from '../../support/javascript';
import { type Case, cases } from '../../support/models';

describe('a model as a function of JavaScript', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'descent-javascript-'));
  let all: readonly Case[] = [];
  before(async () => {
    all = await cases();
  });
  after(() => rmSync(folder, { recursive: true }));

  const load = (text: string) => loaded(folder, text);

  it('predicts what the model predicts, from cells as they stand in a table', async () => {
    let most = 0;
    let rows = 0;
    for (const one of all) {
      const { predict } = await load(printJavaScript(one.model, false));
      const found = one.rows.map((row) => foundIn(predict(row)));
      most = Math.max(most, differenceOf(one, found, 1e-12));
      rows += found.length;
    }
    sayDifference('JavaScript', most, rows);
  });

  it('takes numbers for texts of numbers, and reads marks, dates and infinity as the table’s reader does', async () => {
    const [everything] = all;
    assert.ok(everything);
    const { predict } = await load(printJavaScript(everything.model, false));
    const row = { 'size m²': ' 12.5 ', age: '31', place: 'Bonn', colour: 'red', 'sold on': '2016-02-29' };
    const same = { ...row, 'size m²': 12.5, age: 31 };
    assert.deepEqual(predict(same), predict(row));
    for (const date of ['2016/2/29', '29.02.2016', '2/29/2016', '2016-02-29T23:59:59Z', ' 2016-02-29 ']) {
      assert.deepEqual(predict({ ...row, 'sold on': date }), predict(row), date);
    }
    for (const missing of [undefined, null, Number.NaN, '', ' ', 'NA', 'n/a', '?']) {
      assert.deepEqual(predict({ ...row, age: missing }), predict({ ...row, age: '' }), String(missing));
    }
    for (const none of ['inf', '1,5', 'twelve', Number.POSITIVE_INFINITY, '0x10', '1e999']) {
      assert.equal(predict({ ...row, age: none }), undefined, String(none));
    }
    assert.equal(predict({ ...row, 'sold on': 'yesterday' }), undefined);
  });
});
