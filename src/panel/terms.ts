import type { FittedModel, Neuron } from '../protocol';

/** A summand of the neuron: the weight in the column's units, and the one for a column of mean 0 and standard deviation 1. */
export interface Term {
  readonly name: string;
  readonly weight: number;
  readonly standardised: number;
}

/**
 * The terms of a model in its order. One that was trained on the columns as they are has no standardised weights of its own; they
 * follow from the columns' statistics: w·s, and b + Σ w·m for the bias.
 */
export function termsOf({ features }: FittedModel, neuron: Neuron): { bias: Term; features: readonly Term[] } {
  const { weights, standardised } = neuron;
  const raw = features.every(({ mean, scale }) => mean === 0 && scale === 1);
  let bias = raw ? neuron.bias : standardised.bias;
  const terms = features.map(({ name, statistics }, j) => {
    const weight = weights[j] ?? 0;
    if (raw) bias += weight * statistics.mean;
    return { name, weight, standardised: raw ? weight * statistics.deviation : (standardised.weights[j] ?? 0) };
  });
  return { bias: { name: '', weight: neuron.bias, standardised: bias }, features: terms };
}

/** The `most` terms with the largest standardised weights, the largest first. */
export function largest(terms: readonly Term[], most: number): readonly Term[] {
  return terms.toSorted((a, b) => Math.abs(b.standardised) - Math.abs(a.standardised)).slice(0, most);
}
