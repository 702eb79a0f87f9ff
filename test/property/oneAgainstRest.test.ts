import assert from 'node:assert/strict';
import fc from 'fast-check';
import { against, LOSSES } from '../../src/core/model/loss';
import { OneAgainstRestObjective } from '../../src/core/train/oneAgainstRest';
import { PenalisedObjective } from '../../src/core/train/penalty';
import { PointwiseObjective } from '../../src/core/train/pointwise';
import { finish } from '../../src/core/work';

const STEP = 1e-5;
const FEATURES = 2;
const STRIDE = FEATURES + 1;
const PENALTIES = [
  { l1: 0, l2: 0 },
  { l1: 0, l2: 0.7 },
  { l1: 0.3, l2: 0 },
  { l1: 0.3, l2: 0.7 },
];
const number = fc.double({ min: -3, max: 3, noNaN: true });
const numbers = (n: number) => fc.array(number, { minLength: n, maxLength: n });

const cases = fc.integer({ min: 3, max: 5 }).chain((classes) =>
  fc.record({
    classes: fc.constant(classes),
    rows: fc.array(
      fc.record({
        x: numbers(FEATURES),
        y: fc.integer({ min: 0, max: classes - 1 }),
        weight: fc.double({ min: 0.1, max: 3, noNaN: true }),
      }),
      { minLength: 1, maxLength: 10 },
    ),
    means: numbers(FEATURES),
    scales: fc.array(fc.double({ min: 0.3, max: 3, noNaN: true }), { minLength: FEATURES, maxLength: FEATURES }),
    parameters: numbers(classes * STRIDE),
    bias: fc.boolean(),
    weighted: fc.boolean(),
  }),
);

type Case = typeof cases extends fc.Arbitrary<infer T> ? T : never;
type Id = 'log' | 'sigmoidSquared' | 'hinge' | 'perceptron';

/** One neuron a class over targets of 1 and 0, built without numbers of classes. */
function single(id: Id, { rows, means, scales, bias, weighted }: Case, k: number): PointwiseObjective {
  const targets = Float64Array.from(rows, ({ y }) => (y === k ? 1 : 0));
  return new PointwiseObjective(...inputs(rows, means, scales, targets), LOSSES[id]({ delta: 1 }), {
    bias,
    ...more(weighted, rows),
  });
}

function joint(id: Id, { classes, rows, means, scales, bias, weighted }: Case): OneAgainstRestObjective {
  const targets = Float64Array.from(rows, ({ y }) => y);
  return new OneAgainstRestObjective(
    Array.from({ length: classes }, (_, k) => {
      const loss = against(LOSSES[id]({ delta: 1 }), k);
      return new PointwiseObjective(...inputs(rows, means, scales, targets), loss, { bias, ...more(weighted, rows) });
    }),
  );
}

function inputs(rows: Case['rows'], means: readonly number[], scales: readonly number[], targets: Float64Array) {
  const columns = means.map((_, j) => Float64Array.from(rows, ({ x }) => x[j] ?? 0));
  const scaling = { means: Float64Array.from(means), scales: Float64Array.from(scales) };
  return [columns, targets, scaling] as const;
}

const more = (weighted: boolean, rows: Case['rows']) =>
  weighted ? { weights: Float64Array.from(rows, ({ weight }) => weight) } : {};

/** Σ over the classes and rows of weight · loss / n, written out from the definition of each loss. */
function lossByHand(id: Id, one: Case, parameters: readonly number[]): number {
  let total = 0;
  for (const { x, y, weight } of one.rows) {
    for (let k = 0; k < one.classes; k++) {
      const [bias = 0, ...weights] = parameters.slice(k * STRIDE, (k + 1) * STRIDE);
      const z = weights.reduce(
        (sum, w, j) => sum + (w * ((x[j] ?? 0) - (one.means[j] ?? 0))) / (one.scales[j] ?? 1),
        bias,
      );
      const s = y === k ? 1 : -1;
      total += ((one.weighted ? weight : 1) * BY_HAND[id](s * z)) / one.rows.length;
    }
  }
  return total;
}

const BY_HAND: Readonly<Record<Id, (margin: number) => number>> = {
  log: (m) => Math.log1p(Math.exp(-m)),
  sigmoidSquared: (m) => (1 / (1 + Math.exp(m))) ** 2,
  hinge: (m) => Math.max(0, 1 - m),
  perceptron: (m) => Math.max(0, -m),
};

const HAS_CORNERS: Readonly<Record<Id, boolean>> = { log: false, sigmoidSquared: false, hinge: true, perceptron: true };

/** Far enough from the corners of hinge and perceptron loss that differences tell the slope. */
function isSmooth(one: Case): boolean {
  const reach = 40 * STEP;
  return one.rows.every(({ x }) =>
    Array.from({ length: one.classes }, (_, k) => {
      const [bias = 0, ...weights] = one.parameters.slice(k * STRIDE, (k + 1) * STRIDE);
      return weights.reduce(
        (sum, w, j) => sum + (w * ((x[j] ?? 0) - (one.means[j] ?? 0))) / (one.scales[j] ?? 1),
        bias,
      );
    }).every((z) => Math.abs(z) > reach && Math.abs(Math.abs(z) - 1) > reach),
  );
}

