import { type Factor, power } from '../model/factor';
import type { FittedModel } from '../model/fitted';
import { own } from '../own';
import { DATE_PARTS } from '../table/calendar';
import { type Decision, decisionOf } from './decision';
import { Input, type TableForm } from './input';
import { factorsOf, needsOf } from './needs';

/**
 * A model made ready for row after row: the inputs are given the cells of a row, and `predict` makes of them what `explain` does, in
 * the same order of operations and so to the same bits.
 */
export class Predictor {
  /** One for each column that the model needs, in the order of `needsOf`. */
  readonly inputs: readonly Input[];
  readonly decision: Decision;
  readonly #model: FittedModel;
  /** For each feature what it is the product of. */
  readonly #products: readonly (readonly (() => number)[])[];
  readonly #features: Float64Array;

  constructor(model: FittedModel, table: TableForm) {
    this.#model = model;
    this.inputs = needsOf(model).map((need) => new Input(need, model, table));
    this.decision = decisionOf(model);
    const inputs = new Map(this.inputs.map((input) => [input.column, input]));
    this.#products = model.features.map((feature) => factorsOf(feature).map((factor) => termOf(factor, model, inputs)));
    this.#features = new Float64Array(model.features.length);
  }

  /** The cells of the row in the inputs; undefined where an output is no finite number. */
  predict(): readonly (string | number)[] | undefined {
    const features = this.#features;
    for (const [j, factors] of this.#products.entries()) {
      let product = factors[0]!();
      for (let k = 1; k < factors.length; k++) product *= factors[k]!();
      features[j] = product;
    }
    const outputs = this.#model.neurons.map(({ bias, weights }) => {
      let output = bias;
      for (let j = 0; j < features.length; j++) output += (weights[j] ?? 0) * features[j]!;
      return output;
    });
    return outputs.every(Number.isFinite) ? this.decision.cells(outputs) : undefined;
  }
}

/** The value of a factor from the input of its column. */
function termOf(factor: Factor, { levels }: FittedModel, inputs: ReadonlyMap<string, Input>): () => number {
  const { column, level, part, power: exponent = 1 } = factor;
  const input = inputs.get(column);
  if (!input) throw new Error(`the column ${column} is no input`);
  if (part === 'missing') return () => (input.isMissing ? 1 : 0);
  if (part) return () => DATE_PARTS[part](input.value);
  if (level === undefined) return () => power(input.value, exponent);
  const place = (own(levels, column) ?? []).indexOf(level);
  return () => (input.value === place ? 1 : 0);
}
