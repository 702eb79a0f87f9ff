import type { FittedModel } from '../../src/core/model/fitted';

/** All weights of a model, in both of their units. */
export function weightsOf({ neurons }: FittedModel): number[] {
  return neurons.flatMap(({ bias, weights, standardised }) => [
    bias,
    ...weights,
    standardised.bias,
    ...standardised.weights,
  ]);
}
