import assert from 'node:assert/strict';
import { coefficientsOf } from '../../../src/core/report/coefficients';
import { leastSquaresOf } from '../../../src/core/report/leastSquares';
import { finish } from '../../../src/core/work';
import { digits, nistSet } from '../../support/nist';
import { leastSquaresByQr } from '../../support/oracles';

const { columns, targets, certified } = nistSet('Longley');
const of = (features: readonly Float64Array[], y = targets) =>
  coefficientsOf(finish(leastSquaresOf(features, y, { bias: true })));

const close = (found: number | undefined, want: number, least = 10) =>
  assert.ok(digits(found ?? Number.NaN, want) >= least, `${found} should be ${want}`);

describe('the statistics of the weights', () => {
  it("are those that follow from NIST's certified values on Longley", () => {
    const { bias, weights, overall } = of(columns);
    assert.ok(bias);
    const [w = 0] = certified.weights;
    const [error = 0] = certified.deviations;
    close(bias.standardError, error);
    close(bias.t, w / error);
    close(bias.interval[0], w - 2.2621571627409915 * error); // t of nine degrees of freedom
    close(weights[5]?.t, 1829.15146461355 / 455.478499142212);
    close(overall.f, 330.285339234588); // the certified analysis of variance
    close(overall.p, 4.98403052872481e-10, 9);
    assert.deepEqual(overall.degrees, [6, 9]);
  });

  it('blow up by what the other features know of one', () => {
    const { weights } = of(columns);
    columns.forEach((column, j) => {
      const others = Array.from(column, (_, i) =>
        columns.flatMap((c, k) => (k === j ? [] : [(c[i] ?? 0) / (c[0] ?? 1)])),
      );
      const w = leastSquaresByQr(others, [...column]);
      const mean = column.reduce((a, b) => a + b, 0) / column.length;
      const rss = column.reduce(
        (sum, y, i) => sum + (y - (others[i] ?? []).reduce((f, x, k) => f + x * (w[k + 1] ?? 0), w[0] ?? 0)) ** 2,
        0,
      );
      const tss = column.reduce((sum, y) => sum + (y - mean) ** 2, 0);
      close(weights[j]?.varianceInflation, tss / rss, 5);
    });
  });

  it('are silent of a dropped feature, and NaN where every row is needed for the fit', () => {
    const [first = targets] = columns;
    assert.equal(of([first, first]).weights[1], undefined);
    const full = of([Float64Array.of(1, 2)], Float64Array.of(5, 9));
    close(full.weights[0]?.weight, 4);
    assert.deepEqual([full.weights[0]?.standardError, full.weights[0]?.p], [Number.NaN, Number.NaN]);
  });
});
