import assert from 'node:assert/strict';
import fc from 'fast-check';
import { statisticsOf } from '../../src/core/data/statistics';
import { lossNamed } from '../../src/core/model/loss';
import { DEFAULT_OPTIONS } from '../../src/core/model/setup';
import { largestEigenvalue } from '../../src/core/train/curvature';
import { leastSquares, momentsOf, scalingOf } from '../../src/core/train/moments';
import { gradientDescent } from '../../src/core/train/optimizer';
import { PointwiseObjective } from '../../src/core/train/pointwise';
import { QuadraticObjective } from '../../src/core/train/quadratic';
import { rateLimit } from '../../src/core/train/rates';
import { constant } from '../../src/core/train/schedule';
import { train } from '../../src/core/train/train';
import { finish } from '../../src/core/work';
import { randomColumns } from '../support/random';

/** A squared loss of n rows and d features. */
function problem(d: number, n: number, seed: number) {
  const columns = randomColumns(d + 1, n, seed);
  const targets = columns.pop() ?? new Float64Array();
  const statistics = finish(statisticsOf([...columns, targets]));
  const scaling = scalingOf(statistics, d, true);
  const hessian = momentsOf(statistics, scaling).map((moment) => 2 * moment);
  const rows = new PointwiseObjective(columns, targets, scaling, lossNamed('mse'));
  const objective = finish(QuadraticObjective.around(leastSquares(statistics, scaling), rows, hessian));
  const terrain = {
    loss: lossNamed('mse'),
    rows: n,
    curvature: largestEigenvalue(hessian, d + 1),
    largestMoment: Number.NaN,
    spread: Number.NaN,
    bound: new Float64Array(),
    rowCurvature: () => assert.fail('not asked for'),
  };
  return { objective, limit: rateLimit(terrain, DEFAULT_OPTIONS)?.value ?? Number.NaN };
}

const OPTIONS = {
  maxIterations: 100_000,
  tolerance: 1e-6,
  seed: 1,
  keepBest: false,
  countsMistakes: false,
  patience: 0,
  initial: 'random',
} as const;

describe('the limit of the learning rate', () => {
  it('parts the rates that converge from those that diverge, on any table', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 12, max: 40 }),
        fc.integer({ min: 0, max: 1e9 }),
        (d, n, seed) => {
          const { objective, limit } = problem(d, n, seed);
          const status = (share: number) =>
            finish(train({ objective }, gradientDescent(constant(share * limit)), OPTIONS)).status;
          assert.equal(status(0.95), 'converged');
          assert.equal(status(1.05), 'diverged');
        },
      ),
      { numRuns: 1000 },
    );
  });
});
