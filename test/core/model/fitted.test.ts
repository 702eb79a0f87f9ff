import assert from 'node:assert/strict';
import { explain, type FittedModel } from '../../../src/core/model/fitted';
import { equationOf, formatNumber, formatValues } from '../../../src/format';
import { feature, modelWith, neuron } from '../../support/handMade';
import { naiveRows, readSample, setupOf, trainOn } from '../../support/samples';

describe('a fitted model', () => {
  for (const standardise of [true, false]) {
    it(`is the same neuron in both tongues (standardise ${standardise})`, async () => {
      const features = ['weight_lbs', 'year', 'origin'];
      const options = { standardise, maxIterations: 50 };
      const { result } = trainOn(
        await readSample('auto-mpg.csv'),
        setupOf({ target: 'mpg', features, estimator: 'linear', options }),
      );
      const { model } = result;
      const [neuron] = model.neurons;
      assert.ok(neuron);
      for (const row of naiveRows('auto-mpg.csv')) {
        const explanation = explain(model, (column) => row[column]);
        assert.ok('output' in explanation);
        const terms = explanation.terms.map(
          ({ feature, x }, j) => ((neuron.standardised.weights[j] ?? 0) * (x - feature.mean)) / feature.scale,
        );
        const standardised = terms.reduce((sum, term) => sum + term, neuron.standardised.bias);
        const largest = Math.max(...explanation.terms.map(({ product }) => Math.abs(product)), Math.abs(neuron.bias));
        assert.ok(Math.abs(explanation.output - standardised) <= 1e-12 * largest);
      }
      if (!standardise) assert.deepEqual(neuron.weights, neuron.standardised.weights);
    });
  }

  it('explains every row it was trained on with the loss it reports', async () => {
    const { result } = trainOn(
      await readSample('penguins.csv'),
      setupOf({ target: 'sex', features: ['beak_depth_mm', 'species'], estimator: 'sigmoid' }),
    );
    const right = naiveRows('penguins.csv').filter(
      ({ sex, beak_depth_mm }) => (sex === 'MALE' || sex === 'FEMALE') && beak_depth_mm !== '',
    );
    const hits = right.filter((row) => {
      const explanation = explain(result.model, (column) => row[column]);
      return 'positive' in explanation && explanation.positive === (row.sex === 'MALE');
    });
    assert.equal(hits.length / right.length, result.metrics.accuracy);
  });

  it('says why it can’t predict a row', () => {
    const model = handMade();
    assert.deepEqual(
      explain(model, () => undefined),
      { why: 'missing', column: 'size', value: '' },
    );
    assert.deepEqual(
      explain(model, (column) => (column === 'size' ? 'big' : 'red')),
      { why: 'notNumber', column: 'size', value: 'big' },
    );
    assert.deepEqual(
      explain(model, (column) => (column === 'size' ? '2' : 'blue')),
      { why: 'unknownLevel', column: 'colour', value: 'blue' },
    );
  });

  it('writes its sum in words of the columns', () => {
    assert.equal(equationOf(handMade(), NEURON), 'price = 1.5 − 0.25·size + 1e−7·[colour=red wine]');
    assert.equal(
      equationOf({ ...handMade(), activation: 'sigmoid', classes: ['no', 'yes'] }, NEURON),
      'P(price=yes) = σ(1.5 − 0.25·size + 1e−7·[colour=red wine])',
    );
  });
});

describe('numbers as people read them', () => {
  it('have their significant digits, a true minus and powers of ten at the ends', () => {
    const written = [0, -0.00668642, 46.2176, 1234567.8, 12345678, 1e-7, Number.NaN, Number.NEGATIVE_INFINITY].map(
      (x) => formatNumber(x),
    );
    assert.deepEqual(written, ['0', '−0.006686', '46.22', '1235000', '1.235e7', '1e−7', '–', '−∞']);
    assert.deepEqual(formatValues({ count: 10000, rate: 0.123456, name: 'x' }), {
      count: '10,000',
      rate: '0.1235',
      name: 'x',
    });
  });
});

const NEURON = neuron(1.5, -0.25, 1e-7);

function handMade(): FittedModel {
  return modelWith({
    target: 'price',
    levels: { colour: ['green', 'red wine'] },
    features: [feature({ name: 'size' }), feature({ name: 'colour=red wine', column: 'colour', level: 'red wine' })],
    neurons: [NEURON],
  });
}
