import assert from 'node:assert/strict';
import type { Ground } from '../../../src/core/explore/ground';
import { type Surface, type SurfaceWish, surfaceOf, type Way } from '../../../src/core/explore/surface';
import { Trail } from '../../../src/core/explore/trail';
import type { Setup, TrainOptions } from '../../../src/core/model/setup';
import { problemOf } from '../../../src/core/train/problem';
import { begin, prepare } from '../../../src/core/train/run';
import { modelOf } from '../../../src/core/train/trainedModel';
import { finish } from '../../../src/core/work';
import { randomColumns } from '../../support/random';
import { setupOf, tableFrom } from '../../support/samples';

interface Trained {
  readonly ground: Ground;
  readonly way: Way;
}

interface Data {
  readonly features: readonly Float64Array[];
  readonly targets: readonly (number | string)[];
  readonly weights?: Float64Array;
}

const NAMES = ['a', 'b'];

async function trained(
  { features, targets, weights }: Data,
  words: Partial<Setup>,
  options: Partial<TrainOptions> = {},
) {
  const head = ['a', 'b', 'y', ...(weights ? ['w'] : [])].join(',');
  const lines = targets.map((target, i) => [...features.map((x) => x[i]), target, ...(weights ? [weights[i]] : [])]);
  const table = await tableFrom([head, ...lines.map((line) => line.join(','))].join('\n'));
  const words2 = { target: 'y', features: NAMES, estimator: 'linear', ...words } as const;
  const setup = setupOf({ ...words2, ...(weights && { rowWeights: 'w' }), options });
  const prepared = finish(prepare(table, setup));
  const { iterations, course } = finish(begin(prepared, setup));
  const trail = new Trail();
  for (;;) {
    const { done, value } = iterations.next();
    if (done) break;
    if (value) trail.add(course);
  }
  const problem = finish(problemOf(prepared, setup));
  const model = (parameters: Float64Array) => modelOf(prepared, setup, problem.scaling, parameters);
  const ground: Ground = { table, setup, prepared, problem, modelOf: model };
  const way: Way = { course, trail, end: course.parameters.slice(), last: course.iteration };
  return { ground, way } satisfies Trained;
}

const seen = ({ ground, way }: Trained, wish: Partial<SurfaceWish> = {}, iteration?: number): Surface => {
  const course = iteration === undefined ? way.course : way.trail.before(iteration);
  assert.ok(course);
  return finish(surfaceOf(ground, { ...way, course }, { x: 1, y: 2, others: 'current', ...wish }));
};

/** Every point of a surface with its loss. */
function pointsOf({ x, y, size, loss }: Surface): { x: number; y: number; loss: number }[] {
  const on = ({ min, max }: Surface['x'], k: number) => min + ((max - min) * k) / (size - 1);
  return Array.from(loss, (value, k) => ({ x: on(x, k % size), y: on(y, Math.floor(k / size)), loss: value }));
}

function close(found: number, expected: number, digits = 1e-9): void {
  assert.ok(Math.abs(found - expected) <= digits * (1 + Math.abs(expected)), `${found}, not ${expected}`);
}

/** The loss of one row, by its outputs (one a neuron) and its target. */
type RowLoss = (outputs: readonly number[], target: number | string) => number;

interface BruteForce {
  readonly rowLoss: RowLoss;
  readonly reduction?: 'mean' | 'sum';
  readonly l1?: number;
  readonly l2?: number;
}

/** The loss by its definition, over all rows, with features standardised here. */
function bruteForce({ features, targets, weights }: Data, { rowLoss, reduction = 'mean', l1 = 0, l2 = 0 }: BruteForce) {
  const n = targets.length;
  const total = weights?.reduce((sum, w) => sum + w, 0) ?? n;
  const weightOf = (i: number) => ((weights?.[i] ?? 1) * n) / total;
  const standardised = features.map((x) => {
    const centre = x.reduce((sum, value, i) => sum + weightOf(i) * value, 0) / n;
    const deviation = Math.sqrt(x.reduce((sum, value, i) => sum + weightOf(i) * (value - centre) ** 2, 0) / n);
    return x.map((value) => (value - centre) / deviation);
  });
  return (parameters: readonly number[]): number => {
    const neurons = Array.from({ length: parameters.length / 3 }, (_, k) => parameters.slice(3 * k, 3 * k + 3));
    const times = reduction === 'sum' ? n : 1;
    let loss = 0;
    for (const [i, target] of targets.entries()) {
      const outputs = neurons.map(([w0 = 0, w1 = 0, w2 = 0]) => {
        return w0 + w1 * (standardised[0]?.[i] ?? 0) + w2 * (standardised[1]?.[i] ?? 0);
      });
      loss += (weightOf(i) * rowLoss(outputs, target) * times) / n;
    }
    const free = parameters.filter((_, j) => j % 3 !== 0);
    return loss + times * free.reduce((sum, w) => sum + l1 * Math.abs(w) + (l2 / 2) * w * w, 0);
  };
}

