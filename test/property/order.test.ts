import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { EstimatorId } from '../../src/core/model/estimators';
import { naiveRows, setupOf, tableFrom, trainOn } from '../support/samples';

const COLUMNS = ['beak_length_mm', 'beak_depth_mm', 'flipper_length_mm', 'species'] as const;
const rows = naiveRows('penguins.csv').filter(({ sex }) => sex === 'MALE' || sex === 'FEMALE');

/** The bias and the weights by name, of a table whose rows and columns stand in the given order. */
async function weightsOf(order: readonly number[], columns: readonly string[], estimator: EstimatorId) {
  const target = estimator === 'linear' ? 'body_mass_g' : 'sex';
  const lines = order.map((i) => [...columns, target].map((name) => rows[i]?.[name]).join());
  const table = await tableFrom(`${[...columns, target].join()}\n${lines.join('\n')}\n`);
  const { model } = trainOn(
    table,
    setupOf({ target, features: columns, estimator, options: { maxIterations: 300, tolerance: 0 } }),
  ).result;
  const [neuron] = model.neurons;
  return new Map([
    ['', neuron?.bias ?? 0],
    ...model.features.map(({ name }, j) => [name, neuron?.weights[j] ?? 0] as const),
  ]);
}

describe('the order of rows and columns', () => {
  for (const estimator of ['linear', 'sigmoid'] as const) {
    it(`changes nothing over the whole table beyond rounding (${estimator})`, async () => {
      const order = rows.map((_, i) => i);
      const expected = await weightsOf(order, COLUMNS, estimator);
      const shuffled = fc.tuple(
        fc.shuffledSubarray(order, { minLength: order.length }),
        fc.shuffledSubarray([...COLUMNS], { minLength: COLUMNS.length }),
      );
      await fc.assert(
        fc.asyncProperty(shuffled, async ([someOrder, columns]) => {
          const found = await weightsOf(someOrder, columns, estimator);
          for (const [name, weight] of expected) {
            assert.ok(
              Math.abs((found.get(name) ?? Number.NaN) - weight) <= 1e-9 * Math.abs(weight),
              `${name} ${found.get(name)} ${weight}`,
            );
          }
        }),
        { numRuns: 10 },
      );
    });
  }
});
