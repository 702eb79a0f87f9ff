import type { FittedModel, Neuron } from './fitted';

/** Bias and weights in both tongues; of several neurons keyed by class first. */
export function weightsByName({ features, neurons, classes = [] }: FittedModel) {
  const byFeature = (weights: readonly number[]) =>
    Object.fromEntries(features.map(({ name }, j) => [name, weights[j]]));
  const [neuron, ...others] = neurons;
  const each = <T>(value: (neuron: Neuron) => T) =>
    neuron && others.length === 0
      ? value(neuron)
      : Object.fromEntries(neurons.map((one, k) => [classes[k] ?? '', value(one)]));
  return {
    bias: each(({ bias }) => bias),
    weights: each(({ weights }) => byFeature(weights)),
    standardised: {
      bias: each(({ standardised }) => standardised.bias),
      weights: each(({ standardised }) => byFeature(standardised.weights)),
    },
  };
}