function matches(surface: Surface, others: Float64Array, loss: (parameters: readonly number[]) => number): void {
  const { x, y } = surface.wish;
  for (const point of pointsOf(surface)) {
    const parameters = Array.from(others, (p, j) => (j === x ? point.x : j === y ? point.y : p));
    close(point.loss, loss(parameters));
  }
}

const [A = new Float64Array(), B = new Float64Array(), NOISE = new Float64Array(), RAW = new Float64Array()] =
  randomColumns(4, 120, 7);
const LINE: Data = { features: [A, B], targets: Array.from(A, (a, i) => 3 + 2 * a - (B[i] ?? 0) + (NOISE[i] ?? 0)) };
const SIDES: Data = {
  features: [A, B],
  targets: Array.from(A, (a, i) => (a - (B[i] ?? 0) + (NOISE[i] ?? 0) > 0 ? 'yes' : 'no')),
};
const CLASSES = ['p', 'q', 'r', 's'];
const PARTS: Data = {
  features: [A, B],
  targets: Array.from(A, (a, i) => CLASSES[Number(a > 0) + 2 * Number((B[i] ?? 0) + (NOISE[i] ?? 0) / 2 > 0)] ?? ''),
};
const WEIGHTS = RAW.map((w) => 0.2 + Math.abs(w));

const square: RowLoss = ([z = 0], y) => (z - Number(y)) ** 2;
const logistic: RowLoss = ([z = 0], y) => Math.log1p(Math.exp(y === 'yes' ? -z : z));
const crossEntropy: RowLoss = (z, y) =>
  Math.log(z.reduce((sum, v) => sum + Math.exp(v), 0)) - (z[CLASSES.indexOf(String(y))] ?? 0);
const eachLogistic: RowLoss = (outputs, y) =>
  outputs.reduce((sum, z, k) => sum + Math.log1p(Math.exp(y === CLASSES[k] ? -z : z)), 0);

describe('the surface of a squared loss', () => {
  const kinds: readonly [string, Data, Partial<TrainOptions>, Partial<BruteForce>][] = [
    ['MSE', LINE, {}, {}],
    ['RSS', LINE, { loss: 'rss' }, { reduction: 'sum' }],
    ['MSE with l2', LINE, { l2: 0.3 }, { l2: 0.3 }],
    ['RSS with l1 and l2', LINE, { loss: 'rss', l1: 0.1, l2: 0.3 }, { reduction: 'sum', l1: 0.1, l2: 0.3 }],
    ['MSE of weighted rows', { ...LINE, weights: WEIGHTS }, {}, {}],
  ];
  for (const [name, data, options, brute] of kinds) {
    it(`is that of the rows, point by point (${name})`, async () => {
      const run = await trained(data, {}, { maxIterations: 4, ...options });
      for (const wish of [
        { x: 1, y: 2 },
        { x: 2, y: 0 },
      ]) {
        matches(seen(run, wish), run.way.end, bruteForce(data, { rowLoss: square, ...brute }));
      }
    });
  }

  it('takes the others as they are, or as they were in the end', async () => {
    const run = await trained(LINE, {}, { maxIterations: 6 });
    const first = run.way.trail.snapshots[0];
    assert.ok(first);
    const loss = bruteForce(LINE, { rowLoss: square });
    matches(seen(run, { others: 'current' }, 0), first.parameters, loss);
    matches(seen(run, { others: 'best' }, 0), run.way.end, loss);
  });

  it('is no less than at its lowest point, also where a fit is all but perfect', async () => {
    const data = { ...LINE, targets: Array.from(A, (a, i) => 1e6 + 2 * a - (B[i] ?? 0)) };
    const { loss } = seen(await trained(data, {}));
    assert.ok(loss.every((value) => value >= 0));
  });

  it('holds the way, its minimum and 0, and is the same at every iteration', async () => {
    const run = await trained(LINE, {}, { maxIterations: 3, learningRate: 0.1 });
    const { least } = run.ground.problem;
    assert.ok(least);
    const { x, y, path } = seen(run);
    const holds = (side: Surface['x'], values: Iterable<number>) => {
      for (const value of values) assert.ok(side.min < value && value < side.max, `${value}`);
    };
    holds(x, [0, ...path.x, least[1] ?? Number.NaN]);
    holds(y, [0, ...path.y, least[2] ?? Number.NaN]);
    for (const k of [0, 1, 2]) assert.deepEqual([seen(run, {}, k).x, seen(run, {}, k).y], [x, y]);
  });

  it('stays near the minimum where a training flies off', async () => {
    const run = await trained(LINE, {}, { learningRate: 3 });
    const { x, path } = seen(run);
    assert.ok(Math.max(...path.x.map(Math.abs)) > 100 * (x.max - x.min));
    assert.ok(x.max - x.min < 30);
  });

  it('has a width where nothing moves', async () => {
    const run = await trained(
      { ...LINE, targets: Array.from(A, (_, i) => (i % 2 === 0 ? 1 : -1)) },
      {},
      { maxIterations: 1 },
    );
    const { x, y } = seen(run);
    assert.ok(x.max > x.min && y.max > y.min);
  });
});

