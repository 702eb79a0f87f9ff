import assert from 'node:assert/strict';
import { against, LOSSES, type PointwiseLossId } from '../../../src/core/model/loss';
import { MultinomialObjective } from '../../../src/core/train/multinomial';
import { PointwiseObjective } from '../../../src/core/train/pointwise';
import { isSwept } from '../../../src/core/train/tiles';
import { finish } from '../../../src/core/work';
import { randomColumns } from '../../support/random';

const ROWS = 30_001;
const [y = new Float64Array(), ...columns] = randomColumns(5, ROWS, 5);
const SCALING = { means: Float64Array.of(0.1, 0.2, -0.3, 0), scales: Float64Array.of(0.5, 1, 2, 0.7) };
const PARAMETERS = Float64Array.of(0.3, -1, 2, 0.5, -0.2);
const IDS: readonly PointwiseLossId[] = ['mse', 'rss', 'absolute', 'huber', 'log', 'sigmoidSquared', 'hinge'];
const CLASSES: readonly PointwiseLossId[] = ['log', 'sigmoidSquared', 'hinge'];

/** Value and gradient by the losses one by one. */
function byRows(
  targets: Float64Array,
  id: PointwiseLossId,
  bias: boolean,
  loss = LOSSES[id]({ delta: 0.4 }),
): number[] {
  const sums = new Array<number>(6).fill(0);
  for (let i = 0; i < ROWS; i++) {
    const z = columns.map((column, j) => ((column[i] ?? 0) - (SCALING.means[j] ?? 0)) / (SCALING.scales[j] ?? 1));
    const output = z.reduce((sum, x, j) => sum + x * (PARAMETERS[j + 1] ?? 0), PARAMETERS[0] ?? 0);
    const slope = loss.derivative(output, targets[i] ?? 0);
    const terms = [loss.value(output, targets[i] ?? 0), bias ? slope : 0, ...z.map((x) => slope * x)];
    for (const [k, term] of terms.entries()) sums[k] = (sums[k] ?? 0) + term;
  }
  return sums.map((sum) => (loss.reduction === 'mean' ? sum / ROWS : sum));
}

function near(found: readonly number[], expected: readonly number[]): void {
  const size = Math.max(...expected.map(Math.abs));
  for (const [k, value] of expected.entries()) {
    assert.ok(Math.abs((found[k] ?? Number.NaN) - value) <= 1e-12 * size, `${k}: ${found[k]} ${value}`);
  }
}

function evaluated(objective: PointwiseObjective): number[] {
  const gradient = new Float64Array(objective.size);
  return [finish(objective.evaluate(PARAMETERS, gradient)), ...gradient];
}

describe('a pointwise loss over many rows', () => {
  for (const id of IDS) {
    it(`is the sum of its rows, and so is its gradient, with a bias and without (${id})`, () => {
      const loss = LOSSES[id]({ delta: 0.4 });
      const targets = CLASSES.includes(id) ? y.map((value) => (value > 0 ? 1 : 0)) : y;
      assert.ok(isSwept(loss, ROWS, 5));
      for (const bias of [true, false]) {
        near(evaluated(new PointwiseObjective(columns, targets, SCALING, loss, { bias })), byRows(targets, id, bias));
      }
    });
  }

  it('is the same to the bit at every pass, also of two that take turns', () => {
    const [noise = new Float64Array(), ...many] = randomColumns(5, 450_001, 6);
    const targets = noise.map((value) => (value > 0 ? 1 : 0));
    const objective = new PointwiseObjective(many, targets, SCALING, LOSSES.log({ delta: 1 }));
    const first = evaluated(objective);
    for (let pass = 2; pass < 14; pass += 2) {
      const gradients = [new Float64Array(5), new Float64Array(5)] as const;
      const [one, other] = gradients.map((gradient) => objective.evaluate(PARAMETERS, gradient));
      assert.ok(one?.next().done === false && other);
      const losses = [finish(other), finish(one)];
      for (const [k, gradient] of [...gradients].reverse().entries()) assert.deepEqual([losses[k], ...gradient], first);
    }
  });

  for (const bias of [true, false]) {
    it(`is that of several neurons together, as by rows that count 1 each (${bias ? 'with' : 'without'} a bias)`, () => {
      const targets = y.map((value) => Math.floor((value + 1) * 1.5));
      const parameters = Float64Array.from({ length: 15 }, (_, j) => Math.sin(3 * j));
      const of = (weights?: Float64Array) => {
        const objective = new MultinomialObjective({ columns, scaling: SCALING }, targets, 3, { bias, weights });
        const gradient = new Float64Array(15);
        return [finish(objective.evaluate(parameters, gradient)), ...gradient];
      };
      near(of(), of(new Float64Array(ROWS).fill(1)));
    });
  }

  it('tells one class of several from the rest', () => {
    const targets = y.map((value) => Math.floor((value + 1) * 1.5));
    for (const k of [0, 1, 2]) {
      const loss = against(LOSSES.log({ delta: 1 }), k);
      near(evaluated(new PointwiseObjective(columns, targets, SCALING, loss)), byRows(targets, 'log', true, loss));
    }
  });
});
