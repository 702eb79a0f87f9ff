import type { Explanation, FittedFeature, FittedModel } from './fitted';

/** What a number in one cell of a row would have to be, all others as they are, for another prediction. */
export interface Counterfactual {
  /** In the column's units. */
  readonly value: number;
  /** Of a classifier of several neurons: the class that is predicted beyond it, by its number. */
  readonly neuron?: number;
}

/**
 * The number at which the residual is 0, x + (y − F(x)) / w; or of a classifier the one at which the prediction turns: where F is 0, or
 * where the output of another class draws level, the nearest such. Undefined where there is none, or where the column is part of other
 * features as well, for then the sum is no straight line in it.
 *
 * @param target of a number model, y
 */
export function counterfactualOf(
  model: FittedModel,
  explanation: Explanation,
  column: string,
  target = Number.NaN,
): Counterfactual | undefined {
  const feature = aloneIn(model, column);
  const term = explanation.terms.find((one) => one.feature === feature);
  if (!feature || !term) return undefined;
  if (explanation.outputs) return turnOf(model, explanation.outputs, explanation, model.features.indexOf(feature));
  const missing = model.classes ? -explanation.output : target - explanation.output;
  return finite(term.x + missing / term.weight);
}

/** The feature that is the number of a column, where the column is part of no other. */
function aloneIn({ features }: FittedModel, column: string): FittedFeature | undefined {
  const [own, ...others] = features.filter(
    (feature) => feature.column === column || feature.factors?.some((factor) => factor.column === column),
  );
  return own && others.length === 0 && !own.factors && own.level === undefined ? own : undefined;
}

/** F_k − F falls by (w − w_k) for each unit: the shortest way to where one of them is 0. */
function turnOf(
  { neurons }: FittedModel,
  outputs: readonly number[],
  { neuron, output, terms }: Explanation,
  j: number,
): Counterfactual | undefined {
  const weight = neuron.weights[j] ?? Number.NaN;
  const ways = neurons.map((other, k) => ((outputs[k] ?? Number.NaN) - output) / (weight - (other.weights[j] ?? 0)));
  const lengths = ways.map((way, k) => (neurons[k] === neuron || !Number.isFinite(way) ? Infinity : Math.abs(way)));
  const nearest = lengths.indexOf(Math.min(...lengths));
  if (lengths[nearest] === Infinity) return undefined;
  return finite((terms[j]?.x ?? Number.NaN) + (ways[nearest] ?? Number.NaN), nearest);
}

function finite(value: number, neuron?: number): Counterfactual | undefined {
  if (!Number.isFinite(value)) return undefined;
  return { value, ...(neuron !== undefined && { neuron }) };
}
