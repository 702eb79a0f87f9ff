import { ACTIVATIONS } from '../model/activation';
import { type FittedModel, PROBABILITIES } from '../model/fitted';

/** How the outputs of a model become the cells of a row. */
export interface Decision {
  /** The names of the columns: `prediction`, and those of probabilities. */
  readonly headings: readonly string[];
  /** The cells of a row, from the raw scores of its neurons, all of them finite. */
  readonly cells: (outputs: readonly number[]) => readonly (string | number)[];
}

/**
 * A number is predicted as it is. Of one neuron that tells a class from the rest the positive class is predicted where the output is
 * above 0, and `probability` is that of the positive class. Of several the class with the largest output is predicted, and there is
 * a `probability=CLASS` of each. A step gives no probability.
 */
export function decisionOf({ activation, classes, neurons }: FittedModel): Decision {
  const activated = ACTIVATIONS[activation].value;
  if (!classes) return { headings: ['prediction'], cells: ([output = Number.NaN]) => [activated(output)] };
  if (neurons.length === 1) {
    const positive = classes.at(-1) ?? '';
    const other = classes.length === 2 ? (classes[0] ?? '') : `not ${positive}`;
    const named = (output: number) => (output > 0 ? positive : other);
    if (activation !== 'sigmoid') return { headings: ['prediction'], cells: ([z = Number.NaN]) => [named(z)] };
    return { headings: ['prediction', 'probability'], cells: ([z = Number.NaN]) => [named(z), activated(z)] };
  }
  const probabilities = PROBABILITIES[activation];
  const largest = (outputs: readonly number[]) => classes[outputs.indexOf(Math.max(...outputs))] ?? '';
  if (!probabilities) return { headings: ['prediction'], cells: (outputs) => [largest(outputs)] };
  return {
    headings: ['prediction', ...classes.map((name) => `probability=${name}`)],
    cells: (outputs) => [largest(outputs), ...probabilities(outputs)],
  };
}
