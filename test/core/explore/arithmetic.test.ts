import assert from 'node:assert/strict';
import { type Arithmetic, arithmeticOf } from '../../../src/core/explore/arithmetic';
import { type Ground, groundOn } from '../../../src/core/explore/ground';
import type { LossId } from '../../../src/core/model/loss';
import type { Setup, TrainOptions } from '../../../src/core/model/setup';
import { copyOf } from '../../../src/core/train/course';
import { methodOf } from '../../../src/core/train/method';
import { prepare } from '../../../src/core/train/prepared';
import { problemOf } from '../../../src/core/train/problem';
import { type Course, train } from '../../../src/core/train/train';
import { finish } from '../../../src/core/work';
import { setupOf, tableFrom } from '../../support/samples';

/** Lines 3 and 6 can’t be used: one has no target, the other lacks a feature. */
const CSV = `id,a,b,y,kind,side,times
1,1.5,10,3.1,x,no,1
2,2.5,12,,,,1
3,-0.5,9,1.2,y,yes,2
4,3.5,14,6.3,z,yes,3
5,,11,2.2,z,no,1
6,0.25,16,4.4,y,no,2
7,2.75,7,2.6,x,yes,1
8,-1.5,13,0.4,z,no,4
9,1.25,8,5.9,y,yes,2
`;
const UNUSED = ['2', '5'];

interface Row {
  readonly line: number;
  readonly x: readonly number[];
  readonly cells: Readonly<Record<string, string>>;
}

/** The rows by a reader of the test's own, standardised by the mean and deviation of the (weighted) rows. */
function rowsOf(isWeighted = false): Row[] {
  const [head = '', ...lines] = CSV.trim().split('\n');
  const names = head.split(',');
  const rows = lines
    .map((text, i) => ({
      line: i + 2,
      cells: Object.fromEntries(text.split(',').map((cell, j) => [names[j] ?? '', cell])) as Record<string, string>,
    }))
    .filter(({ cells }) => !UNUSED.includes(cells.id ?? ''));
  const weights = rows.map(({ cells }) => (isWeighted ? Number(cells.times) : 1));
  const mean = (values: readonly number[]) =>
    values.reduce((sum, x, i) => sum + x * (weights[i] ?? 0), 0) / weights.reduce((a, b) => a + b, 0);
  const columns = ['a', 'b'].map((name) => {
    const values = rows.map(({ cells }) => Number(cells[name]));
    const middle = mean(values);
    const deviation = Math.sqrt(mean(values.map((x) => (x - middle) ** 2)));
    return values.map((x) => (x - middle) / deviation);
  });
  return rows.map((row, i) => ({ ...row, x: columns.map((column) => column[i] ?? 0) }));
}

const CLASSES = ['x', 'y', 'z'];
const logistic = (z: number) => 1 / (1 + Math.exp(-z));
const yes = ({ cells }: Row) => (cells.side === 'yes' ? 1 : 0);
const residual = ([f = 0]: readonly number[], { cells }: Row) => f - Number(cells.y);
const own = (outputs: readonly number[], row: Row) => outputs[CLASSES.indexOf(row.cells.kind ?? '')] ?? Number.NaN;
const logOf = (f: number, y: number) => -Math.log(y === 1 ? logistic(f) : 1 - logistic(f));
const DELTA = 1.1;

/** How wrong a row is by the outputs of its neurons, as each loss is defined. */
type RowLoss = (outputs: readonly number[], row: Row) => number;
const LOSSES: Readonly<Record<string, RowLoss>> = {
  mse: (f, row) => residual(f, row) ** 2,
  rss: (f, row) => residual(f, row) ** 2,
  absolute: (f, row) => Math.abs(residual(f, row)),
  huber: (f, row) => {
    const r = Math.abs(residual(f, row));
    return r <= DELTA ? r ** 2 / 2 : DELTA * (r - DELTA / 2);
  },
  log: ([f = 0], row) => logOf(f, yes(row)),
  sigmoidSquared: ([f = 0], row) => (logistic(f) - yes(row)) ** 2,
  hinge: ([f = 0], row) => Math.max(0, 1 - (2 * yes(row) - 1) * f),
  crossEntropy: (f, row) => Math.log(f.reduce((sum, z) => sum + Math.exp(z), 0)) - own(f, row),
  eachAgainstRest: (f, row) => CLASSES.reduce((sum, k, i) => sum + logOf(f[i] ?? 0, row.cells.kind === k ? 1 : 0), 0),
};

