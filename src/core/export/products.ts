import type { DatePart } from '../table/calendar';
import type { ScorerFeature, ScorerOperand } from './scorer';

/** How a language writes the numbers that features are products of; each is an expression that stands by itself in a product. */
export interface Words {
  /** The value of an input. */
  value(input: number): string;
  level(input: number, place: number): string;
  part(input: number, part: DatePart): string;
  missing(input: number): string;
}

/** A feature as an expression, multiplied in the order of the model so that the same doubles come out. */
export function productOf({ operands }: ScorerFeature, words: Words): string {
  return operands.map((operand) => operandOf(operand, words)).join(' * ');
}

function operandOf(operand: ScorerOperand, words: Words): string {
  const { kind, input } = operand;
  switch (kind) {
    case 'power':
      return powerOf(words.value(input), operand.power);
    case 'level':
      return words.level(input, operand.place);
    case 'part':
      return words.part(input, operand.part);
    case 'missing':
      return words.missing(input);
    default:
      return kind satisfies never;
  }
}

function powerOf(value: string, power: number): string {
  return power === 1 ? value : `(${Array.from({ length: power }, () => value).join(' * ')})`;
}
