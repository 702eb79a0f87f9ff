import type { FittedModel, Moment } from '../protocol';
import type { Say } from './words';

export type Arithmetic = NonNullable<Moment['arithmetic']>;

/** A parameter by its name, and where it stands. */
export interface Parameter {
  /** Its place among the parameters. */
  readonly place: number;
  /** The place of its neuron, and within it: 0 is the bias. */
  readonly neuron: number;
  readonly at: number;
  /** `weight_lbs`, or `Adelie: body_mass_g` of several neurons. */
  readonly label: string;
  /** `w(weight_lbs)`; a bias goes by its own name. */
  readonly symbol: string;
}

/** Each neuron's bias and then its weights, one neuron after another. */
export function parametersOf({ features, classes = [], neurons }: FittedModel, say: Say): Parameter[] {
  const names = [undefined, ...features.map(({ name }) => name)];
  return neurons.flatMap((_, neuron) =>
    names.map((name, at) => {
      const owner = neurons.length > 1 ? `${classes[neuron] ?? neuron + 1}: ` : '';
      const label = owner + (name ?? say('bias'));
      const isPlainBias = name === undefined && owner === '';
      return { place: neuron * names.length + at, neuron, at, label, symbol: isPlainBias ? label : `w(${label})` };
    }),
  );
}

const SYMBOLS: Readonly<Record<string, string>> = { mse: 'MSE', rss: 'RSS', absolute: 'MAE' };

/** What the loss is called in a formula. */
export function symbolOf({ loss: { id } }: Arithmetic): string {
  return SYMBOLS[id] ?? 'L';
}
