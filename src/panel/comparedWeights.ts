import type { FittedModel, Neuron, Overlay } from '../protocol';
import { type Term, termsOf } from './terms';

/** The weights of another run beside those of the current one. */
export interface ComparedWeights {
  readonly name: string;
  readonly colour: number;
  readonly bias: Term;
  /** By the names of the features. */
  readonly terms: ReadonlyMap<string, Term>;
}

/** Of each run that has a neuron for what this one tells. */
export function comparedWeights(overlays: readonly Overlay[], model: FittedModel, neuron: Neuron): ComparedWeights[] {
  return overlays.flatMap(({ name, colour, model: other }) => {
    const same = other && counterpart(other, model, neuron);
    if (!same) return [];
    const { bias, features } = termsOf(other, same);
    return [{ name, colour, bias, terms: new Map(features.map((term) => [term.name, term])) }];
  });
}

/** The only neuron of another model, or that of the same class. */
function counterpart(other: FittedModel, model: FittedModel, neuron: Neuron): Neuron | undefined {
  if (model.neurons.length === 1 || other.neurons.length === 1) {
    return model.neurons.length === other.neurons.length ? other.neurons[0] : undefined;
  }
  const told = model.classes?.[model.neurons.indexOf(neuron)];
  return told === undefined ? undefined : other.neurons[other.classes?.indexOf(told) ?? -1];
}
