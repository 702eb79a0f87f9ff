import assert from 'node:assert/strict';
import { statisticsOf } from '../../../src/core/data/statistics';
import { lossNamed } from '../../../src/core/model/loss';
import { largestEigenvalue } from '../../../src/core/train/curvature';
import { leastSquares, momentsOf, scalingOf } from '../../../src/core/train/moments';
import { PointwiseObjective } from '../../../src/core/train/pointwise';
import { QuadraticObjective } from '../../../src/core/train/quadratic';
import { finish } from '../../../src/core/work';
import { randomColumns } from '../../support/random';

function build(columns: Float64Array[], targets: Float64Array, standardise: boolean, id: 'mse' | 'rss' = 'mse') {
  const loss = lossNamed(id);
  const statistics = finish(statisticsOf([...columns, targets]));
  const scaling = scalingOf(statistics, columns.length, standardise);
  const scale = 2 * (loss.reduction === 'sum' ? targets.length : 1);
  const hessian = momentsOf(statistics, scaling).map((moment) => moment * scale);
  const overRows = new PointwiseObjective(columns, targets, scaling, loss);
  const centre = leastSquares(statistics, scaling);
  return { overRows, centre, hessian, byStatistics: finish(QuadraticObjective.around(centre, overRows, hessian)) };
}

const shifted = (column: Float64Array | undefined, scale: number, by: number) =>
  (column ?? new Float64Array()).map((x) => x * scale + by);

describe('the squared loss by its statistics', () => {
  for (const standardise of [true, false]) {
    for (const id of ['mse', 'rss'] as const) {
      it(`is the loss over the rows, value and gradient (${id}, ${standardise ? 'standardised' : 'columns as they are'})`, () => {
        const [a, b, noise] = randomColumns(3, 9_001, 5);
        const columns = [shifted(a, 1000, 3000), shifted(b, 0.01, 5)];
        const targets = Float64Array.from(noise ?? [], (e, i) => 2 + (a?.[i] ?? 0) - 3 * (b?.[i] ?? 0) + e);
        const { overRows, byStatistics } = build(columns, targets, standardise, id);
        const expected = new Float64Array(3);
        const found = new Float64Array(3);
        const digits = standardise ? 1e-12 : 1e-9; // far from the origin of the columns, terms cancel
        for (const parameters of [
          Float64Array.of(0, 0, 0),
          Float64Array.of(1, 0.5, -2),
          Float64Array.of(-3, 0.001, 40),
        ]) {
          const loss = finish(overRows.evaluate(parameters, expected));
          assert.ok(Math.abs(finish(byStatistics.evaluate(parameters, found)) / loss - 1) < digits);
          const size = Math.max(...expected.map(Math.abs));
          found.forEach((component, j) => {
            assert.ok(Math.abs(component - (expected[j] ?? 0)) < digits * size * 10);
          });
        }
      });
    }
  }

  it('keeps its digits where the fit is perfect', () => {
    const [x = new Float64Array()] = randomColumns(1, 500, 7);
    const { byStatistics, centre } = build(
      [x],
      x.map((value) => 1 + 2 * value),
      true,
    );
    const gradient = new Float64Array(2);
    const off = Float64Array.of((centre[0] ?? 0) + 1e-9, centre[1] ?? 0);
    assert.ok(finish(byStatistics.evaluate(centre, gradient)) < 1e-30);
    assert.ok(Math.abs(finish(byStatistics.evaluate(off, gradient)) / 1e-18 - 1) < 1e-6);
  });

  it('is expanded around a point of least loss even where features are collinear', () => {
    const [x = new Float64Array(), y = new Float64Array()] = randomColumns(2, 300, 9);
    const { byStatistics, centre } = build([x, x.map((value) => 3 * value + 1), new Float64Array(300)], y, true);
    const gradient = new Float64Array(4);
    finish(byStatistics.evaluate(centre, gradient));
    assert.ok(
      gradient.every((component) => Math.abs(component) < 1e-12),
      String(gradient),
    );
  });
});

describe('the largest curvature', () => {
  it('is that of a matrix whose eigenvalues are known', () => {
    const n = 6;
    const tridiagonal = Float64Array.from({ length: n * n }, (_, at) => {
      const distance = Math.abs(Math.floor(at / n) - (at % n));
      return distance === 0 ? 2 : distance === 1 ? -1 : 0;
    });
    const expected = 2 - 2 * Math.cos((n * Math.PI) / (n + 1)); // of the second difference
    assert.ok(Math.abs(largestEigenvalue(tridiagonal, n) / expected - 1) < 1e-8);
    assert.equal(largestEigenvalue(new Float64Array(9), 3), 0);
  });
});
