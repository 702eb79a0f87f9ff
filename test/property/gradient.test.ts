import assert from 'node:assert/strict';
import fc from 'fast-check';
import { LOSSES, type LossId } from '../../src/core/model/loss';
import { PointwiseObjective } from '../../src/core/train/pointwise';
import { finish } from '../../src/core/work';

const STEP = 1e-5;
const number = fc.double({ min: -3, max: 3, noNaN: true });

/** A small table of d features, with a scaling of its own and a point to look at. */
const cases = (classes: boolean) =>
  fc.integer({ min: 1, max: 4 }).chain((d) =>
    fc.record({
      rows: fc.array(fc.array(number, { minLength: d, maxLength: d }), { minLength: 1, maxLength: 12 }),
      targets: fc.array(classes ? fc.constantFrom(0, 1) : number, { minLength: 12, maxLength: 12 }),
      means: fc.array(number, { minLength: d, maxLength: d }),
      scales: fc.array(fc.double({ min: 0.3, max: 3, noNaN: true }), { minLength: d, maxLength: d }),
      parameters: fc.array(number, { minLength: d + 1, maxLength: d + 1 }),
    }),
  );

describe('the gradient over the rows', () => {
  for (const id of ['mse', 'rss', 'log', 'absolute'] satisfies LossId[]) {
    it(`is that of central differences (${id})`, () => {
      fc.assert(
        fc.property(cases(id === 'log'), ({ rows, targets, means, scales, parameters }) => {
          const columns = means.map((_, j) => Float64Array.from(rows, (row) => row[j] ?? 0));
          const scaling = { means: Float64Array.from(means), scales: Float64Array.from(scales) };
          const y = Float64Array.from(targets.slice(0, rows.length));
          const objective = new PointwiseObjective(columns, y, scaling, LOSSES[id]);
          const gradient = new Float64Array(objective.size);
          const scratch = new Float64Array(objective.size);
          const at = (moved: number, by: number) =>
            finish(
              objective.evaluate(
                Float64Array.from(parameters, (p, j) => (j === moved ? p + by : p)),
                scratch,
              ),
            );
          const scores = finish(objective.scores(Float64Array.from(parameters)));
          fc.pre(id !== 'absolute' || scores.every((score, i) => Math.abs(score - (y[i] ?? 0)) > 1e-3)); // away from corners
          finish(objective.evaluate(Float64Array.from(parameters), gradient));
          for (const [j, component] of gradient.entries()) {
            const expected = (at(j, STEP) - at(j, -STEP)) / (2 * STEP);
            assert.ok(Math.abs(component - expected) <= 1e-5 * (1 + Math.abs(expected)), `${component} ${expected}`);
          }
        }),
      );
    });
  }

  it('descends a row as a batch of that row alone would', () => {
    fc.assert(
      fc.property(cases(true), ({ rows, targets, means, scales, parameters }) => {
        const scaling = { means: Float64Array.from(means), scales: Float64Array.from(scales) };
        const [row = []] = rows;
        const one = new PointwiseObjective(
          row.map((x) => Float64Array.of(x)),
          Float64Array.of(targets[0] ?? 0),
          scaling,
          LOSSES.perceptron,
        );
        const gradient = new Float64Array(one.size);
        finish(one.evaluate(Float64Array.from(parameters), gradient));
        const moved = Float64Array.from(parameters);
        one.rowwise.descend(0, moved, 0.5);
        for (const [j, p] of parameters.entries())
          assert.ok(Math.abs((moved[j] ?? 0) - (p - 0.5 * (gradient[j] ?? 0))) < 1e-12);
      }),
    );
  });
});
