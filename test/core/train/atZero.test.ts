import assert from 'node:assert/strict';
import { statisticsOf } from '../../../src/core/data/statistics';
import { lossNamed } from '../../../src/core/model/loss';
import { toldAtZero } from '../../../src/core/train/atZero';
import { PointwiseObjective } from '../../../src/core/train/pointwise';
import { finish } from '../../../src/core/work';
import { randomColumns } from '../../support/random';

const ROWS = 700;
const [y = new Float64Array(), weight = new Float64Array(), ...columns] = randomColumns(5, ROWS, 3);
const TARGETS = y.map((value, i) => (value + (columns[0]?.[i] ?? 0) > 0.3 ? 1 : 0));
const SCALING = { means: Float64Array.of(0.1, 1000, 0), scales: Float64Array.of(0.5, 3, 1) };
const FAR = columns.map((column, j) => column.map((x) => (j === 1 ? x + 1000 : x)));
const total = weight.reduce((sum, w) => sum + w + 2, 0);
const WEIGHTS = weight.map((w) => ((w + 2) / total) * ROWS);

/** ½ − y times z of each row, one by one. */
function byRows(bias: boolean, weights?: Float64Array): number[] {
  const sums = [0, 0, 0, 0];
  for (let i = 0; i < ROWS; i++) {
    const slope = ((weights?.[i] ?? 1) * (0.5 - (TARGETS[i] ?? 0))) / ROWS;
    const z = FAR.map((column, j) => ((column[i] ?? 0) - (SCALING.means[j] ?? 0)) / (SCALING.scales[j] ?? 1));
    for (const [k, x] of [bias ? 1 : 0, ...z].entries()) sums[k] = (sums[k] ?? 0) + slope * x;
  }
  return sums;
}

describe('the log loss at zero parameters', () => {
  for (const bias of [true, false]) {
    for (const weights of [undefined, WEIGHTS]) {
      it(`is log 2, with the gradient of the rows (${bias ? 'a bias' : 'no bias'}, ${weights ? 'weights' : 'no weights'})`, () => {
        const rows = new PointwiseObjective(FAR, TARGETS, SCALING, lossNamed('log'), { bias, weights });
        const statistics = finish(statisticsOf([...FAR, TARGETS], weights));
        const told = toldAtZero(rows, statistics, SCALING, bias);
        const gradient = new Float64Array(4);
        assert.equal(finish(told.evaluate(new Float64Array(4), gradient)), Math.log(2));
        for (const [k, expected] of byRows(bias, weights).entries())
          assert.ok(Math.abs((gradient[k] ?? Number.NaN) - expected) < 1e-13, `${k}: ${gradient[k]} ${expected}`);
      });
    }
  }

  it('is that of the rows anywhere else', () => {
    const rows = new PointwiseObjective(FAR, TARGETS, SCALING, lossNamed('log'));
    const told = toldAtZero(rows, finish(statisticsOf([...FAR, TARGETS])), SCALING, true);
    const at = Float64Array.of(0, 0, 0.2, 0);
    const [found, expected] = [new Float64Array(4), new Float64Array(4)];
    assert.equal(finish(told.evaluate(at, found)), finish(rows.evaluate(at, expected)));
    assert.deepEqual(found, expected);
  });
});
