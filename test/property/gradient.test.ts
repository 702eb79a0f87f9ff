import assert from 'node:assert/strict';
import fc from 'fast-check';
import { LOSSES, type PointwiseLossId } from '../../src/core/model/loss';
import type { Objective } from '../../src/core/train/objective';
import { PenalisedObjective, type Penalty } from '../../src/core/train/penalty';
import { PointwiseObjective } from '../../src/core/train/pointwise';
import { finish } from '../../src/core/work';

const STEP = 1e-5;
const number = fc.double({ min: -3, max: 3, noNaN: true });

/** Not so near to 0 that a difference would step over it. */
const parameter = fc.integer({ min: -300, max: 299 }).map((n) => (n + 0.5) / 100);

/** A small table of d features, with a scaling of its own and a point to look at. */
const cases = (classes: boolean) =>
  fc.integer({ min: 1, max: 4 }).chain((d) =>
    fc.record({
      rows: fc.array(fc.array(number, { minLength: d, maxLength: d }), { minLength: 1, maxLength: 12 }),
      targets: fc.array(classes ? fc.constantFrom(0, 1) : number, { minLength: 12, maxLength: 12 }),
      means: fc.array(number, { minLength: d, maxLength: d }),
      scales: fc.array(fc.double({ min: 0.3, max: 3, noNaN: true }), { minLength: d, maxLength: d }),
      parameters: fc.array(parameter, { minLength: d + 1, maxLength: d + 1 }),
      bias: fc.boolean(),
    }),
  );

type Case = ReturnType<typeof cases> extends fc.Arbitrary<infer T> ? T : never;

function objectiveOf({ rows, targets, means, scales, bias }: Case, id: PointwiseLossId): PointwiseObjective {
  const columns = means.map((_, j) => Float64Array.from(rows, (row) => row[j] ?? 0));
  const scaling = { means: Float64Array.from(means), scales: Float64Array.from(scales) };
  const loss = LOSSES[id]({ delta: DELTA });
  return new PointwiseObjective(columns, Float64Array.from(targets.slice(0, rows.length)), scaling, loss, { bias });
}

/** By each parameter, the others kept. */
function differences(f: (parameters: Float64Array) => number, parameters: readonly number[]): number[] {
  const at = (moved: number, by: number) => f(Float64Array.from(parameters, (p, j) => (j === moved ? p + by : p)));
  return parameters.map((_, j) => (at(j, STEP) - at(j, -STEP)) / (2 * STEP));
}

const lossAt = (objective: Objective) => (parameters: Float64Array) =>
  finish(objective.evaluate(parameters, new Float64Array(objective.size)));

function gradientAt(objective: Objective, parameters: readonly number[]): Float64Array {
  const gradient = new Float64Array(objective.size);
  finish(objective.evaluate(Float64Array.from(parameters), gradient));
  return gradient;
}

function agree(found: ArrayLike<number>, expected: readonly number[], digits = 1e-5): void {
  for (const [j, number] of expected.entries()) {
    assert.ok(Math.abs((found[j] ?? Number.NaN) - number) <= digits * (1 + Math.abs(number)), `${found[j]} ${number}`);
  }
}

const DELTA = 0.8;

/** How far an output is from where the derivative has a jump or a kink. */
const DISTANCES: Partial<Record<PointwiseLossId, (output: number, target: number) => number>> = {
  absolute: (z, y) => Math.abs(z - y),
  huber: (z, y) => Math.abs(Math.abs(z - y) - DELTA),
  hinge: (z, y) => Math.abs(z - (2 * y - 1)),
};

const IDS = ['mse', 'rss', 'absolute', 'huber', 'log', 'sigmoidSquared', 'hinge'] satisfies PointwiseLossId[];
const CLASSES: readonly PointwiseLossId[] = ['log', 'sigmoidSquared', 'hinge'];
const PENALTIES: readonly Penalty[] = [
  { l1: 0, l2: 0 },
  { l1: 0, l2: 0.7 },
  { l1: 0.4, l2: 0 },
  { l1: 0.4, l2: 0.7 },
];

describe('the gradient over the rows', () => {
  for (const id of IDS) {
    for (const penalty of PENALTIES) {
      it(`is that of central differences (${id}, l1 ${penalty.l1}, l2 ${penalty.l2})`, () => {
        fc.assert(
          fc.property(cases(CLASSES.includes(id)), (one) => {
            const { parameters, targets, bias } = one;
            const rows = objectiveOf(one, id);
            const objective = new PenalisedObjective(rows, penalty);
            const distance = DISTANCES[id];
            const scores = finish(rows.scores(Float64Array.from(parameters)));
            fc.pre(!distance || scores.every((score, i) => distance(score, targets[i] ?? 0) > 1e-3));
            const smooth = gradientAt(objective, parameters);
            const whole = smooth.map((g, j) => g + (j > 0 ? penalty.l1 * Math.sign(parameters[j] ?? 0) : 0));
            const expected = differences(lossAt(objective), parameters);
            if (!bias) expected[0] = 0; // it is not learned
            agree(whole, expected);
            const residual = objective.residual(Float64Array.from(parameters), smooth);
            agree([residual], [Math.max(...expected.map(Math.abs))]);
          }),
        );
      });
    }

    it(`is that of a batch of all rows, in whatever order (${id})`, () => {
      fc.assert(
        fc.property(cases(CLASSES.includes(id)), (one) => {
          const objective = new PenalisedObjective(objectiveOf(one, id), { l1: 0, l2: 0.3 });
          const order = Uint32Array.from(one.rows, (_, i) => one.rows.length - 1 - i);
          const found = new Float64Array(objective.size);
          objective.rowwise?.gradient(order, 0, order.length, Float64Array.from(one.parameters), found);
          agree(found, [...gradientAt(objective, one.parameters)], 1e-12);
        }),
      );
    });

    it(`is the mean of those of its rows alone (${id})`, () => {
      fc.assert(
        fc.property(cases(CLASSES.includes(id)), (one) => {
          const { rowwise, size } = objectiveOf(one, id);
          const mean = new Float64Array(size);
          const single = new Float64Array(size);
          for (const row of one.rows.keys()) {
            rowwise.gradient(Uint32Array.of(row), 0, 1, Float64Array.from(one.parameters), single);
            for (const [j, slope] of single.entries()) mean[j] = (mean[j] ?? 0) + slope / one.rows.length;
          }
          agree(mean, [...gradientAt(objectiveOf(one, id), one.parameters)], 1e-12);
        }),
      );
    });
  }
});

describe('the second derivatives over the rows', () => {
  for (const id of ['mse', 'rss', 'log'] satisfies PointwiseLossId[]) {
    it(`are those of central differences of the gradient (${id})`, () => {
      fc.assert(
        fc.property(cases(id === 'log'), (one) => {
          const objective = new PenalisedObjective(objectiveOf({ ...one, bias: true }, id), { l1: 0, l2: 0.3 });
          const { size } = objective;
          const hessian = new Float64Array(size * size);
          finish(objective.hessian(Float64Array.from(one.parameters), hessian));
          for (let j = 0; j < size; j++) {
            const expected = differences((p) => gradientAt(objective, [...p])[j] ?? Number.NaN, one.parameters);
            agree(hessian.subarray(j * size, (j + 1) * size), expected);
          }
        }),
      );
    });
  }
});
