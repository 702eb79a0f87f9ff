import assert from 'node:assert/strict';
import { DataError } from '../../../src/core/fault';
import { lossNamed } from '../../../src/core/model/loss';
import type { OptimizerId, TrainOptions } from '../../../src/core/model/setup';
import { lbfgs } from '../../../src/core/train/lbfgs';
import { newton } from '../../../src/core/train/newton';
import type { Objective } from '../../../src/core/train/objective';
import { miniBatches, type Optimizer, wholeTable } from '../../../src/core/train/optimizer';
import { PointwiseObjective } from '../../../src/core/train/pointwise';
import { adam, descent, momentum, nesterov } from '../../../src/core/train/rules';
import { constant, cosine, inverse } from '../../../src/core/train/schedule';
import { beginning, type Course, type Trained, type TrainingOptions, train } from '../../../src/core/train/train';
import { finish } from '../../../src/core/work';
import { leastLogLoss } from '../../support/oracles';
import { randomColumns } from '../../support/random';
import { type Fitted, naiveRows, readSample, setupOf, trainOn } from '../../support/samples';

const OPTIONS: TrainingOptions = {
  maxIterations: 5,
  tolerance: 0,
  seed: 1,
  keepBest: false,
  countsMistakes: false,
  patience: 0,
  initial: 'zeros',
};

/** ½·(p0 − 1)² + 2·(p1 + 3)². */
const BOWL = { at: [1, -3], curvatures: [1, 4] };
const slope = (p: readonly number[]) => p.map((x, j) => (BOWL.curvatures[j] ?? 0) * (x - (BOWL.at[j] ?? 0)));
const bowl: Objective = {
  size: 2,
  *evaluate(parameters, gradient) {
    gradient.set(slope([...parameters]));
    return parameters.reduce((sum, x, j) => sum + ((BOWL.curvatures[j] ?? 0) * (x - (BOWL.at[j] ?? 0)) ** 2) / 2, 0);
  },
};

/** Each method as its authors write it, from 0: the parameters after so many steps. */
const RATE = 0.05;
const REFERENCES: Readonly<Record<string, (steps: number) => number[]>> = {
  momentum(steps) {
    let [p, v] = [
      [0, 0],
      [0, 0],
    ];
    for (let t = 0; t < steps; t++) {
      const g = slope(p);
      v = v.map((x, j) => 0.9 * x + (g[j] ?? 0));
      p = p.map((x, j) => x - RATE * (v[j] ?? 0));
    }
    return p;
  },
  nesterov(steps) {
    let [q, y] = [
      [0, 0],
      [0, 0],
    ];
    for (let t = 0; t < steps; t++) {
      const g = slope(y);
      const next = y.map((x, j) => x - RATE * (g[j] ?? 0));
      y = next.map((x, j) => x + 0.9 * (x - (q[j] ?? 0)));
      q = next;
    }
    return y;
  },
  adam(steps) {
    let [p, m, v] = [
      [0, 0],
      [0, 0],
      [0, 0],
    ];
    for (let t = 1; t <= steps; t++) {
      const g = slope(p);
      m = m.map((x, j) => 0.9 * x + 0.1 * (g[j] ?? 0));
      v = v.map((x, j) => 0.999 * x + 0.001 * (g[j] ?? 0) ** 2);
      const rate = (RATE * Math.sqrt(1 - 0.999 ** t)) / (1 - 0.9 ** t); // as in their section 2
      p = p.map((x, j) => x - (rate * (m[j] ?? 0)) / (Math.sqrt(v[j] ?? 0) + 1e-8 * Math.sqrt(1 - 0.999 ** t)));
    }
    return p;
  },
};
const RULES = { momentum: momentum(0.9), nesterov: nesterov(0.9), adam };

