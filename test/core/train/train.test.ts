import assert from 'node:assert/strict';
import type { Objective } from '../../../src/core/train/objective';
import { gradientDescent, type Optimizer } from '../../../src/core/train/optimizer';
import { nextBits, randomFrom, shuffle } from '../../../src/core/train/random';
import { constant, inverseRoot } from '../../../src/core/train/schedule';
import {
  type Iteration,
  type StopSignal,
  type Trained,
  type TrainingOptions,
  train,
} from '../../../src/core/train/train';

/** ½·c·(p − 1)², whose gradient is c·(p − 1): gradient descent multiplies p − 1 by 1 − ηc. */
const parabola = (curvature: number): Objective => ({
  size: 1,
  *evaluate([p = 0], gradient) {
    gradient[0] = curvature * (p - 1);
    yield null;
    return (curvature * (p - 1) ** 2) / 2;
  },
});

const OPTIONS: TrainingOptions = {
  maxIterations: 50,
  tolerance: 1e-9,
  seed: 1,
  keepBest: false,
  countsMistakes: false,
  patience: 0,
  initial: 'zeros',
};

interface Course {
  readonly trained: Trained;
  readonly losses: number[];
}

function run(
  objective: Objective,
  optimizer: Optimizer,
  options: Partial<TrainingOptions> = {},
  signal?: StopSignal,
  each?: (it: Iteration) => void,
): Course {
  const iterations = train({ objective }, optimizer, { ...OPTIONS, ...options }, signal);
  const losses: number[] = [];
  for (;;) {
    const { done, value } = iterations.next();
    if (done) return { trained: value, losses };
    if (!value) continue;
    losses.push(value.loss);
    each?.(value);
  }
}

describe('gradient descent', () => {
  it('subtracts the learning rate times the derivative', () => {
    const { losses } = run(parabola(2), gradientDescent(constant(0.1)), { maxIterations: 3 });
    const expected = [0, 1, 2, 3].map((k) => 0.8 ** (2 * k));
    losses.forEach((loss, k) => {
      assert.ok(Math.abs(loss - (expected[k] ?? 0)) < 1e-15);
    });
  });

  it('stops when the gradient has fallen to the tolerance', () => {
    const { trained } = run(parabola(1), gradientDescent(constant(0.9)), { tolerance: 1.5e-6 });
    assert.equal(trained.status, 'converged');
    assert.equal(trained.iterations, 6);
    assert.ok(trained.gradientRatio <= 1.5e-6);
  });

  it('never stops early with a tolerance of 0', () => {
    const { trained, losses } = run(parabola(1), gradientDescent(constant(1)), { tolerance: 0 });
    assert.deepEqual([trained.status, trained.iterations, losses.length], ['iterations', 50, 51]);
  });

  it('is called diverged above twice the inverse curvature, and not below', () => {
    const options = { maxIterations: 100_000, tolerance: 1e-9 };
    assert.equal(run(parabola(2), gradientDescent(constant(1.01)), options).trained.status, 'diverged');
    assert.equal(run(parabola(2), gradientDescent(constant(0.99)), options).trained.status, 'converged');
  });

  it('keeps the last finite weights of a loss that is no number', () => {
    const cliff: Objective = {
      size: 1,
      // biome-ignore lint/correctness/useYield: a test's objective has nothing to pause for
      *evaluate([p = 0], gradient) {
        gradient[0] = -1;
        return p > 2.5 ? Number.NaN : 5 - p;
      },
    };
    const { trained } = run(cliff, gradientDescent(constant(1)));
    assert.deepEqual([trained.status, trained.kept, trained.parameters[0], trained.loss], ['diverged', 2, 2, 3]);
  });

  it('stops where it is told to, with the weights of the last loss', () => {
    const signal = { stopped: false };
    const { trained, losses } = run(
      parabola(1),
      gradientDescent(constant(0.1)),
      { maxIterations: 1e6 },
      signal,
      ({ iteration }) => {
        signal.stopped = iteration === 7;
      },
    );
    assert.deepEqual([trained.status, trained.iterations, trained.loss], ['stopped', 7, losses.at(-1)]);
  });

  it('stops in the middle of a pass over the rows', () => {
    const signal = { stopped: false };
    const endless: Objective = {
      size: 1,
      *evaluate() {
        for (;;) yield null;
      },
    };
    const iterations = train({ objective: endless }, gradientDescent(constant(1)), OPTIONS, signal);
    assert.equal(iterations.next().value, null);
    signal.stopped = true;
    const { done, value } = iterations.next();
    assert.ok(done);
    assert.equal(value.status, 'stopped');
  });

  it('keeps the best of a loss with corners', () => {
    const corner: Objective = {
      size: 1,
      // biome-ignore lint/correctness/useYield: a test's objective has nothing to pause for
      *evaluate([p = 0], gradient) {
        gradient[0] = Math.sign(p - 1);
        return Math.abs(p - 1);
      },
    };
    const { trained, losses } = run(corner, gradientDescent(inverseRoot(0.7)), { keepBest: true });
    assert.equal(trained.loss, Math.min(...losses));
    assert.equal(trained.kept, losses.indexOf(trained.loss));
  });
});

describe('the seeded generator', () => {
  it('gives every order of three about as often, and the same for the same seed', () => {
    const counts = new Map<string, number>();
    const state = randomFrom(1);
    const order = new Uint32Array(3);
    for (let k = 0; k < 6000; k++) {
      shuffle(order, state);
      counts.set(order.join(), (counts.get(order.join()) ?? 0) + 1);
    }
    assert.equal(counts.size, 6);
    for (const count of counts.values()) assert.ok(Math.abs(count - 1000) < 150, String(count));
    const again = randomFrom(1);
    const other = randomFrom(2);
    const first = Array.from({ length: 4 }, () => nextBits(again));
    assert.deepEqual(
      first,
      Array.from(
        { length: 4 },
        (
          (start) => () =>
            nextBits(start)
        )(randomFrom(1)),
      ),
    );
    assert.notDeepEqual(
      first,
      Array.from({ length: 4 }, () => nextBits(other)),
    );
  });
});
