import { DataError } from '../fault';
import { type Factor, RARE } from '../model/factor';
import type { FittedFeature, FittedModel, Neuron } from '../model/fitted';
import { own } from '../own';
import type { DatePart } from '../table/calendar';
import { MARKS, missingBy } from '../table/missing';

/**
 * What a model computes of a row, as plain data in the order of the computation: columns, features of them, a weighted sum or
 * one for each class, and a decision. Every program, formula and file of a model is printed of it, so that the preprocessing is
 * said once. A row with a column that has no value has no prediction.
 */
export interface Scorer {
  readonly target: string;
  readonly decimal: '.' | ',';
  /** What stands for a missing cell where it is a text. */
  readonly missing: readonly string[];
  readonly inputs: readonly Input[];
  readonly features: readonly ScorerFeature[];
  readonly neurons: readonly Neuron[];
  readonly decision: Decision;
}

/** A column of the table. What stands for a missing cell is `fill`; without one it has no value. */
export type Input = NumberInput | DateInput | LevelInput;

export interface NumberInput {
  readonly kind: 'number';
  readonly column: string;
  readonly fill?: number;
  /** A word that is no number counts as missing. */
  readonly coerced?: true;
}

/** Its value is a day since 1970-01-01. */
export interface DateInput {
  readonly kind: 'date';
  readonly column: string;
  readonly fill?: number;
  /** A word that is no date counts as missing. */
  readonly coerced?: true;
  /** Dates with slashes and the year last are written `dd/mm/yyyy`, else `mm/dd/yyyy`. */
  readonly dayFirst: boolean;
}

/** Its value is the place of a level. */
export interface LevelInput {
  readonly kind: 'level';
  readonly column: string;
  /** The reference first. */
  readonly levels: readonly string[];
  readonly fill?: number;
  /** The place of every other level; without it such a row has no value. */
  readonly other?: number;
}

/** The product of its operands, in their order. */
export interface ScorerFeature extends Pick<FittedFeature, 'name' | 'mean' | 'scale'> {
  readonly operands: readonly ScorerOperand[];
}

/** A number of a column; `input` is the place of the column among the inputs. */
export type ScorerOperand =
  | { readonly kind: 'power'; readonly input: number; readonly power: number }
  | { readonly kind: 'part'; readonly input: number; readonly part: DatePart }
  /** 1 where the column has the level at a place, else 0. */
  | { readonly kind: 'level'; readonly input: number; readonly place: number }
  /** 1 where the cell is missing, else 0. */
  | { readonly kind: 'missing'; readonly input: number };

/** What becomes of the outputs. */
export type Decision =
  /** The output is the prediction. */
  | { readonly kind: 'value' }
  /** One neuron: `positive` where the output is above 0; with `sigmoid` that of the output is its probability. */
  | { readonly kind: 'two'; readonly negative: string; readonly positive: string; readonly sigmoid: boolean }
  /** One neuron a class: the largest output, the first of those as large; with the probabilities of all classes where there are any. */
  | { readonly kind: 'several'; readonly classes: readonly string[]; readonly probability?: 'softmax' | 'sigmoid' };

/**
 * The classes that a decision is between; none where it is a value. The first of those as large is predicted, so that an output of 0
 * stands for the negative class.
 */
export function classesOf(decision: Decision): readonly string[] {
  switch (decision.kind) {
    case 'value':
      return [];
    case 'two':
      return [decision.negative, decision.positive];
    case 'several':
      return decision.classes;
    default:
      return decision satisfies never;
  }
}

/**
 * Of a format that is given cells as numbers, dates and texts, where only one without a value is missing: refuses a model to which some
 * number stands for none, or a word among the numbers of a column.
 */
export function scorerOfTyped(model: FittedModel): Scorer {
  const scorer = scorerOf(model);
  const [number] = missingBy(model).numbers;
  if (number !== undefined) throw new DataError('readingUnfit', { marks: number });
  return scorer;
}

/** Refuses a model with a weight that is not finite. */
export function scorerOf(model: FittedModel): Scorer {
  requireFinite(model);
  const inputs = inputsOf(model);
  const placeOf = (column: string) => inputs.findIndex((input) => input.column === column);
  return {
    target: model.target,
    decimal: model.decimal,
    missing: model.missing ?? MARKS,
    inputs,
    features: model.features.map((feature) => ({
      name: feature.name,
      mean: feature.mean,
      scale: feature.scale,
      operands: factorsOf(feature).map((factor) => operandOf(factor, placeOf(factor.column), inputs)),
    })),
    neurons: model.neurons,
    decision: decisionOf(model),
  };
}

function requireFinite({ neurons }: FittedModel): void {
  for (const [k, { bias, weights }] of neurons.entries()) {
    if (![bias, ...weights].every(Number.isFinite)) throw new DataError('modelNotFinite', { where: `neurons[${k}]` });
  }
}

function factorsOf(feature: FittedFeature): readonly Factor[] {
  return feature.factors ?? [feature];
}

/** Each column once; what it holds is told by a factor that asks for its value. */
function inputsOf(model: FittedModel): Input[] {
  const inputs = new Map<string, Input>();
  for (const factor of model.features.flatMap(factorsOf)) {
    if (factor.part !== 'missing' && !inputs.has(factor.column)) inputs.set(factor.column, inputOf(factor, model));
  }
  return [...inputs.values()];
}

function inputOf({ column, level, part, dayFirst }: Factor, { levels, fills, coerced }: FittedModel): Input {
  const fill = own(fills, column);
  if (level === undefined) {
    const filled = {
      ...(typeof fill === 'number' && { fill }),
      ...(own(coerced, column) && ({ coerced: true } as const)),
    };
    return part
      ? { kind: 'date', column, ...filled, dayFirst: dayFirst ?? false }
      : { kind: 'number', column, ...filled };
  }
  const names = own(levels, column) ?? [];
  const other = names.includes(RARE) ? names.indexOf(RARE) : undefined;
  const known = typeof fill === 'string' ? names.indexOf(fill) : -1;
  const filled = known >= 0 ? known : typeof fill === 'string' ? other : undefined;
  return {
    kind: 'level',
    column,
    levels: names,
    ...(filled !== undefined && { fill: filled }),
    ...(other !== undefined && { other }),
  };
}

function operandOf({ level, part, power = 1 }: Factor, input: number, inputs: readonly Input[]): ScorerOperand {
  if (part === 'missing') return { kind: 'missing', input };
  if (part) return { kind: 'part', input, part };
  if (level === undefined) return { kind: 'power', input, power };
  const column = inputs[input];
  return { kind: 'level', input, place: column?.kind === 'level' ? column.levels.indexOf(level) : -1 };
}

function decisionOf({ classes, activation, neurons }: FittedModel): Decision {
  if (!classes) return { kind: 'value' };
  const sigmoid = activation === 'sigmoid';
  if (neurons.length === 1) {
    const positive = classes.at(-1) ?? '';
    const negative = classes.length === 2 ? (classes[0] ?? '') : `not ${positive}`;
    return { kind: 'two', negative, positive, sigmoid };
  }
  if (activation === 'step') return { kind: 'several', classes };
  return { kind: 'several', classes, probability: sigmoid ? 'sigmoid' : 'softmax' };
}
