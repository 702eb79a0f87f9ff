import assert from 'node:assert/strict';
import { DataError } from '../../../src/core/fault';
import { lossNamed } from '../../../src/core/model/loss';
import { recipeOf } from '../../../src/core/model/setup';
import { leastLoss } from '../../../src/core/train/best';
import { lbfgs } from '../../../src/core/train/lbfgs';
import type { Objective } from '../../../src/core/train/objective';
import { PenalisedObjective } from '../../../src/core/train/penalty';
import { PointwiseObjective } from '../../../src/core/train/pointwise';
import { constant } from '../../../src/core/train/schedule';
import { type TrainingOptions, train } from '../../../src/core/train/train';
import { finish } from '../../../src/core/work';
import { randomColumns } from '../../support/random';
import { setupOf } from '../../support/samples';

const OPTIONS: TrainingOptions = {
  maxIterations: 200,
  tolerance: 1e-9,
  seed: 1,
  keepBest: false,
  countsMistakes: false,
  patience: 0,
  initial: 'zeros',
};

function counted(objective: Objective): { objective: Objective; passes(): number } {
  let passes = 0;
  const counting: Objective = {
    size: objective.size,
    *evaluate(parameters, gradient) {
      passes++;
      return yield* objective.evaluate(parameters, gradient);
    },
  };
  return { objective: counting, passes: () => passes };
}

/** Rosenbrock's valley, least at (1, 1), where it is 0. */
const VALLEY: Objective = {
  size: 2,
  // biome-ignore lint/correctness/useYield: it takes no time
  *evaluate(parameters, gradient) {
    const [x = 0, y = 0] = parameters;
    gradient.set([-2 * (1 - x) - 400 * x * (y - x * x), 200 * (y - x * x)]);
    return (1 - x) ** 2 + 100 * (y - x * x) ** 2;
  },
};

describe('L-BFGS', () => {
  it('comes to the end of a bent valley', () => {
    const { objective, passes } = counted(VALLEY);
    const options = { ...OPTIONS, start: [-1.2, 1] };
    const { parameters, status } = finish(train({ objective }, lbfgs(constant(1)), options));
    assert.equal(status, 'converged');
    for (const p of parameters) assert.ok(Math.abs(p - 1) < 1e-7, `${parameters}`);
    assert.ok(passes() < 80, `${passes()} passes`);
  });

  it('is where Newton’s method ends, in some twenty passes and one for most iterations', () => {
    const [y = new Float64Array(), ...columns] = randomColumns(7, 3000, 9);
    const targets = y.map((noise, i) => (noise + (columns[0]?.[i] ?? 0) - 2 * (columns[3]?.[i] ?? 0) > 0 ? 1 : 0));
    const scaling = { means: new Float64Array(6), scales: Float64Array.of(1, 0.2, 3, 1, 1, 2) };
    const rows = new PointwiseObjective(columns, targets, scaling, lossNamed('log'));
    for (const l2 of [0, 0.01]) {
      const whole = new PenalisedObjective(rows, { l1: 0, l2 });
      const { objective, passes } = counted(whole);
      const { loss, iterations } = finish(train({ objective }, lbfgs(constant(1)), { ...OPTIONS, tolerance: 1e-5 }));
      const least = finish(leastLoss(whole, new Float64Array(7))) ?? Number.NaN;
      assert.ok(loss >= least * (1 - 1e-12) && loss <= least * (1 + 1e-8), `${loss} ${least}`);
      assert.ok(passes() <= 40 && passes() <= iterations + 6, `${passes()} passes, ${iterations} iterations`);
    }
  });

  it('has no corners to go around, no batches and no l1', () => {
    const recipe = (estimator: 'linear' | 'svm' | 'softmax', options: object) =>
      recipeOf(setupOf({ target: 'y', features: ['x'], estimator, options: { optimizer: 'lbfgs', ...options } }));
    const unfit = (error: unknown) => error instanceof DataError && error.code === 'optimizerUnfit';
    assert.throws(() => recipe('linear', { loss: 'absolute' }), unfit);
    assert.throws(() => recipe('svm', {}), unfit);
    assert.throws(() => recipe('linear', { l1: 0.1 }), unfit);
    assert.throws(() => recipe('linear', { batchSize: 8 }), unfit);
    assert.equal(recipe('softmax', { l2: 1 }).loss, 'crossEntropy');
  });
});
