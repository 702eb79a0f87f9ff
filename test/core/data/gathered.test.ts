import assert from 'node:assert/strict';
import { encode } from '../../../src/core/data/dataset';
import { gatheredFor } from '../../../src/core/data/gathered';
import { isWhole, type MeasuredTable } from '../../../src/core/data/measuredTable';
import { readMeasured } from '../../../src/core/data/readMeasured';
import { meanOf } from '../../../src/core/data/statistics';
import { finish } from '../../../src/core/work';
import { randomColumns } from '../../support/random';
import { setupOf } from '../../support/samples';

const ROWS = 25_000;
const [noise = new Float64Array(), ...columns] = randomColumns(4, ROWS, 8);
const NAMES = ['a', 'b', 'far', 'y', 'one', 'five', 'word'];
const CELLS = Array.from(noise, (value, i) => {
  const [a = 0, b = 0, c = 0] = columns.map((column) => column[i] ?? 0);
  const isOne = value + a > 0;
  return [a, b, c + 1e6, value + b, isOne ? 1 : 0, isOne ? 5 : 2, isOne ? 'yes' : 'no'];
});

type Words = Partial<Parameters<typeof setupOf>[0]>;

const setup = (words: Words) => setupOf({ target: 'y', features: ['a', 'b', 'far'], estimator: 'linear', ...words });

/** Large enough a file to be measured while it is read. */
async function read(cells: readonly (readonly unknown[])[] = CELLS): Promise<MeasuredTable> {
  const bytes = new TextEncoder().encode(`${[NAMES, ...cells].map((row) => row.join(',')).join('\n')}\n`);
  assert.ok(bytes.length > 1 << 20);
  return readMeasured(async function* () {
    yield bytes;
  });
}

function gathered(table: MeasuredTable, words: Words) {
  const one = setup(words);
  const dataset = finish(encode(table, one));
  return { dataset, statistics: gatheredFor(table, dataset, one.target) };
}

/** Means and centred cross products by plain loops over the dataset. */
function naive(all: readonly Float64Array[]): { means: number[]; cross: number[] } {
  const mean = (values: ArrayLike<number>) => Array.from(values).reduce((sum, x) => sum + x / values.length, 0);
  const means = all.map(mean);
  const centred = all.map((column, j) => column.map((x) => x - (means[j] ?? 0)));
  const product = (p: Float64Array, q: Float64Array) => p.reduce((sum, x, i) => sum + x * (q[i] ?? 0), 0);
  return { means, cross: centred.flatMap((p) => centred.map((q) => product(p, q))) };
}

describe('the statistics of a dataset that were gathered while its table was read', () => {
  const fitting: Readonly<Record<string, Words>> = {
    'a number': {},
    'another order of features': { features: ['far', 'a'] },
    'two classes, 0 and 1': { target: 'one', estimator: 'sigmoid' },
    'two classes that are other numbers': { target: 'five', estimator: 'sigmoid' },
    'the lesser of two numbers told from the other': { target: 'five', estimator: 'sigmoid', positive: '2' },
  };
  for (const [name, words] of Object.entries(fitting)) {
    it(`are those of its columns and targets (${name})`, async () => {
      const { dataset, statistics } = gathered(await read(), words);
      assert.ok(statistics);
      assert.equal(statistics.count, ROWS);
      const { means, cross } = naive([...dataset.columns, dataset.targets]);
      for (const [j, mean] of means.entries())
        assert.ok(Math.abs(meanOf(statistics, j) - mean) <= 1e-12 * Math.max(1, Math.abs(mean)), `mean ${j}`);
      for (const [at, sum] of cross.entries())
        assert.ok(Math.abs((statistics.cross[at] ?? Number.NaN) - sum) <= 1e-9 * ROWS, `product ${at}`);
    });
  }

  it('are none where the rows are not all, or a value is no cell', async () => {
    const table = await read();
    const unfit: readonly Words[] = [
      { target: 'word', estimator: 'sigmoid' },
      { features: ['a', 'word'] },
      { features: ['a', 'a*b'] },
      { features: ['a^2'] },
      { rowWeights: 'five' },
      { excluded: [3] },
      { options: { validation: 0.2 } },
    ];
    for (const words of unfit) assert.equal(gathered(table, words).statistics, undefined, JSON.stringify(words));
  });

  it('are none where a cell is missing or infinite, which is then left out as ever', async () => {
    for (const cell of ['', 'inf']) {
      const table = await read(CELLS.map((row, i) => (i === 9000 ? [cell, ...row.slice(1)] : row)));
      const { dataset, statistics } = gathered(table, {});
      assert.equal(statistics, undefined);
      assert.equal(dataset.rows.leftOut, 1);
      assert.ok(!dataset.positions.includes(9000) && dataset.positions.length === ROWS - 1);
      assert.ok(gathered(table, { features: ['b', 'far'] }).statistics);
    }
  });
});

describe('a table that was measured while it was read', () => {
  it('gives the same features and targets as one that was not', async () => {
    const table = await read();
    const { statistics: _, ...plain } = table;
    assert.ok(table.columns.slice(0, 6).every((column) => isWhole(table, column) && !isWhole(plain, column)));
    for (const words of [
      {},
      { target: 'one', estimator: 'sigmoid' },
      { target: 'five', estimator: 'sigmoid' },
    ] as const) {
      assert.deepEqual(finish(encode(table, setup(words))), finish(encode(plain, setup(words))));
    }
  });
});
