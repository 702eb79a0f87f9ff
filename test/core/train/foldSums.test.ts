import assert from 'node:assert/strict';
import { type Dealt, dealtOnce } from '../../../src/core/data/dealt';
import type { TrainOptions } from '../../../src/core/model/setup';
import { type FoldSums, foldByStatistics, foldSumsOf } from '../../../src/core/train/foldSums';
import { finish } from '../../../src/core/work';
import { tableOfNumbers } from '../../support/numbers';
import { randomColumns } from '../../support/random';
import { setupOf, tableFrom } from '../../support/samples';

const K = 4;

function fixture(noise: number, options: Partial<TrainOptions> = {}) {
  const [a, b, e] = randomColumns(3, 400, 9) as [Float64Array, Float64Array, Float64Array];
  const y = a.map((x, i) => x - 2 * (b[i] ?? 0) + noise * (e[i] ?? 0));
  const table = tableOfNumbers({ a, b, y });
  const setup = setupOf({ target: 'y', features: ['a', 'b', 'a*b', 'b^2'], estimator: 'linear', options });
  const dealt = finish(dealtOnce(table, setup, K));
  assert.ok(dealt);
  return { table, setup, dealt };
}

describe('folds by sums of statistics', () => {
  it('are trained without the rows of the others', () => {
    const { table, setup, dealt } = fixture(1);
    const sums = finish(foldSumsOf(dealt, setup, K));
    assert.ok(sums);
    for (let fold = 0; fold < K; fold++) {
      const alone: FoldSums = { ...sums, parts: sums.parts.map((part, at) => (at === fold ? part : emptied(part))) };
      const found = finish(foldByStatistics(alone, setup, table.dialect, fold));
      assert.ok(found);
      assert.deepEqual(found, finish(foldByStatistics(sums, setup, table.dialect, fold)));
    }
  });

  it('are not told where a fit is all but perfect', () => {
    const { table, setup, dealt } = fixture(1e-4);
    const sums = finish(foldSumsOf(dealt, setup, K));
    assert.ok(sums);
    assert.equal(finish(foldByStatistics(sums, setup, table.dialect, 0)), undefined);
  });

  it('are none of other losses, and of methods that take rows a few at a time', () => {
    for (const options of [{ loss: 'huber' }, { batchSize: 32 }, { scaling: 'minmax' }] as const) {
      const { setup, dealt } = fixture(1, options);
      assert.equal(finish(foldSumsOf(dealt, setup, K)), undefined);
    }
  });
});

describe('rows that are dealt once for all folds', () => {
  it('are none where levels or fills are learned of those that are trained on', async () => {
    const table = await tableFrom('x,c,y\n1,a,1\n2,b,2\n,a,3\n4,b,4\n100,a,5\n6,b,7\n');
    const of = (features: readonly string[], options: Partial<TrainOptions>) =>
      finish(dealtOnce(table, setupOf({ target: 'y', features, estimator: 'linear', options }), 2));
    assert.equal(of(['x'], {})?.dataset.targets.length, 5);
    assert.equal(of(['x', 'c'], {}), undefined);
    assert.equal(of(['x'], { missing: 'mean' }), undefined);
  });
});

function emptied(dataset: Dealt['dataset']): Dealt['dataset'] {
  return { ...dataset, columns: [], targets: new Float64Array() };
}
