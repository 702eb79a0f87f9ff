import { type Factor, MISSING, power } from '../model/factor';
import { DATE_PARTS } from '../table/calendar';
import { type Expression, labelOf, type Operand } from './expressions';
import type { Input } from './inputs';

/** One input of the neuron before any scaling. */
export interface Feature {
  readonly name: string;
  /** The column of a simple feature, a number column or a level of a category; of any other its name, which is no column's. */
  readonly column: string;
  /** The level of a simple feature of a category: 1 where a row has it, else 0. */
  readonly level?: string;
  /** What the feature is the product of; a simple one is its own factor. */
  readonly factors?: readonly Factor[];
}

export interface Encoded {
  readonly feature: Feature;
  readonly values: Float64Array;
}

/** The features of an expression: one for each level but the reference where a category is in it. */
export function* featuresOf(expression: Expression, inputOf: (column: string) => Input): Generator<Encoded> {
  const [first, second] = expression.map((operand) => [...variants(operand, inputOf(operand.column))]);
  for (const a of first ?? []) {
    if (!second) yield { feature: featureOf([a]), values: a.values };
    else for (const b of second) yield { feature: featureOf([a, b]), values: a.values.map((x, i) => x * b.values[i]!) };
  }
}

/** How many features `featuresOf` makes of an expression. */
export function widthOf(expression: Expression, inputOf: (column: string) => Input): number {
  return expression.reduce((product, { column }) => product * ((inputOf(column).levels?.length ?? 2) - 1), 1);
}

/** 1 where a column has no value, else 0. */
export function indicatorOf(column: string, values: Float64Array): Encoded {
  const name = `${column}=${MISSING}`;
  return { feature: { name, column: name, factors: [{ column, part: 'missing' }] }, values };
}

interface Variant {
  readonly label: string;
  readonly factor: Factor;
  readonly values: Float64Array;
}

function featureOf(variants: readonly Variant[]): Feature {
  const name = variants.map(({ label }) => label).join('*');
  const factors = variants.map(({ factor }) => factor);
  const [only, ...others] = factors;
  const isSimple = only && others.length === 0 && only.part === undefined && only.power === undefined;
  return isSimple ? { name, ...only } : { name, column: name, factors };
}

/** The columns of numbers that an operand stands for. */
function* variants(operand: Operand, { values, levels, dayFirst }: Input): Generator<Variant> {
  const { column, part, power: exponent } = operand;
  const label = labelOf(operand);
  if (levels) {
    for (const [place, level] of levels.entries()) {
      if (place === 0) continue;
      const isLevel = values.map((x) => (x === place ? 1 : 0));
      yield { label: `${column}=${level}`, factor: { column, level }, values: isLevel };
    }
  } else if (part) {
    const factor: Factor = { column, part, ...(dayFirst && { dayFirst }) };
    yield { label, factor, values: values.map(DATE_PARTS[part]) };
  } else if (exponent) {
    yield { label, factor: { column, power: exponent }, values: values.map((x) => power(x, exponent)) };
  } else yield { label, factor: { column }, values };
}
