import { ACTIVATIONS, type ActivationId } from './activation';
import type { EstimatorId } from './estimators';
import { type Coerced, type Factor, factorValue, type Unexplained } from './factor';
import type { LossId } from './loss';
import { softmax } from './softmax';

export type { Unexplained } from './factor';

/** One input of the neuron: a number column, one level of a category (1 where the row has it, else 0), or a product of such. */
export interface FittedFeature {
  /** `weight_lbs`, or `origin=USA`. */
  readonly name: string;
  /** The column of a simple feature; of any other its name, which is no column's. */
  readonly column: string;
  readonly level?: string;
  /** What the feature is the product of; a simple one is its own factor. */
  readonly factors?: readonly Factor[];
  /** z = (x − mean) / scale; 0 and 1 where the features were not standardised. */
  readonly mean: number;
  readonly scale: number;
  /** Of the rows trained on: mean and population standard deviation, in the column's units. */
  readonly statistics: { readonly mean: number; readonly deviation: number };
}

/** A weighted sum of the features, in both tongues. */
export interface Neuron {
  /** In column units: F(x) = bias + Σ weights[j]·x[j]. */
  readonly bias: number;
  readonly weights: readonly number[];
  /** On the features as they were trained on: F(x) = bias + Σ weights[j]·(x[j] − mean[j]) / scale[j]. */
  readonly standardised: { readonly bias: number; readonly weights: readonly number[] };
}

/** Everything that is needed to predict from a raw row. Plain JSON. */
export interface FittedModel {
  readonly version: 1;
  readonly estimator: EstimatorId;
  readonly activation: ActivationId;
  readonly loss: LossId;
  /** δ of Huber's loss, in the target's units. */
  readonly delta?: number;
  readonly target: string;
  /** Of a classifier; where there is one neuron, it tells the last from all others. */
  readonly classes?: readonly string[];
  /** The levels of each category among the columns, the reference first: a row with another level can't be predicted. */
  readonly levels: Readonly<Record<string, readonly string[]>>;
  /** What stands for a missing cell of a column: a number, the day of a date since 1970-01-01, or a level. */
  readonly fills?: Readonly<Record<string, number | string>>;
  readonly decimal: '.' | ',';
  /** What stands for a missing cell besides an empty one; the usual marks where it was not chosen. */
  readonly missing?: readonly string[];
  /** Columns that were taken for numbers or dates though they may hold other words, which count as missing. */
  readonly coerced?: Readonly<Record<string, Coerced>>;
  readonly features: readonly FittedFeature[];
  /** One; or one for each of the classes, in their order: of softmax, and of each class against the rest. */
  readonly neurons: readonly Neuron[];
}

/** A term of a row's sum: x, and w·x in column units. */
export interface Term {
  readonly feature: FittedFeature;
  readonly x: number;
  readonly weight: number;
  readonly product: number;
}

/** The sum of one row written out; of several neurons that of the class that is predicted. */
export interface Explanation {
  readonly neuron: Neuron;
  /** One for each feature, in the model's order. */
  readonly terms: readonly Term[];
  /** The raw score F(x). */
  readonly output: number;
  /** The activation of the output: the value itself, a probability, or 0 or 1. */
  readonly activated: number;
  /** Of a two-class classifier: whether the row is taken for the positive class. */
  readonly positive?: boolean;
  /** Of several neurons: the raw score of each class, in their order; the largest is predicted, the first of those as large. */
  readonly outputs?: readonly number[];
  /**
   * Of several neurons whose outputs stand for probabilities: that of each class. Of softmax they add up to 1; of each class against
   * the rest they are those of neurons that know nothing of one another, and don't.
   */
  readonly probabilities?: readonly number[];
}

/**
 * F(x) of a raw row, term by term. `cells` gives the text of a column's cell as it stands in the file.
 */
export function explain(model: FittedModel, cells: (column: string) => string | undefined): Explanation | Unexplained {
  const inputs: number[] = [];
  for (const feature of model.features) {
    const x = inputOf(model, feature, cells);
    if (typeof x !== 'number') return x;
    inputs.push(x);
  }
  const sums = model.neurons.map((neuron) => sumOf(model, neuron, inputs));
  const [first, ...others] = sums;
  if (!first) throw new Error('a model without a neuron');
  if (others.length > 0) return largestOf(model, sums);
  const activated = ACTIVATIONS[model.activation].value(first.output);
  return { ...first, activated, ...(model.classes && { positive: first.output > 0 }) };
}

type Sum = Pick<Explanation, 'neuron' | 'terms' | 'output'>;

function sumOf(model: FittedModel, neuron: Neuron, inputs: readonly number[]): Sum {
  let output = neuron.bias;
  const terms = model.features.map((feature, j) => {
    const x = inputs[j] ?? Number.NaN;
    const weight = neuron.weights[j] ?? 0;
    output += weight * x;
    return { feature, x, weight, product: weight * x };
  });
  return { neuron, terms, output };
}

/** The activations of the outputs of several neurons, where they are probabilities. */
export const PROBABILITIES: Readonly<
  Record<ActivationId, ((outputs: readonly number[]) => readonly number[]) | undefined>
> = {
  identity: (outputs) => [...softmax(Float64Array.from(outputs))],
  sigmoid: (outputs) => outputs.map(ACTIVATIONS.sigmoid.value),
  step: undefined,
};

function largestOf({ activation }: FittedModel, sums: readonly Sum[]): Explanation {
  const outputs = sums.map(({ output }) => output);
  const at = outputs.indexOf(Math.max(...outputs));
  const sum = sums[at];
  if (!sum) throw new Error('no output is a number');
  const probabilities = PROBABILITIES[activation]?.(outputs);
  const activated = probabilities?.[at] ?? ACTIVATIONS[activation].value(sum.output);
  return { ...sum, activated, outputs, ...(probabilities && { probabilities }) };
}

/** The neuron of the parameters as they are trained (bias first), also in the columns' units: w/s, and b − Σ w·m/s. */
export function neuronOf(parameters: Float64Array, features: readonly FittedFeature[]): Neuron {
  const [trained = 0, ...standardised] = parameters;
  let bias = trained;
  const weights = features.map(({ mean, scale }, j) => {
    const weight = (standardised[j] ?? 0) / scale;
    bias -= weight * mean;
    return weight;
  });
  return { bias, weights, standardised: { bias: trained, weights: standardised } };
}

/** The product of a feature's factors in a row. */
function inputOf(
  model: FittedModel,
  feature: FittedFeature,
  cells: (column: string) => string | undefined,
): number | Unexplained {
  const [first = feature, ...others] = feature.factors ?? [];
  let product = factorValue(first, cells(first.column) ?? '', model);
  for (const factor of others) {
    if (typeof product !== 'number') return product;
    const value = factorValue(factor, cells(factor.column) ?? '', model);
    if (typeof value !== 'number') return value;
    product *= value;
  }
  return product;
}