const RECIPES: Readonly<Record<string, Pick<Setup, 'target' | 'estimator'> & { loss: LossId }>> = {
  mse: { target: 'y', estimator: 'linear', loss: 'mse' },
  rss: { target: 'y', estimator: 'linear', loss: 'rss' },
  absolute: { target: 'y', estimator: 'linear', loss: 'absolute' },
  huber: { target: 'y', estimator: 'linear', loss: 'huber' },
  log: { target: 'side', estimator: 'sigmoid', loss: 'log' },
  sigmoidSquared: { target: 'side', estimator: 'sigmoid', loss: 'sigmoidSquared' },
  hinge: { target: 'side', estimator: 'svm', loss: 'hinge' },
  crossEntropy: { target: 'kind', estimator: 'softmax', loss: 'crossEntropy' },
  eachAgainstRest: { target: 'kind', estimator: 'sigmoid', loss: 'log' },
};

interface Case {
  readonly name: string;
  readonly options?: Partial<TrainOptions>;
  readonly isWeighted?: boolean;
}

function outputsOf(parameters: readonly number[], { x }: Row): number[] {
  const stride = x.length + 1;
  return Array.from({ length: parameters.length / stride }, (_, k) =>
    x.reduce((sum, z, j) => sum + (parameters[k * stride + j + 1] ?? 0) * z, parameters[k * stride] ?? 0),
  );
}

/** The whole loss of any parameters. */
function lossAt(
  { name, options = {}, isWeighted = false }: Case,
  parameters: readonly number[],
  smooth = false,
): number {
  const rows = rowsOf(isWeighted);
  const total = rows.reduce((sum, { cells }) => sum + Number(cells.times), 0);
  let loss = 0;
  for (const row of rows) {
    const weight = isWeighted ? (Number(row.cells.times) * rows.length) / total : 1;
    loss += weight * (LOSSES[name]?.(outputsOf(parameters, row), row) ?? Number.NaN);
  }
  const { l1 = 0, l2 = 0 } = options;
  for (const [j, w] of parameters.entries()) {
    if (j % 3 !== 0) loss += rows.length * ((smooth ? 0 : l1 * Math.abs(w)) + (l2 / 2) * w ** 2);
  }
  return name === 'rss' ? loss : loss / rows.length;
}

interface Step {
  readonly ground: Ground;
  readonly course: Course;
  readonly after: Float64Array;
  readonly rate: number;
  at(parameter: number): Arithmetic;
}

/** A training as it stands after so many iterations, and its parameters after one more. */
async function stepAfter(iterations: number, { name, options, isWeighted }: Case): Promise<Step> {
  const table = await tableFrom(CSV);
  const recipe = RECIPES[name];
  assert.ok(recipe);
  const { loss, ...words } = recipe;
  const setup = setupOf({
    ...words,
    features: ['a', 'b'],
    ...(isWeighted && { rowWeights: 'times' }),
    options: { loss, delta: DELTA, learningRate: 0.05, initial: 'random', tolerance: 0, ...options },
  });
  const prepared = finish(prepare(table, setup));
  const problem = finish(problemOf(prepared, setup));
  const method = methodOf(problem, setup, 0.05);
  const running = method.begin();
  const going = train({ objective: problem.objective }, method.optimizer, method.options, undefined, running);
  let course: Course | undefined;
  for (let value = going.next().value; running.iteration <= iterations; value = going.next().value) {
    if (value && 'iteration' in value && value.iteration === iterations) course = copyOf(running);
  }
  assert.ok(course);
  const ground = groundOn({ table, setup, prepared }, problem);
  const after = running.parameters.slice();
  const rate = method.optimizer.rate(course.iteration);
  const step = { course, rate, after };
  return { ground, ...step, at: (parameter) => finish(arithmeticOf(ground, step, parameter)) };
}

