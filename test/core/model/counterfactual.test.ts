import assert from 'node:assert/strict';
import { counterfactualOf } from '../../../src/core/model/counterfactual';
import { type Explanation, explain, type FittedModel } from '../../../src/core/model/fitted';
import { naiveRows, readSample, setupOf, trainOn } from '../../support/samples';

type Row = Readonly<Record<string, string | undefined>>;

function explained(model: FittedModel, row: Row): Explanation {
  const explanation = explain(model, (column) => row[column]);
  assert.ok('terms' in explanation);
  return explanation;
}

async function modelOf(sample: string, words: Parameters<typeof setupOf>[0]): Promise<FittedModel> {
  return trainOn(await readSample(sample), setupOf(words)).result.model;
}

const CARS = { target: 'mpg', features: ['weight_lbs', 'year', 'origin'], estimator: 'linear' } as const;
const BEAKS = ['beak_length_mm', 'beak_depth_mm'];
const whole = (row: Row) => BEAKS.every((name) => row[name]);

describe('what a cell would have to be', () => {
  it('leaves no residual when it is put in its place', async () => {
    const model = await modelOf('auto-mpg.csv', CARS);
    for (const row of naiveRows('auto-mpg.csv').slice(0, 50)) {
      for (const column of ['weight_lbs', 'year']) {
        const before = explained(model, row);
        const value = counterfactualOf(model, before, column, Number(row.mpg))?.value;
        const after = explained(model, { ...row, [column]: String(value) });
        const largest = Math.max(...after.terms.map(({ product }) => Math.abs(product)));
        assert.ok(Math.abs(Number(row.mpg) - after.output) <= 1e-12 * largest, `${column} ${value}`);
      }
    }
  });

  it('is not said of a category, nor of a column that is part of other features, has no weight or is none', async () => {
    const [row = {}] = naiveRows('auto-mpg.csv');
    const said = (model: FittedModel, column: string) => counterfactualOf(model, explained(model, row), column, 18);
    const model = await modelOf('auto-mpg.csv', CARS);
    assert.equal(said(model, 'origin'), undefined);
    assert.equal(said(model, 'mpg'), undefined);
    assert.equal(counterfactualOf(model, explained(model, row), 'year'), undefined); // no actual value
    const derived = await modelOf('auto-mpg.csv', {
      ...CARS,
      features: ['weight_lbs', 'weight_lbs*year', 'cylinders^2'],
    });
    for (const column of ['weight_lbs', 'year', 'cylinders']) assert.equal(said(derived, column), undefined);
    const [neuron] = model.neurons;
    assert.ok(neuron);
    const weightless = { ...model, neurons: [{ ...neuron, weights: neuron.weights.map(() => 0) }] };
    assert.equal(said(weightless, 'year'), undefined);
  });

  it('is where the prediction of two classes turns', async () => {
    for (const estimator of ['sigmoid', 'perceptron', 'svm'] as const) {
      const model = await modelOf('penguins.csv', { target: 'sex', features: BEAKS, estimator });
      for (const row of naiveRows('penguins.csv').filter(whole).slice(0, 40)) {
        const before = explained(model, row);
        const value = counterfactualOf(model, before, 'beak_depth_mm')?.value ?? Number.NaN;
        const way = value - Number(row.beak_depth_mm);
        const at = (x: number) => explained(model, { ...row, beak_depth_mm: String(x) }).positive;
        assert.equal(at(value - 1e-9 * way), before.positive);
        assert.equal(at(value + 1e-9 * way), !before.positive);
      }
    }
  });

  it('is the nearest place where another of several classes is predicted, and says which', async () => {
    const setups = [
      { estimator: 'softmax' as const },
      { estimator: 'sigmoid' as const, positive: null },
      { estimator: 'perceptron' as const, positive: null },
    ];
    for (const words of setups) {
      const model = await modelOf('penguins.csv', {
        target: 'species',
        features: BEAKS,
        options: { maxIterations: 100 },
        ...words,
      });
      for (const row of naiveRows('penguins.csv').filter(whole).slice(0, 40)) {
        const before = explained(model, row);
        const found = counterfactualOf(model, before, 'beak_length_mm');
        assert.ok(found);
        const x = Number(row.beak_length_mm);
        const way = found.value - x;
        const at = (value: number) =>
          model.neurons.indexOf(explained(model, { ...row, beak_length_mm: String(value) }).neuron);
        const own = at(x);
        assert.equal(at(x + way * (1 + 1e-9)), found.neuron);
        assert.notEqual(found.neuron, own);
        for (let step = -100; step <= 100; step++)
          assert.equal(at(x + (way * 0.9999999 * step) / 100), own, String(step));
      }
    }
  });
});
