import { DATE_PARTS, type DatePart } from '../table/calendar';
import type { Input, LevelInput, Scorer, ScorerFeature, ScorerOperand } from './scorer';
import { element, escaped } from './xml';

/** The derived fields of a model, and the name of the field that each feature is. */
export interface PmmlFields {
  readonly derived: readonly string[];
  readonly predictors: readonly string[];
}

/** A feature that is a column of numbers as it stands is that column; any other is a derived field. */
export function fieldsOf({ inputs, features, target }: Scorer): PmmlFields {
  const taken = new Set([target, ...inputs.map(({ column }) => column)]);
  const derived: string[] = [];
  /** Adds a field and returns its name, which no column has. */
  const derive = (wish: string, attributes: Readonly<Record<string, string>>, content: readonly string[]): string => {
    let name = wish;
    while (taken.has(name)) name += '_';
    taken.add(name);
    derived.push(...element('DerivedField', { name, ...attributes, optype: 'continuous' }, content));
    return name;
  };
  const written = new Map<string, string>();
  /** The digits of a date are a text, and become a number as a field of whole numbers. */
  const digits: Digits = ({ column }, pattern) => {
    const key = JSON.stringify([column, pattern]);
    const known = written.get(key);
    if (known !== undefined) return known;
    const content = apply('formatDatetime', reference(column), text(pattern));
    const name = derive(`${column} ${pattern}`, { dataType: 'integer' }, content);
    written.set(key, name);
    return name;
  };
  const predictors = features.map((feature, j) => {
    const column = plainColumn(feature, inputs);
    if (column !== undefined) return column;
    const product = productOf(feature, inputs, digits);
    return derive(`feature ${j + 1}`, { displayName: feature.name, dataType: 'double' }, product);
  });
  return { derived, predictors };
}

/** The name of a field that has the digits of a date by a pattern. */
type Digits = (input: Input, pattern: '%Y' | '%m') => string;

function plainColumn({ operands: [first, ...others] }: ScorerFeature, inputs: readonly Input[]): string | undefined {
  if (first?.kind !== 'power' || first.power !== 1 || others.length > 0) return undefined;
  const input = inputs[first.input];
  return input?.fill === undefined ? input?.column : undefined;
}

function productOf({ operands }: ScorerFeature, inputs: readonly Input[], digits: Digits): string[] {
  const factors = operands.map((operand) => {
    const input = inputs[operand.input];
    if (!input) throw new Error(`there is no input ${operand.input}`);
    return operandOf(operand, input, digits);
  });
  return factors.reduce((product, factor) => apply('*', product, factor));
}

function operandOf(operand: ScorerOperand, input: Input, digits: Digits): string[] {
  switch (operand.kind) {
    case 'power': {
      const value = filled(input, field(input), (fill) => fill);
      const factors = Array.from({ length: operand.power }, () => value);
      return factors.reduce((product, factor) => apply('*', product, factor));
    }
    case 'part':
      return filled(input, PARTS[operand.part](input, digits), DATE_PARTS[operand.part]);
    case 'level':
      return input.kind === 'level' ? levelOf(input, operand.place) : [];
    case 'missing':
      return choice(apply('isMissing', field(input)), constant(1), constant(0));
    default:
      return operand satisfies never;
  }
}

/** What is computed of a field, and another number where it is missing. */
function filled(input: Input, value: string[], numberOf: (fill: number) => number): string[] {
  if (input.fill === undefined) return value;
  return choice(apply('isMissing', field(input)), constant(numberOf(input.fill)), value);
}

/** 1 where a field has a level, or none of the others where the level stands for all that are not listed; else 0. */
function levelOf(input: LevelInput, place: number): string[] {
  const { levels, other, fill } = input;
  const others = levels.filter((_, k) => k !== other).map(text);
  const isLevel =
    place === other
      ? apply('isNotIn', field(input), ...others)
      : apply('equal', field(input), text(levels[place] ?? ''));
  const known = choice(isLevel, constant(1), constant(0));
  if (fill !== undefined) return choice(apply('isMissing', field(input)), constant(fill === place ? 1 : 0), known);
  return choice(apply('isNotMissing', field(input)), known);
}

const PARTS: Readonly<Record<DatePart, (input: Input, digits: Digits) => string[]>> = {
  days,
  year: (input, digits) => reference(digits(input, '%Y')),
  month: (input, digits) => reference(digits(input, '%m')),
  weekday: (input) => apply('modulo', apply('+', days(input), constant(3)), constant(7)),
};

function days(input: Input): string[] {
  return apply('dateDaysSinceYear', field(input), constant(1970));
}

function field({ column }: Input): string[] {
  return reference(column);
}

function reference(name: string): string[] {
  return element('FieldRef', { field: name });
}

function constant(value: number): string[] {
  return [`<Constant dataType="double">${value}</Constant>`];
}

function text(value: string): string[] {
  return [`<Constant dataType="string">${escaped(value)}</Constant>`];
}

/** Without the last, missing where the condition does not hold. */
function choice(condition: string[], yes: string[], no: string[] = []): string[] {
  return apply('if', condition, yes, no);
}

function apply(name: string, ...operands: readonly string[][]): string[] {
  return element('Apply', { function: name }, operands.flat());
}
