import assert from 'node:assert/strict';
import fc from 'fast-check';
import { softmax } from '../../src/core/model/softmax';
import { MultinomialObjective } from '../../src/core/train/multinomial';
import { PenalisedObjective } from '../../src/core/train/penalty';
import { finish } from '../../src/core/work';

const STEP = 1e-5;
const CLASSES = 3;
const FEATURES = 2;
const SIZE = CLASSES * (FEATURES + 1);
const number = fc.double({ min: -3, max: 3, noNaN: true });
const numbers = (n: number) => fc.array(number, { minLength: n, maxLength: n });

const cases = fc.record({
  rows: fc.array(fc.record({ x: numbers(FEATURES), y: fc.integer({ min: 0, max: CLASSES - 1 }) }), {
    minLength: 1,
    maxLength: 10,
  }),
  means: numbers(FEATURES),
  scales: fc.array(fc.double({ min: 0.3, max: 3, noNaN: true }), { minLength: FEATURES, maxLength: FEATURES }),
  parameters: numbers(SIZE),
  l2: fc.double({ min: 0, max: 2, noNaN: true }),
  bias: fc.boolean(),
});

type Case = typeof cases extends fc.Arbitrary<infer T> ? T : never;

function objectiveOf({ rows, means, scales, bias }: Case): MultinomialObjective {
  const columns = means.map((_, j) => Float64Array.from(rows, ({ x }) => x[j] ?? 0));
  const scaling = { means: Float64Array.from(means), scales: Float64Array.from(scales) };
  return new MultinomialObjective(
    { columns, scaling },
    Float64Array.from(rows, ({ y }) => y),
    CLASSES,
    { bias },
  );
}

describe('the cross-entropy of softmax', () => {
  it('has the gradient that differences give, penalised or not', () => {
    fc.assert(
      fc.property(cases, (one) => {
        const objective = new PenalisedObjective(objectiveOf(one), { l1: 0, l2: one.l2 });
        const gradient = new Float64Array(SIZE);
        const scratch = new Float64Array(SIZE);
        const at = (moved: number, by: number) =>
          finish(
            objective.evaluate(
              Float64Array.from(one.parameters, (p, j) => (j === moved ? p + by : p)),
              scratch,
            ),
          );
        finish(objective.evaluate(Float64Array.from(one.parameters), gradient));
        for (const [j, component] of gradient.entries()) {
          const isFixed = !one.bias && j % (FEATURES + 1) === 0;
          const expected = isFixed ? 0 : (at(j, STEP) - at(j, -STEP)) / (2 * STEP);
          assert.ok(Math.abs(component - expected) <= 1e-5 * (1 + Math.abs(expected)), `${component} ${expected}`);
        }
      }),
    );
  });

  it('has over a batch of all rows the gradient of the whole table', () => {
    fc.assert(
      fc.property(cases, (one) => {
        const objective = objectiveOf(one);
        const parameters = Float64Array.from(one.parameters);
        const [whole, batch] = [new Float64Array(SIZE), new Float64Array(SIZE)];
        finish(objective.evaluate(parameters, whole));
        const order = Uint32Array.from(one.rows, (_, row) => row);
        objective.rowwise.gradient(order, 0, order.length, parameters, batch);
        for (const [j, component] of whole.entries()) assert.ok(Math.abs(component - (batch[j] ?? 0)) < 1e-12);
      }),
    );
  });

  it('is mean −log of the probability of the right class', () => {
    fc.assert(
      fc.property(cases, (one) => {
        const objective = objectiveOf(one);
        const parameters = Float64Array.from(one.parameters);
        const scores = finish(objective.scores(parameters));
        const losses = one.rows.map(
          ({ y }, i) => -Math.log(softmax(Float64Array.from(scores, (score) => score[i] ?? 0))[y] ?? 0),
        );
        const expected = losses.reduce((a, b) => a + b, 0) / losses.length;
        assert.ok(
          Math.abs(finish(objective.evaluate(parameters, new Float64Array(SIZE))) - expected) < 1e-9 * (1 + expected),
        );
      }),
    );
  });
});
