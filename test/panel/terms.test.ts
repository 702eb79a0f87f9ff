import assert from 'node:assert/strict';
import { largest, termsOf } from '../../src/panel/terms';
import type { FittedModel, Neuron } from '../../src/protocol';
import { feature, modelWith } from '../support/handMade';

const statistics = [
  { mean: 5, deviation: 2 },
  { mean: -1, deviation: 0.5 },
];

/** y = 3 + 2a − 8b, on features that were scaled before, or not. */
function model(scaled: boolean): FittedModel {
  return modelWith({
    features: statistics.map(({ mean, deviation }, j) =>
      feature({
        name: 'ab'.charAt(j),
        mean: scaled ? mean : 0,
        scale: scaled ? deviation : 1,
        statistics: { mean, deviation },
      }),
    ),
    neurons: [neuron(scaled)],
  });
}

function neuron(scaled: boolean): Neuron {
  const standardised = scaled ? { bias: 21, weights: [4, -4] } : { bias: 3, weights: [2, -8] };
  return { bias: 3, weights: [2, -8], standardised };
}

describe('the terms of a model', () => {
  const expected = {
    bias: { name: '', weight: 3, standardised: 21 },
    features: [
      { name: 'a', weight: 2, standardised: 4 },
      { name: 'b', weight: -8, standardised: -4 },
    ],
  };

  it('are its weights in both tongues', () => {
    assert.deepEqual(termsOf(model(true), neuron(true)), expected);
  });

  it('are the same for a model that was trained on the columns as they are', () => {
    assert.deepEqual(termsOf(model(false), neuron(false)), expected);
  });

  it('come by the size of the standardised weight, the largest first', () => {
    const term = (name: string, standardised: number) => ({ name, weight: 0, standardised });
    const names = (most: number) => largest([term('a', 1), term('b', -3), term('c', 2)], most).map(({ name }) => name);
    assert.deepEqual(names(9), ['b', 'c', 'a']);
    assert.deepEqual(names(2), ['b', 'c']);
  });
});
