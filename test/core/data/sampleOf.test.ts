import assert from 'node:assert/strict';
import { rowsFor } from '../../../src/core/data/beyond';
import type { MeasuredTable } from '../../../src/core/data/measuredTable';
import { finish } from '../../../src/core/work';
import { NO_MEMORY, readBeyond } from '../../support/beyond';
import { setupOf } from '../../support/samples';
import { levels, numbers } from '../table/build';

const ROWS = 20_000;
const COLUMNS = 4;
/** Room for 5,500 rows of 28 bytes a cell, of which 5,000 is the round number. */
const LIMIT = 5500 * COLUMNS * 28;
const text = [
  'id,half,parity,y',
  ...Array.from({ length: ROWS }, (_, i) => [i, i / 2, i % 2 ? 'odd' : 'even', (i * 7) % 11].join()),
].join('\n');

const SETUP = setupOf({ target: 'y', features: ['id'], estimator: 'linear', options: { loss: 'huber' } });

describe('a sample of a table that is too large for memory', () => {
  let table: MeasuredTable;
  let sample: MeasuredTable;
  before(async () => {
    table = await readBeyond(text, { ...NO_MEMORY, limit: LIMIT });
    sample = finish(rowsFor(table, SETUP, 'sample'));
  });

  it('has a round number of rows, each once and in order', () => {
    const ids = numbers(sample, 'id').values;
    assert.equal(sample.rows, 5000);
    assert.equal(ids.length, 5000);
    assert.ok(ids.every((id, i) => i === 0 || id > (ids[i - 1] ?? id)));
    assert.deepEqual(sample.drawn, { of: ROWS, because: 'wish' });
  });

  it('has the cells of each row in all columns, and its line', () => {
    const ids = numbers(sample, 'id').values;
    const { codes, levels: names, counts } = levels(sample, 'parity');
    const halves = numbers(sample, 'half').values;
    for (const [i, id] of ids.entries()) {
      assert.equal(halves[i], id / 2);
      assert.equal(names[codes[i] ?? -1], id % 2 ? 'odd' : 'even');
      assert.equal(sample.lineOf(i), id + 2);
    }
    const odd = ids.filter((id) => id % 2 === 1).length;
    assert.deepEqual(counts, [5000 - odd, odd]);
  });

  it('is drawn from all over the table', () => {
    const ids = numbers(sample, 'id').values;
    // Of 5,000 draws without replacement about 1,250 fall into each quarter, with a standard deviation of 27.
    for (let quarter = 0; quarter < 4; quarter++) {
      const from = (quarter * ROWS) / 4;
      const found = ids.filter((id) => id >= from && id < from + ROWS / 4).length;
      assert.ok(Math.abs(found - 1250) < 4 * 27, `${found} in quarter ${quarter}`);
    }
  });

  it('is the same again', async () => {
    const again = finish(rowsFor(await readBeyond(text, { ...NO_MEMORY, limit: LIMIT }), SETUP, 'sample'));
    assert.deepEqual(numbers(again, 'id').values, numbers(sample, 'id').values);
  });

  it('stands for the rows of what needs them at hand, whatever is wished', () => {
    for (const options of [{ batchSize: 32 }, { missing: 'mean' }, { validation: 0.2 }, { rareLevels: 3 }] as const) {
      const setup = setupOf({ ...SETUP, options: { loss: 'huber', ...options } });
      assert.deepEqual(finish(rowsFor(table, setup, 'stream')).drawn, { of: ROWS, because: 'need' });
    }
    assert.deepEqual(finish(rowsFor(table, SETUP, 'stream', true)).drawn, { of: ROWS, because: 'need' });
  });

  it('is not needed where all rows fit', async () => {
    const whole = await readBeyond(text, { ...NO_MEMORY, limit: 2 * ROWS * COLUMNS * 28 });
    assert.ok(whole.kept);
    assert.equal(finish(rowsFor(whole, SETUP, 'sample')), whole);
  });
});
