import assert from 'node:assert/strict';
import { influenceOf } from '../../../src/core/report/influence';
import { leastSquaresOf } from '../../../src/core/report/leastSquares';
import { finish } from '../../../src/core/work';
import { digits, nistSet } from '../../support/nist';
import { randomColumns } from '../../support/random';

describe('the influence of a row', () => {
  for (const bias of [true, false]) {
    it(`is how far the predictions move without it, ${bias ? 'with' : 'without'} a bias`, () => {
      const columns = randomColumns(3, 30, 2);
      const targets = Float64Array.from({ length: 30 }, (_, i) => (columns[0]?.[i] ?? 0) + Math.cos(i * i));
      const of = (rows: number[]) =>
        finish(
          leastSquaresOf(
            columns.map((column) => Float64Array.from(rows, (i) => column[i] ?? 0)),
            Float64Array.from(rows, (i) => targets[i] ?? 0),
            { bias },
          ),
        );
      const all = [...targets.keys()];
      const whole = of(all);
      const { leverages, cooks } = finish(influenceOf(columns, targets, whole));
      const predict = (fit: typeof whole, i: number) =>
        columns.reduce((sum, column, j) => sum + (column[i] ?? 0) * (fit.weights[j] ?? 0), fit.bias);
      for (const i of all) {
        const without = of(all.filter((k) => k !== i));
        const moved = all.reduce((sum, k) => sum + (predict(whole, k) - predict(without, k)) ** 2, 0);
        const cook = moved / ((bias ? 4 : 3) * whole.residualDeviation ** 2);
        assert.ok(digits(cooks[i] ?? 0, cook) > 9);
        const target = targets[i] ?? 0;
        const deleted = (target - predict(whole, i)) / (target - predict(without, i)); // 1 − h
        assert.ok(Math.abs(1 - (leverages[i] ?? 0) - deleted) < 1e-11);
      }
      const sum = leverages.reduce((a, b) => a + b, 0);
      assert.ok(Math.abs(sum - (bias ? 4 : 3)) < 1e-12);
    });
  }

  it('is without bound where a row alone decides a weight', () => {
    const x = Float64Array.of(0, 0, 0, 1);
    const y = Float64Array.of(1, 2, 3, 9);
    const { leverages, cooks } = finish(influenceOf([x], y, finish(leastSquaresOf([x], y, { bias: true }))));
    assert.ok(Math.abs((leverages[3] ?? 0) - 1) < 1e-14);
    assert.ok(Number.isNaN(cooks[3]));
  });

  it('is greatest at the ends of the Longley table, as its literature says', () => {
    const { columns, targets } = nistSet('Longley');
    const fit = finish(leastSquaresOf(columns, targets, { bias: true }));
    const { cooks } = finish(influenceOf(columns, targets, fit));
    const order = [...cooks.keys()].sort((a, b) => (cooks[b] ?? 0) - (cooks[a] ?? 0));
    assert.deepEqual(order.slice(0, 2).sort(), [15, 4]); // 1951 and 1962 (Cook, 1977, table 1)
  });
});
