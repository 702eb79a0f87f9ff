import assert from 'node:assert/strict';
import { BLOCK_ROWS, deviationOf, meanOf, type Statistics, statisticsOf } from '../../../src/core/data/statistics';
import { rowsOf } from '../../../src/core/data/subset';
import { finish } from '../../../src/core/work';
import { randomColumns } from '../../support/random';
import { tableFrom } from '../../support/samples';
import { close, encodedFrom, refuses } from './build';

describe('weights of the rows', () => {
  const n = 2 * BLOCK_ROWS + 31;
  const columns = randomColumns(3, n, 7).map((column, j) => column.map((x) => x * 10 ** j + 5 * j));
  const same = (found: Statistics, expected: Statistics) => {
    assert.ok(close(found.count, expected.count));
    const scale = (j: number) => deviationOf(expected, j);
    for (const j of columns.keys()) {
      assert.ok(close(meanOf(found, j), meanOf(expected, j)));
      for (const i of columns.keys()) {
        const at = i * columns.length + j;
        const apart = Math.abs((found.cross[at] ?? 0) - (expected.cross[at] ?? 0));
        assert.ok(apart <= 1e-12 * expected.count * scale(i) * scale(j), `found ${apart} apart`);
      }
    }
  };

  it('that are whole give the statistics of rows as often as they say', () => {
    const weights = Float64Array.from({ length: n }, (_, i) => (i * 7) % 4);
    const repeated = columns.map((column) =>
      Float64Array.from([...column].flatMap((x, i) => new Array<number>(weights[i] ?? 0).fill(x))),
    );
    same(finish(statisticsOf(columns, weights)), finish(statisticsOf(repeated)));
  });

  it('that are 0 for a whole block take it away', () => {
    const weights = Float64Array.from({ length: n }, (_, i) => (i < BLOCK_ROWS ? 0 : 1));
    const rest = columns.map((column) => column.subarray(BLOCK_ROWS));
    same(finish(statisticsOf(columns, weights)), finish(statisticsOf(rest)));
  });

  it('that are all 1 change nothing', () => {
    same(finish(statisticsOf(columns, new Float64Array(n).fill(1))), finish(statisticsOf(columns)));
  });

  it('are scaled to mean 1, and rows of no proper weight are left out with the reason', async () => {
    const table = await tableFrom('x,y,w\n1,1,2\n2,2,0\n3,4,\n4,3,-1\n5,6,6\n6,6,inf\n7,,3\n8,9,4\n');
    const dataset = encodedFrom(table, { rowWeights: 'w' });
    assert.deepEqual([...(dataset.weights ?? [])], [0.5, 1.5, 1]);
    assert.deepEqual(dataset.leftOut, [
      { code: 'missingTarget', values: { column: 'y' }, count: 1, lines: [8] },
      { code: 'badWeight', values: { column: 'w' }, count: 3, lines: [4, 5, 7] },
      { code: 'zeroWeight', values: { column: 'w' }, count: 1, lines: [3] },
    ]);
    const part = rowsOf(dataset, Uint32Array.of(0, 1));
    assert.deepEqual(
      [[...part.targets], [...(part.weights ?? [])]],
      [
        [1, 6],
        [0.5, 1.5],
      ],
    );
  });

  it('are numbers', async () => {
    const table = await tableFrom('x,y,w\n1,1,a\n2,2,b\n');
    assert.throws(() => encodedFrom(table, { rowWeights: 'w' }), refuses('weightsUnfit'));
    assert.throws(() => encodedFrom(table, { rowWeights: 'v' }), refuses('unknownColumn'));
  });
});