describe('an optimiser', () => {
  for (const [name, rule] of Object.entries(RULES)) {
    it(`takes the steps of its authors (${name})`, () => {
      for (const steps of [1, 2, 3, 10]) {
        const options = { ...OPTIONS, maxIterations: steps };
        const { parameters } = finish(train({ objective: bowl }, wholeTable(rule, constant(RATE)), options));
        for (const [j, expected] of (REFERENCES[name]?.(steps) ?? []).entries())
          assert.ok(Math.abs((parameters[j] ?? Number.NaN) - expected) < 1e-12, `${steps}: ${parameters} ${expected}`);
      }
    });
  }

  it('follows its schedule', () => {
    assert.deepEqual([0, 10, 100].map(inverse(1, 100)), [1, 1 / 2, 1 / 11]);
    const falling = cosine(3, 200);
    for (let t = 0; t <= 200; t++)
      assert.ok(Math.abs(falling(t) - (3 / 2) * (1 + Math.cos((Math.PI * t) / 200))) < 1e-14);
  });
});

const [a = new Float64Array(), b = new Float64Array(), noise = new Float64Array()] = randomColumns(3, 101, 3);
const TARGETS = a.map((x, i) => 1 + 2 * x - (b[i] ?? 0) + (noise[i] ?? 0) / 3);
const SCALING = { means: new Float64Array(2), scales: new Float64Array(2).fill(1) };
const table = () => new PointwiseObjective([a, b], TARGETS, SCALING, lossNamed('mse'));

const OPTIMIZERS: Readonly<Record<string, () => Optimizer>> = {
  'gradient descent': () => wholeTable(descent, constant(0.1)),
  momentum: () => wholeTable(momentum(0.9), constant(0.1)),
  nesterov: () => wholeTable(nesterov(0.9), constant(0.1)),
  adam: () => wholeTable(adam, constant(0.1)),
  newton: () => newton(constant(0.5)),
  'L-BFGS': () => lbfgs(constant(1)),
  'mini-batches': () => miniBatches(momentum(0.5), constant(0.05), 8),
  'mini-batches of adam': () => miniBatches(adam, constant(0.05), 1),
};

function course(optimizer: Optimizer, options: Partial<TrainingOptions>, from?: Course) {
  const losses: number[] = [];
  const iterations = train({ objective: table() }, optimizer, { ...OPTIONS, ...options }, undefined, from);
  for (;;) {
    const { done, value } = iterations.next();
    if (done) return { trained: value, losses };
    if (value) losses.push(value.loss);
  }
}

const saved = ({ course: one }: Trained): Course => {
  assert.ok(one);
  return structuredClone(one);
};

