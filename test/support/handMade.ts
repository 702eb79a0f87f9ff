import type { FittedFeature, FittedModel, Neuron } from '../../src/core/model/fitted';

type Feature = Pick<FittedFeature, 'name'> & Partial<FittedFeature>;

/** A feature of a hand-made model, which nothing was scaled for. */
export const feature = (made: Feature): FittedFeature => ({
  column: made.name,
  mean: 0,
  scale: 1,
  statistics: { mean: 0, deviation: 1 },
  ...made,
});

export const neuron = (bias: number, ...weights: number[]): Neuron => ({
  bias,
  weights,
  standardised: { bias, weights },
});

/** A linear regression of y, unless the words say otherwise. */
export const modelWith = (words: Partial<FittedModel> & Pick<FittedModel, 'features' | 'neurons'>): FittedModel => ({
  version: 1,
  estimator: 'linear',
  activation: 'identity',
  loss: 'mse',
  target: 'y',
  levels: {},
  decimal: '.',
  ...words,
});
