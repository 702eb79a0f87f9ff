import type { Said } from './fitKinds';

/** What a model makes of the raw score of its one neuron. */
export const ACTIVATED: Readonly<Record<Said, (output: number) => number>> = {
  number: (output) => output,
  probability: (output) => 1 / (1 + Math.exp(-output)),
  side: (output) => (output > 0 ? 1 : 0),
  classes: (output) => output,
};
