import assert from 'node:assert/strict';
import fc from 'fast-check';
import { explain } from '../../src/core/model/fitted';
import { type Case, cases } from '../support/models';

/** Σ in twice the digits (Knuth's two-sum), in whatever order. */
function exactSum(values: readonly number[]): number {
  let [high, low] = [0, 0];
  for (const value of values) {
    const sum = high + value;
    const part = sum - high;
    low += high - (sum - part) + (value - part);
    high = sum;
  }
  return high + low;
}

const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));

describe('the terms of an explanation', () => {
  let made: readonly Case[];

  before(async () => {
    made = await cases();
  });

  it('are of every estimator', () => {
    assert.deepEqual([...new Set(made.map(({ model }) => model.estimator))].sort(), [
      'linear',
      'perceptron',
      'sigmoid',
      'softmax',
      'svm',
    ]);
  });

  it('sum to the output and the prediction, to 1e-12 of the largest term, whatever cells stand side by side', () => {
    const arbitrary = fc.record({ which: fc.nat(), picks: fc.array(fc.nat(), { minLength: 8, maxLength: 8 }) });
    let explained = 0;
    const check = ({ which, picks }: { which: number; picks: readonly number[] }) => {
      const { model, rows } = made[which % made.length] ?? assert.fail();
      const names = Object.keys(rows[0] ?? {});
      const cells = new Map(names.map((name, j) => [name, rows[(picks[j] ?? 0) % rows.length]?.[name]]));
      const explanation = explain(model, (column) => cells.get(column));
      if ('why' in explanation) return;
      explained++;
      const { neuron, terms, output, activated, outputs } = explanation;
      const largest = Math.max(Math.abs(neuron.bias), ...terms.map(({ product }) => Math.abs(product)));
      const near = (a: number, b: number) => assert.ok(Math.abs(a - b) <= 1e-12 * largest, `${a} and ${b}`);
      assert.deepEqual(
        terms.map(({ feature }) => feature),
        model.features,
      );
      for (const [j, { x, weight, product }] of terms.entries()) {
        assert.equal(weight, neuron.weights[j]);
        assert.equal(product, weight * x);
      }
      near(output, exactSum([neuron.bias, ...terms.map(({ product }) => product)]));
      if (outputs) {
        for (const [k, other] of model.neurons.entries()) {
          const products = terms.map(({ x }, j) => x * (other.weights[j] ?? Number.NaN));
          const scale = Math.max(Math.abs(other.bias), ...products.map(Math.abs));
          assert.ok(Math.abs((outputs[k] ?? Number.NaN) - exactSum([other.bias, ...products])) <= 1e-12 * scale);
        }
        assert.equal(output, Math.max(...outputs));
      } else if (model.activation === 'identity') near(activated, output);
      else if (model.activation === 'sigmoid') assert.ok(Math.abs(activated - sigmoid(output)) <= 1e-12);
      else assert.equal(activated, output > 0 ? 1 : 0);
    };
    fc.assert(fc.property(arbitrary, check), { numRuns: 2000 });
    assert.ok(explained > 500, `only ${explained} were explained`);
  });
});