describe('the surface of a loss over the rows', () => {
  const kinds: readonly [string, Data, Partial<Setup>, Partial<TrainOptions>, RowLoss][] = [
    ['log loss', SIDES, { estimator: 'sigmoid' }, {}, logistic],
    ['log loss with penalties', SIDES, { estimator: 'sigmoid' }, { l1: 0.02, l2: 0.1 }, logistic],
    ['log loss of weighted rows', { ...SIDES, weights: WEIGHTS }, { estimator: 'sigmoid' }, {}, logistic],
    ['absolute error', LINE, {}, { loss: 'absolute' }, ([z = 0], y) => Math.abs(z - Number(y))],
    ['cross-entropy', PARTS, { estimator: 'softmax' }, { l2: 0.1 }, crossEntropy],
    ['each class against the rest', PARTS, { estimator: 'sigmoid', positive: null }, { l2: 0.1 }, eachLogistic],
  ];
  for (const [name, data, words, options, rowLoss] of kinds) {
    it(`is that of the rows, point by point (${name})`, async () => {
      const run = await trained(data, words, { maxIterations: 5, ...options });
      const neurons = run.way.end.length / 3;
      const pairs = [
        [1, 2],
        [2, 0],
        ...(neurons > 1
          ? [
              [4, 8],
              [10, 3],
              [3, 5],
            ]
          : []),
      ];
      for (const [x = 0, y = 0] of pairs) {
        const surface = seen(run, { x, y });
        assert.equal(surface.sampled, undefined);
        matches(surface, run.way.end, bruteForce(data, { rowLoss, ...options }));
      }
    });
  }

  it('takes a bounded number of rows, evenly, and says how many', async () => {
    const [a = new Float64Array(), b = new Float64Array(), noise = new Float64Array()] = randomColumns(3, 5000, 3);
    const targets = Array.from(a, (x, i) => (x + (noise[i] ?? 0) > 0 ? 'yes' : 'no'));
    const run = await trained({ features: [a, b], targets }, { estimator: 'sigmoid' }, { maxIterations: 20 });
    const { sampled, size, loss } = seen(run);
    assert.equal(sampled?.of, 5000);
    assert.ok(sampled.rows >= 300 && sampled.rows * size * size <= 400_000);
    const whole = bruteForce({ features: [a, b], targets }, { rowLoss: logistic });
    for (const [k, { x, y }] of pointsOf(seen(run)).entries()) {
      if (k % 37 !== 0) continue;
      const exact = whole([run.way.end[0] ?? 0, x, y]);
      assert.ok(Math.abs((loss[k] ?? 0) - exact) < 0.2 * exact, `${loss[k]} for ${exact}`);
    }
  });
});

describe('the way over a surface', () => {
  it('begins with the first parameters, ends with the last, and holds where it stands', async () => {
    const run = await trained(LINE, {}, { maxIterations: 3000, tolerance: 0, learningRate: 0.0005 });
    const middle = run.way.trail.before(1777);
    assert.ok(middle);
    const standing = { ...middle, iteration: 1777.5 }; // no snapshot is of it
    const { path, at } = finish(
      surfaceOf(run.ground, { ...run.way, course: standing }, { x: 1, y: 2, others: 'best' }),
    );
    const { iterations, x, y } = path;
    assert.ok(iterations.length <= 500 && iterations.length > 400);
    assert.deepEqual(
      [...iterations.subarray(0, 200)],
      Array.from({ length: 200 }, (_, k) => k),
    );
    assert.ok(iterations.every((k, i) => i === 0 || k > (iterations[i - 1] ?? 0)));
    assert.deepEqual([iterations.at(-1), x.at(-1), y.at(-1)], [3000, run.way.end[1], run.way.end[2]]);
    const here = iterations.indexOf(1777.5);
    assert.deepEqual([x[here], y[here]], [at.x, at.y]);
    assert.deepEqual([at.x, at.y], [middle.parameters[1], middle.parameters[2]]);
  });

  for (const l1 of [0, 0.2]) {
    it(`has the gradient that differences of the surface give (l1 = ${l1})`, async () => {
      const data = LINE;
      const run = await trained(data, {}, { maxIterations: 2, learningRate: 0.2, l1 });
      const { at, gradient } = seen(run);
      const loss = bruteForce(data, { rowLoss: square, l1 });
      const [bias = 0] = run.way.end;
      const by = (h: number, v: number) => loss([bias, at.x + h, at.y + v]);
      close(gradient.x, (by(1e-5, 0) - by(-1e-5, 0)) / 2e-5, 1e-6);
      close(gradient.y, (by(0, 1e-5) - by(0, -1e-5)) / 2e-5, 1e-6);
    });
  }

  it('stands over the best there was where a training flies off', async () => {
    const run = await trained(LINE, {}, { learningRate: 3 });
    const first = run.way.trail.snapshots[0];
    assert.ok(first);
    matches(seen(run, { others: 'best' }), first.parameters, bruteForce(LINE, { rowLoss: square }));
  });

  it('has two parameters whatever is wished for', async () => {
    const run = await trained(LINE, {}, { maxIterations: 2 });
    assert.deepEqual(seen(run, { x: 7, y: 9 }).wish, { x: 2, y: 0, others: 'current' });
  });
});