describe('training', () => {
  for (const [name, optimizer] of Object.entries(OPTIMIZERS)) {
    it(`goes on from a saved state to the same bits (${name})`, () => {
      for (const initial of ['zeros', 'random'] as const) {
        const whole = course(optimizer(), { maxIterations: 12, initial });
        const first = course(optimizer(), { maxIterations: 5, initial });
        const rest = course(optimizer(), { maxIterations: 12, initial }, saved(first.trained));
        assert.deepEqual([...first.losses, ...rest.losses.slice(1)], whole.losses);
        assert.deepEqual(rest.trained.parameters, whole.trained.parameters);
        assert.equal(rest.trained.gradientRatio, whole.trained.gradientRatio);
      }
    });
  }

  it('begins at small weights of the seed, or at zero', () => {
    const initial = (seed: number) =>
      course(newton(constant(1)), { maxIterations: 1, seed, initial: 'random' }).losses[0];
    assert.equal(initial(1), initial(1));
    assert.notEqual(initial(1), initial(2));
    assert.notEqual(initial(1), course(newton(constant(1)), { maxIterations: 1 }).losses[0]);
  });

  it('is out of patience when the loss no longer falls', () => {
    const { trained, losses } = course(wholeTable(descent, constant(0.3)), { maxIterations: 10_000, patience: 7 });
    assert.equal(trained.status, 'patience');
    const last = losses.at(-1) ?? Number.NaN;
    assert.ok((losses.at(-9) ?? 0) / last - 1 > 1e-6 || losses.length < 1000);
    assert.ok((losses.at(-8) ?? 0) / last - 1 <= 1e-6);
  });

  it('finds the least squares in one step of Newton’s method', () => {
    const { losses, trained } = course(newton(constant(1)), { maxIterations: 2, tolerance: 1e-9 });
    assert.equal(trained.status, 'converged');
    assert.equal(losses.length, 2);
  });

  it('takes the same rows for the same seed, and others for another', () => {
    const parameters = (seed: number) => course(miniBatches(descent, constant(0.05), 8), { seed }).trained.parameters;
    assert.deepEqual(parameters(1), parameters(1));
    assert.notDeepEqual(parameters(1), parameters(2));
  });

  it('pauses before it has visited a million cells, however wide the rows are', () => {
    for (const size of [2, 300]) {
      let visited = 0;
      let most = 0;
      const rowwise = {
        rows: 500_000,
        gradient(_: Uint32Array, from: number, to: number) {
          visited += to - from;
        },
      };
      const wide: Objective = { size, rowwise, evaluate: bowl.evaluate };
      const optimizer = miniBatches(descent, constant(0), 8);
      const work = optimizer.step(wide, beginning(wide, optimizer, OPTIONS));
      for (let done = false, before = 0; !done; before = visited) {
        done = work.next().done === true;
        most = Math.max(most, (visited - before) * size);
      }
      assert.equal(visited, rowwise.rows);
      assert.ok(most <= 1_000_000, `${size}: ${most}`);
    }
  });

  it('comes near the least loss in mini-batches of any size', () => {
    const least = course(newton(constant(1)), { maxIterations: 2 }).trained.loss;
    for (const size of [1, 7, 50]) {
      const schedule = cosine(0.1, 2000);
      const { trained } = course(miniBatches(descent, schedule, size), { maxIterations: 2000 });
      assert.ok(trained.loss / least - 1 < 1e-3, `${size}: ${trained.loss} ${least}`);
    }
  });
});

const MEASUREMENTS = ['beak_length_mm', 'beak_depth_mm', 'flipper_length_mm', 'body_mass_g'];

async function penguins(options: Partial<TrainOptions>): Promise<Fitted> {
  const setup = setupOf({ target: 'sex', features: MEASUREMENTS, estimator: 'sigmoid', options });
  return trainOn(await readSample('penguins.csv'), setup);
}

async function mpg(options: Partial<TrainOptions>): Promise<Fitted> {
  const features = ['horsepower', 'weight_lbs', 'year'];
  return trainOn(await readSample('auto-mpg.csv'), setupOf({ target: 'mpg', features, estimator: 'linear', options }));
}