function near(found: number | undefined, expected: number | undefined, within = 1e-12): void {
  const apart = Math.abs((found ?? Number.NaN) - (expected ?? Number.NaN));
  assert.ok(apart <= within * Math.max(1, Math.abs(expected ?? 0)), `found ${found}, expected ${expected}`);
}

const STEP = 1e-5;
const PENALTIES = [{}, { l2: 0.3 }, { l1: 0.2 }, { l1: 0.2, l2: 0.3 }];
const cases: Case[] = Object.keys(LOSSES).flatMap((name) => [
  ...PENALTIES.map((options) => ({ name, options })),
  { name, isWeighted: true },
]);
const titleOf = ({ name, options = {}, isWeighted = false }: Case) =>
  [name, ...Object.entries(options).map((entry) => entry.join(' ')), ...(isWeighted ? ['rows weighted'] : [])].join(
    ', ',
  );

describe('the arithmetic of a step', () => {
  for (const one of cases) {
    describe(titleOf(one), () => {
      it('has the derivative that central differences of the loss give', async () => {
        const { course, at } = await stepAfter(2, one);
        for (const j of course.parameters.keys()) {
          const moved = (by: number) =>
            lossAt(
              one,
              [...course.parameters].map((p, k) => (k === j ? p + by : p)),
              true,
            );
          const { gradient, sum } = at(j);
          near(gradient, (moved(STEP) - moved(-STEP)) / (2 * STEP), 1e-6);
          near(sum.scale * sum.total + sum.penalty, gradient);
        }
      });

      it('has the loss that the rows give', async () => {
        const { course, at } = await stepAfter(2, one);
        const { loss } = at(1);
        near(loss.scale * loss.total + loss.penalty, lossAt(one, [...course.parameters]), 1e-10);
        near(course.loss, lossAt(one, [...course.parameters]), 1e-10);
      });

      it('names the first rows that can be used, and what they give', async () => {
        const { course, at } = await stepAfter(2, one);
        const rows = rowsOf(one.isWeighted);
        const total = rows.reduce((sum, { cells }) => sum + Number(cells.times), 0);
        for (const j of course.parameters.keys()) {
          const { sum, loss } = at(j);
          assert.deepEqual([sum.rows, loss.rows], [rows.length, rows.length]);
          assert.deepEqual(
            sum.terms.map(({ line }) => line),
            [2, 4, 5],
          );
          for (const [i, term] of loss.terms.entries()) {
            const row = rows[i];
            const slope = sum.terms[i];
            assert.ok(row && slope);
            const outputs = outputsOf([...course.parameters], row);
            const weight = one.isWeighted ? (Number(row.cells.times) * rows.length) / total : 1;
            const k = Math.floor(j / 3);
            near(term.output, outputs[k], 1e-10);
            near(term.value, weight * (LOSSES[one.name]?.(outputs, row) ?? Number.NaN), 1e-10);
            near(term.weight ?? 1, weight);
            near(slope.input, j % 3 === 0 ? 1 : row.x[(j % 3) - 1], 1e-10);
            const by = (d: number) =>
              LOSSES[one.name]?.(
                outputs.map((f, at) => (at === k ? f + d : f)),
                row,
              ) ?? Number.NaN;
            near(slope.slope, (weight * (by(STEP) - by(-STEP))) / (2 * STEP), 1e-6);
          }
        }
      });

      it('comes by gradient descent to before − rate · gradient, drawn to 0 by l1', async () => {
        const { course, at, after } = await stepAfter(2, one);
        for (const j of course.parameters.keys()) {
          const found = at(j);
          const moved = found.before - found.rate * found.gradient;
          const threshold = j % 3 === 0 ? 0 : found.rate * (one.options?.l1 ?? 0) * (one.name === 'rss' ? 7 : 1);
          const expected = Math.sign(moved) * Math.max(0, Math.abs(moved) - threshold);
          near(found.after, expected);
          assert.equal(found.after, after[j]);
          assert.equal(found.move.kind, 'gradientDescent');
          near(('threshold' in found.move && found.move.threshold) || 0, threshold);
        }
      });
    });
  }

  it('needs no step to have been made where it follows from the derivative', async () => {
    for (const optimizer of ['gradientDescent', 'momentum', 'nesterov', 'adam'] as const) {
      for (const l1 of [0, 0.2]) {
        const { ground, course, rate, after } = await stepAfter(3, { name: 'mse', options: { optimizer, l1 } });
        for (const [j, expected] of after.entries()) {
          near(finish(arithmeticOf(ground, { course, rate }, j)).after, expected, 1e-14);
        }
      }
    }
  });

  it('adds β times the step before with momentum', async () => {
    for (const l1 of [0, 0.2]) {
      const { at, course, after } = await stepAfter(3, {
        name: 'log',
        options: { optimizer: 'momentum', momentum: 0.8, l1 },
      });
      const { course: earlier } = await stepAfter(2, {
        name: 'log',
        options: { optimizer: 'momentum', momentum: 0.8, l1 },
      });
      for (const j of course.parameters.keys()) {
        const { move, before, rate, gradient } = at(j);
        assert.ok(move.kind === 'momentum');
        near(move.previous, before - (earlier.parameters[j] ?? 0));
        near(move.moved, before - rate * gradient + 0.8 * move.previous);
        const drawn = Math.sign(move.moved) * Math.max(0, Math.abs(move.moved) - (move.threshold ?? 0));
        near(after[j], drawn);
      }
    }
  });

  it('goes on from q by β times the way from the q before with Nesterov', async () => {
    for (const l1 of [0, 0.2]) {
      const one: Case = { name: 'log', options: { optimizer: 'nesterov', momentum: 0.8, l1 } };
      const [now, earlier] = [await stepAfter(3, one), await stepAfter(2, one)];
      for (const j of now.course.parameters.keys()) {
        const { move, before, rate, gradient } = now.at(j);
        const { move: last } = earlier.at(j);
        assert.ok(move.kind === 'nesterov' && last.kind === 'nesterov');
        near(move.previous, last.reached);
        near(move.moved, before - rate * gradient);
        near(move.reached, Math.sign(move.moved) * Math.max(0, Math.abs(move.moved) - (move.threshold ?? 0)));
        near(now.after[j], move.reached + 0.8 * (move.reached - move.previous));
      }
    }
  });

  it('divides the running mean of the derivative by the root of that of its square with Adam', async () => {
    const one: Case = { name: 'mse', options: { optimizer: 'adam' } };
    const gradients: number[][] = [];
    for (let t = 0; t <= 3; t++) gradients.push([...(await stepAfter(t, one)).course.gradient]);
    const { at, course, after } = await stepAfter(3, one);
    for (const j of course.parameters.keys()) {
      const mean = (beta: number, of: (g: number) => number) =>
        gradients.reduce((sum, g, t) => sum + (1 - beta) * beta ** (3 - t) * of(g[j] ?? 0), 0) / (1 - beta ** 4);
      const { move, before, rate } = at(j);
      assert.ok(move.kind === 'adam');
      assert.equal(move.count, 4);
      near(
        move.first.unbiased,
        mean(0.9, (g) => g),
      );
      near(
        move.second.unbiased,
        mean(0.999, (g) => g * g),
        1e-11,
      );
      near(after[j], before - (rate * move.first.unbiased) / (Math.sqrt(move.second.unbiased) + move.epsilon));
    }
  });

  it('takes a share of the direction H⁻¹g by Newton’s method', async () => {
    const one: Case = { name: 'log', options: { optimizer: 'newton', l2: 0.1 } };
    const { at, course, after, ground, rate } = await stepAfter(1, one);
    for (const j of course.parameters.keys()) {
      const { move, before } = at(j);
      assert.ok(move.kind === 'newton' && move.way);
      assert.equal(move.way.share, 0.05);
      near(after[j], before - move.way.share * move.way.direction);
    }
    assert.deepEqual(finish(arithmeticOf(ground, { course, rate }, 1)).move, { kind: 'newton' });
  });

  it('takes the length that was found along the direction of L-BFGS', async () => {
    for (const steps of [0, 1, 4]) {
      const { at, course, after, ground, rate } = await stepAfter(steps, {
        name: 'log',
        options: { optimizer: 'lbfgs' },
      });
      for (const j of course.parameters.keys()) {
        const { move, before } = at(j);
        assert.ok(move.kind === 'lbfgs' && move.way);
        near(after[j], before - move.way.share * move.way.direction);
      }
      assert.deepEqual(finish(arithmeticOf(ground, { course, rate }, 1)).move, { kind: 'lbfgs' });
    }
  });

  it('counts the steps of a pass in mini-batches', async () => {
    const { at, after } = await stepAfter(1, { name: 'mse', options: { batchSize: 3 } });
    assert.deepEqual(at(1).move, { kind: 'batches', steps: 3, rows: 3 });
    assert.equal(at(1).after, after[1]);
  });

  it('counts the mistakes of the perceptron, row by row', async () => {
    const table = await tableFrom(CSV);
    const setup = setupOf({ target: 'side', estimator: 'perceptron', features: ['a', 'b'] });
    const prepared = finish(prepare(table, setup));
    const problem = finish(problemOf(prepared, setup));
    const { begin } = methodOf(problem, setup, 1);
    const course = begin();
    course.parameters.set([0.3, -1, 0.2]);
    course.loss = finish(problem.objective.evaluate(course.parameters, course.gradient));
    const ground = groundOn({ table, setup, prepared }, problem);
    const { move, loss, sum, gradient } = finish(arithmeticOf(ground, { course, rate: 1 }, 1));
    const isWrong = (row: Row) => (2 * yes(row) - 1) * (outputsOf([0.3, -1, 0.2], row)[0] ?? 0) <= 0;
    const rows = rowsOf();
    assert.deepEqual(move, { kind: 'batches', steps: 7, rows: 1 });
    assert.deepEqual(
      loss.terms.map(({ value }) => value),
      rows.slice(0, 3).map((row) => Number(isWrong(row))),
    );
    assert.equal(loss.scale * loss.total, rows.filter(isWrong).length);
    const slopes = rows.reduce((total, row) => total + (isWrong(row) ? (1 - 2 * yes(row)) * (row.x[0] ?? 0) : 0), 0);
    near(sum.total, slopes);
    near(gradient, slopes / 7);
  });

  it('has nothing to add up for a bias that is not learned', async () => {
    const { at } = await stepAfter(1, { name: 'mse', options: { bias: false } });
    const { before, after, gradient, sum } = at(0);
    assert.deepEqual([before, after, gradient, sum.total], [0, 0, 0, 0]);
    assert.deepEqual(
      sum.terms.map(({ input }) => input),
      [0, 0, 0],
    );
  });

  it('names the first rows that are trained on where others are held back or left out by hand', async () => {
    const table = await tableFrom(CSV);
    const setup = setupOf({ target: 'y', estimator: 'linear', features: ['a', 'b'], excluded: [0, 3] });
    const prepared = finish(prepare(table, setup));
    const problem = finish(problemOf(prepared, setup));
    const course = methodOf(problem, setup, 1).begin();
    course.loss = finish(problem.objective.evaluate(course.parameters, course.gradient));
    const ground = groundOn({ table, setup, prepared }, problem);
    const { loss } = finish(arithmeticOf(ground, { course, rate: 1 }, 1));
    assert.deepEqual(
      loss.terms.map(({ line, actual }) => [line, actual]),
      [
        [4, 1.2],
        [7, 4.4],
        [8, 2.6],
      ],
    );
    assert.equal(loss.rows, 5);
  });
});
