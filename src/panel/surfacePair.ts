import type { FittedModel } from '../protocol';

/** Places among the parameters. */
export interface Pair {
  readonly x: number;
  readonly y: number;
}

/**
 * The two parameters over which most is to be seen: the weights that weigh most, or the only one and its bias. They
 * are of one neuron, the first.
 */
export function usualPair({ neurons }: Pick<FittedModel, 'neurons'>): Pair {
  const weights = neurons[0]?.standardised.weights ?? [];
  const size = (place: number) => Math.abs(weights[place - 1] ?? 0);
  const [x = 1, y = 0] = weights.map((_, j) => j + 1).toSorted((a, b) => size(b) - size(a));
  return { x, y };
}