describe('a run', () => {
  it('reaches the maximum-likelihood loss in a few steps of Newton’s method, and says what it is beforehand', async () => {
    const { start, result } = await penguins({ optimizer: 'newton' });
    const rows = naiveRows('penguins.csv').filter(
      ({ sex, body_mass_g }) => (sex === 'MALE' || sex === 'FEMALE') && body_mass_g !== '',
    );
    const best = leastLogLoss(
      rows.map((row) => MEASUREMENTS.map((name) => Number(row[name]))),
      rows.map(({ sex }) => (sex === 'MALE' ? 1 : 0)),
    );
    assert.equal(result.status, 'converged');
    assert.ok(result.iterations <= 10, `${result.iterations} steps`);
    assert.ok(Math.abs(result.loss.value / best - 1) < 1e-12);
    assert.ok(Math.abs((start.best ?? Number.NaN) / best - 1) < 1e-12);
  });

  it('knows no best loss of classes that can be separated', async () => {
    const setup = setupOf({ target: 'species', positive: 'Gentoo', features: MEASUREMENTS, estimator: 'sigmoid' });
    const { start } = trainOn(await readSample('penguins.csv'), {
      ...setup,
      options: { ...setup.options, maxIterations: 3 },
    });
    assert.equal(start.best, undefined);
  });

  for (const optimizer of ['gradientDescent', 'momentum', 'nesterov'] as const) {
    it(`comes to the same weights with any optimiser and its automatic rate (${optimizer})`, async () => {
      const { result } = await mpg({ optimizer, l1: 0.3, l2: 0.1 });
      const reference = await mpg({ l1: 0.3, l2: 0.1, tolerance: 1e-13, maxIterations: 100_000 });
      assert.equal(result.status, 'converged');
      assert.ok(Math.abs(result.loss.value / reference.result.loss.value - 1) < 1e-12);
    });
  }

  for (const optimizer of ['gradientDescent', 'momentum', 'nesterov', 'adam'] as const) {
    it(`comes near the least loss in mini-batches with their automatic rate (${optimizer})`, async () => {
      const { start, result } = await mpg({ optimizer, batchSize: 32, schedule: 'cosine', maxIterations: 500 });
      assert.ok(result.loss.value / (start.best ?? Number.NaN) - 1 < 1e-3, `${result.loss.value} ${start.best}`);
    });
  }

  it('takes a batch of the whole table for the whole table', async () => {
    const whole = await mpg({ maxIterations: 20 });
    const batch = await mpg({ maxIterations: 20, batchSize: 392 });
    assert.deepEqual(batch.losses, whole.losses);
  });

  it('knows the least of each convex, smooth loss', async () => {
    for (const options of [{}, { l2: 0.5 }, { loss: 'rss' }, { loss: 'huber', l2: 0.1 }] as const) {
      const { start, result } = await mpg({ ...options, maxIterations: 100_000 });
      assert.ok(Math.abs(result.loss.value / (start.best ?? Number.NaN) - 1) < 1e-12, JSON.stringify(options));
    }
    for (const options of [{ loss: 'absolute' }, { l1: 0.5 }] as const)
      assert.equal((await mpg({ ...options, maxIterations: 1 })).start.best, undefined);
  });

  it('says at what rate it diverges, or up to which it is safe', async () => {
    for (const loss of ['mse', 'rss'] as const) {
      for (const optimizer of ['gradientDescent', 'momentum', 'nesterov'] as const) {
        const { value = Number.NaN, kind } = (await mpg({ loss, optimizer, maxIterations: 1 })).start.rateLimit ?? {};
        assert.equal(kind, 'diverges');
        const at = (share: number) => mpg({ loss, optimizer, learningRate: share * value, maxIterations: 20_000 });
        assert.equal((await at(1.02)).result.status, 'diverged', `${loss} ${optimizer}`);
        assert.equal((await at(0.98)).result.status, 'converged', `${loss} ${optimizer}`);
      }
    }
    const { start } = await penguins({ maxIterations: 1 });
    assert.deepEqual(start.rateLimit, { value: 2 / (start.curvature ?? Number.NaN), kind: 'safe' });
    assert.equal((await mpg({ loss: 'huber', maxIterations: 1 })).start.rateLimit?.kind, 'safe');
    assert.equal((await mpg({ loss: 'absolute', maxIterations: 1 })).start.rateLimit, undefined);
    assert.equal((await mpg({ optimizer: 'adam', maxIterations: 1 })).start.rateLimit, undefined);
  });

  it('refuses what does not go together', async () => {
    const isFault = (code: string) => (fault: unknown) => fault instanceof DataError && fault.code === code;
    const optimizer: OptimizerId = 'newton';
    for (const options of [{ loss: 'absolute' }, { l1: 1 }, { batchSize: 5 }] as const)
      await assert.rejects(mpg({ ...options, optimizer }), isFault('optimizerUnfit'));
    const setup = setupOf({ target: 'sex', features: MEASUREMENTS, estimator: 'perceptron', options: { l2: 1 } });
    const sample = await readSample('penguins.csv');
    assert.throws(() => trainOn(sample, setup), isFault('optionUnfit'));
    await assert.rejects(mpg({ momentum: 1 }), isFault('optionRange'));
  });
});
