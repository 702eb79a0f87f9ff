import { DataError } from '../fault';
import { DATE_PARTS, type DatePart } from '../table/calendar';

/** A column as an expression has it: as it is, to a power, or a part of its dates. */
export interface Operand {
  readonly column: string;
  readonly power?: number;
  readonly part?: DatePart;
}

/** What a feature is made of: the product of one operand or two. */
export type Expression = readonly Operand[];

export const POWERS = { least: 2, most: 5 } as const;

/**
 * Reads a feature as it is written in a set-up:
 *
 *     expression = operand [ "*" operand ]
 *     operand = column | column "^" ( "2" | "3" | "4" | "5" ) | column "." ( "year" | "month" | "weekday" | "days" )
 *
 * The name of a column comes before any other reading, so a name that holds `*`, `^` or `.` is found.
 */
export function expressionOf(text: string, columns: readonly string[]): Expression {
  const whole = operandOf(text, columns);
  if (whole) return [whole];
  for (const [left, right] of products(text)) {
    const a = operandOf(left, columns);
    const b = operandOf(right, columns);
    if (a && b) return [a, b];
  }
  throw faultOf(text, columns);
}

/** How an expression is written, and named among the features. */
export function nameOf(operands: Expression): string {
  return operands.map(labelOf).join('*');
}

export function labelOf({ column, power, part }: Operand): string {
  if (power !== undefined) return `${column}^${power}`;
  return part === undefined ? column : `${column}.${part}`;
}

function operandOf(text: string, columns: readonly string[]): Operand | undefined {
  const column = columns.find((name) => name === text) ?? columns.find((name) => name === text.trim());
  if (column !== undefined) return { column };
  const [base, exponent] = cut(text, '^');
  const power = Number(exponent);
  if (columns.includes(base) && Number.isInteger(power) && power >= POWERS.least && power <= POWERS.most)
    return { column: base, power };
  const [dated, part] = cut(text, '.');
  return columns.includes(dated) && isPart(part) ? { column: dated, part } : undefined;
}

/** What stands before and after the last mark, without blanks around; nothing after it where there is none. */
function cut(text: string, mark: string): [string, string] {
  const at = text.lastIndexOf(mark);
  return at < 0 ? [text.trim(), ''] : [text.slice(0, at).trim(), text.slice(at + 1).trim()];
}

function isPart(part: string): part is DatePart {
  return Object.hasOwn(DATE_PARTS, part);
}

/** Both sides of each `*`. */
function products(expression: string): [string, string][] {
  const pieces = expression.split('*');
  return pieces.slice(1).map((_, i) => [pieces.slice(0, i + 1).join('*'), pieces.slice(i + 1).join('*')]);
}

/** The fault of an expression that can't be read: of the side of a product that can't. */
function faultOf(expression: string, columns: readonly string[]): DataError {
  const sides = products(expression);
  const half = sides.find((pair) => pair.some((side) => operandOf(side, columns))) ?? sides[0];
  if (half) return faultOf(half.find((side) => !operandOf(side, columns)) ?? half[0], columns);
  const [base, exponent] = cut(expression, '^');
  if (columns.includes(base)) return new DataError('powerRange', { column: base, power: exponent, ...POWERS });
  const [dated, part] = cut(expression, '.');
  if (columns.includes(dated))
    return new DataError('unknownPart', { column: dated, part, parts: Object.keys(DATE_PARTS).join(', ') });
  return new DataError('unknownColumn', { column: expression.trim(), columns: columns.join(', ') });
}
