import assert from 'node:assert/strict';
import { comparedWeights } from '../../src/panel/comparedWeights';
import type { FittedModel, Neuron, Overlay } from '../../src/protocol';

const neuron = (...weights: number[]): Neuron => ({ bias: 1, weights, standardised: { bias: 2, weights } });

function modelOf(names: string[], neurons: Neuron[], classes?: string[]): FittedModel {
  const features = names.map((name) => ({
    name,
    column: name,
    mean: 1,
    scale: 2,
    statistics: { mean: 1, deviation: 2 },
  }));
  const shared = { version: 1, estimator: 'linear', activation: 'identity', loss: 'mse', target: 'y' } as const;
  return { ...shared, levels: {}, decimal: '.', features, neurons, ...(classes && { classes }) };
}

const overlay = (model?: FittedModel): Overlay => ({ run: 1, name: 'Run 1', colour: 0, ...(model && { model }) });
const weightsIn = (overlays: Overlay[], model: FittedModel, of: Neuron) =>
  comparedWeights(overlays, model, of).map(({ terms }) => [...terms].map(([name, { weight }]) => [name, weight]));

describe('the weights of another run', () => {
  it('are found by the names of the features', () => {
    const own = neuron(5, 6);
    const other = modelOf(['b', 'c'], [neuron(7, 8)]);
    assert.deepEqual(weightsIn([overlay(other)], modelOf(['a', 'b'], [own]), own), [
      [
        ['b', 7],
        ['c', 8],
      ],
    ]);
  });

  it('are those of the neuron of the same class', () => {
    const [first, second] = [neuron(1), neuron(2)];
    const model = modelOf(['a'], [first, second, neuron(3)], ['x', 'y', 'z']);
    const other = modelOf(['a'], [neuron(4), neuron(5)], ['y', 'x']);
    assert.deepEqual(weightsIn([overlay(other)], model, second), [[['a', 4]]]);
    assert.deepEqual(weightsIn([overlay(other)], model, model.neurons[2] ?? first), []);
  });

  it('are none of a run without a model, or of one neuron beside several', () => {
    const own = neuron(1);
    const model = modelOf(['a'], [own, neuron(2)], ['x', 'y']);
    assert.deepEqual(weightsIn([overlay(), overlay(modelOf(['a'], [neuron(3)]))], model, own), []);
  });
});