const near = (found: number, expected: number, within = 1e-5) =>
  assert.ok(Math.abs(found - expected) <= within * (1 + Math.abs(expected)), `found ${found}, expected ${expected}`);

describe('each class against the rest', () => {
  for (const id of ['log', 'sigmoidSquared', 'hinge', 'perceptron'] as const) {
    for (const penalty of PENALTIES) {
      it(`has the gradient that differences give (${id}, l1 ${penalty.l1}, l2 ${penalty.l2})`, () => {
        fc.assert(
          fc.property(HAS_CORNERS[id] ? cases.filter(isSmooth) : cases, (one) => {
            const objective = new PenalisedObjective(joint(id, one), penalty);
            const gradient = new Float64Array(objective.size);
            const smooth = (moved: number, by: number) => {
              const at = one.parameters.map((p, j) => (j === moved ? p + by : p));
              const squares = at.reduce((sum, p, j) => sum + (j % STRIDE === 0 ? 0 : p * p), 0);
              return lossByHand(id, one, at) + (penalty.l2 / 2) * squares;
            };
            finish(objective.evaluate(Float64Array.from(one.parameters), gradient));
            for (const [j, component] of gradient.entries()) {
              const isFixed = !one.bias && j % STRIDE === 0;
              near(component, isFixed ? 0 : (smooth(j, STEP) - smooth(j, -STEP)) / (2 * STEP));
            }
          }),
          { numRuns: 30 },
        );
      });
    }

    it(`is the sum of single neurons, value, gradient and batches, bit by bit (${id})`, () => {
      fc.assert(
        fc.property(cases, (one) => {
          const objective = joint(id, one);
          const parameters = Float64Array.from(one.parameters);
          const order = Uint32Array.from(one.rows, (_, row) => row).reverse();
          const [whole, batch] = [new Float64Array(objective.size), new Float64Array(objective.size)];
          const value = finish(objective.evaluate(parameters, whole));
          objective.rowwise.gradient(order, 0, 1, parameters, batch);
          let sum = 0;
          for (let k = 0; k < one.classes; k++) {
            const neuron = single(id, one, k);
            const own = parameters.slice(k * STRIDE, (k + 1) * STRIDE);
            const gradient = new Float64Array(STRIDE);
            sum += finish(neuron.evaluate(own, gradient));
            assert.deepEqual(whole.slice(k * STRIDE, (k + 1) * STRIDE), gradient);
            neuron.rowwise.gradient(order, 0, 1, own, gradient);
            assert.deepEqual(batch.slice(k * STRIDE, (k + 1) * STRIDE), gradient);
          }
          assert.equal(value, sum);
        }),
      );
    });
  }

  it('adds up the losses, and of the perceptron the mistakes', () => {
    fc.assert(
      fc.property(cases, (one) => {
        const parameters = Float64Array.from(one.parameters);
        const scratch = new Float64Array(parameters.length);
        for (const id of ['log', 'sigmoidSquared', 'hinge'] as const)
          near(finish(joint(id, one).evaluate(parameters, scratch)), lossByHand(id, one, one.parameters), 1e-9);
        const objective = joint('perceptron', { ...one, weighted: false });
        const scores = finish(objective.scores(parameters));
        const mistakes = scores.map((score, k) =>
          one.rows.filter(({ y }, i) => (y === k ? 1 : -1) * (score[i] ?? 0) <= 0),
        );
        const expected = mistakes.reduce((sum, { length }) => sum + length, 0);
        assert.equal(finish(objective.evaluate(parameters, scratch)), expected);
      }),
    );
  });

  it('has second derivatives within each neuron, and none between two', () => {
    fc.assert(
      fc.property(cases, (one) => {
        const objective = new PenalisedObjective(joint('log', one), { l1: 0, l2: 0.4 });
        const { size } = objective;
        const hessian = new Float64Array(size * size).fill(7);
        finish(objective.hessian(Float64Array.from(one.parameters), hessian));
        const slopes = (moved: number, by: number) => {
          const gradient = new Float64Array(size);
          finish(
            objective.evaluate(
              Float64Array.from(one.parameters, (p, j) => (j === moved ? p + by : p)),
              gradient,
            ),
          );
          return gradient;
        };
        for (let j = 0; j < size; j++) {
          const [above, below] = [slopes(j, STEP), slopes(j, -STEP)];
          for (let i = 0; i < size; i++) {
            const isFixed = !one.bias && (i % STRIDE === 0 || j % STRIDE === 0);
            const expected = isFixed ? 0 : ((above[i] ?? 0) - (below[i] ?? 0)) / (2 * STEP);
            near(hessian[j * size + i] ?? Number.NaN, expected);
            if (Math.floor(i / STRIDE) !== Math.floor(j / STRIDE)) assert.equal(hessian[j * size + i], 0);
          }
        }
      }),
      { numRuns: 30 },
    );
  });
});
