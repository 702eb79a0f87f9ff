import { isMissing } from '../table/missing';
import { numberOf } from '../table/numbers';
import { ACTIVATIONS, type ActivationId } from './activation';
import type { EstimatorId } from './estimators';
import type { LossId } from './loss';

/** One input of the neuron: a number column, or one level of a category (1 where the row has it, else 0). */
export interface FittedFeature {
  /** `weight_lbs`, or `origin=USA`. */
  readonly name: string;
  readonly column: string;
  readonly level?: string;
  /** z = (x − mean) / scale; 0 and 1 where the features were not standardised. */
  readonly mean: number;
  readonly scale: number;
  /** Of the rows trained on: mean and population standard deviation, in the column's units. */
  readonly statistics: { readonly mean: number; readonly deviation: number };
}

/** Everything that is needed to predict from a raw row. Plain JSON. */
export interface FittedModel {
  readonly version: 1;
  readonly estimator: EstimatorId;
  readonly activation: ActivationId;
  readonly loss: LossId;
  readonly target: string;
  /** Of a classifier, the positive one last; the neuron tells it from all others. */
  readonly classes?: readonly string[];
  /** The levels of each category among the columns, the reference first: a row with another level can't be predicted. */
  readonly levels: Readonly<Record<string, readonly string[]>>;
  readonly decimal: '.' | ',';
  readonly features: readonly FittedFeature[];
  /** In column units: F(x) = bias + Σ weights[j]·x[j]. */
  readonly bias: number;
  readonly weights: readonly number[];
  /** On the features as they were trained on: F(x) = bias + Σ weights[j]·(x[j] − mean[j]) / scale[j]. */
  readonly standardised: { readonly bias: number; readonly weights: readonly number[] };
}

/** The sum of one row written out. */
export interface Explanation {
  /** One for each feature, in the model's order: x, and w·x in column units. */
  readonly terms: readonly {
    readonly feature: FittedFeature;
    readonly x: number;
    readonly weight: number;
    readonly product: number;
  }[];
  /** The raw score F(x). */
  readonly output: number;
  /** The activation of the output: the value itself, a probability, or 0 or 1. */
  readonly activated: number;
  /** Of a classifier: whether the row is taken for the positive class. */
  readonly positive?: boolean;
}

/** Why a row has no prediction. */
export interface Unexplained {
  readonly why: 'missing' | 'notNumber' | 'unknownLevel';
  readonly column: string;
  readonly value: string;
}

/**
 * F(x) of a raw row, term by term. `cells` gives the text of a column's cell as it stands in the file.
 */
export function explain(model: FittedModel, cells: (column: string) => string | undefined): Explanation | Unexplained {
  const terms = [];
  let output = model.bias;
  for (const [j, feature] of model.features.entries()) {
    const x = inputOf(model, feature, cells(feature.column) ?? '');
    if (typeof x !== 'number') return x;
    const weight = model.weights[j] ?? 0;
    terms.push({ feature, x, weight, product: weight * x });
    output += weight * x;
  }
  const activated = ACTIVATIONS[model.activation].value(output);
  return { terms, output, activated, ...(model.classes && { positive: output > 0 }) };
}

/** Weights and bias of the standardised parameters (bias first) in the columns' units: w/s, and b − Σ w·m/s. */
export function inColumnUnits(
  parameters: Float64Array,
  features: readonly FittedFeature[],
): { bias: number; weights: number[] } {
  let bias = parameters[0] ?? 0;
  const weights = features.map(({ mean, scale }, j) => {
    const weight = (parameters[j + 1] ?? 0) / scale;
    bias -= weight * mean;
    return weight;
  });
  return { bias, weights };
}

function inputOf(model: FittedModel, feature: FittedFeature, text: string): number | Unexplained {
  const { column } = feature;
  if (isMissing(text)) return { why: 'missing', column, value: text };
  if (feature.level !== undefined) {
    if (!model.levels[column]?.includes(text)) return { why: 'unknownLevel', column, value: text };
    return text === feature.level ? 1 : 0;
  }
  const x = numberOf(text, model.decimal);
  return Number.isFinite(x) ? x : { why: 'notNumber', column, value: text };
}
