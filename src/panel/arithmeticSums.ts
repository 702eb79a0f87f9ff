import { formatCount, formatNumber, formatSigned, formatSteady } from '../format';
import { type Arithmetic, type Parameter, symbolOf } from './arithmeticNames';
import type { Line } from './lines';
import type { Say } from './words';

/** A sum over the rows: how it is made, and then number by number, one named row to a line. */
export interface Sum {
  readonly formula: readonly string[];
  /** An equals sign, the factor, what stands before a summand, the summand, what closes the sum, and whose it is. */
  readonly lines: readonly Line[];
}

interface Summand {
  readonly text: string;
  readonly name: string;
  readonly data: Readonly<Record<string, number>>;
}

/** What a sum is made of. */
interface Terms {
  /** What the sum is multiplied by, `2/398`; nothing where that is 1. */
  readonly factor: string;
  readonly rows: number;
  readonly summands: readonly Summand[];
  readonly rest: number;
  readonly total: number;
  readonly penalty?: { readonly text: string; readonly name: string } | undefined;
  /** In the end. */
  readonly value: string;
  readonly write: (sum: number) => string;
}

/** The partial derivative of the smooth part: factor · Σ slope·z, and l2·w. */
export function gradientSum(
  { neuron, symbol, at }: Parameter,
  arithmetic: Arithmetic,
  isOneOfMany: boolean,
  say: Say,
): Sum {
  const { sum, loss, penalty, gradient, before } = arithmetic;
  const { id } = loss;
  const isSquare = id === 'mse' || id === 'rss';
  const halves = isSquare ? 2 : 1; // the derivative of r² is 2r, and the 2 stands before the sum
  const summands = sum.terms.map(({ line, slope, input, weight }, i) => {
    const { actual } = loss.terms[i] ?? { actual: Number.NaN };
    const target = isOneOfMany ? Number(actual === neuron) : actual;
    const by = slopeText(id, slope / halves / (weight ?? 1), target);
    return {
      text: `${weightText(weight)}${by}·(${formatSigned(input)})`,
      name: say('arithmeticLine', formatCount(line)),
      data: { line, slope, input },
    };
  });
  const shown = sum.terms.reduce((total, { slope, input }) => total + slope * input, 0);
  const isPulled = (penalty?.l2 ?? 0) > 0 && at > 0;
  const factor = factorOf(sum.scale, sum.rows, halves);
  const all = inBrackets(factor, sum, (i) => SLOPES[id]?.(i) ?? `∂ℓ${i}/∂F·z${i}`);
  return {
    formula: [`∂${symbolOf(arithmetic)}/∂${symbol}${isPulled ? ' + l2·w' : ''}`, `= ${all}`],
    lines: linesOf(
      {
        factor,
        rows: sum.rows,
        summands,
        rest: (sum.total - shown) / halves,
        total: sum.total / halves,
        penalty: isPulled
          ? { text: `${formatNumber(penalty?.l2 ?? 0)}·(${formatSigned(before)})`, name: 'l2·w' }
          : undefined,
        value: formatSigned(gradient),
        write: writeSum,
      },
      say,
    ),
  };
}

/** The loss that the curve shows, of one neuron or of one for each of some classes: factor · Σ of what the rows give, and the penalty. */
export function lossSum(arithmetic: Arithmetic, classes: readonly string[], say: Say): Sum {
  const { loss, penalty } = arithmetic;
  const { id, terms, total, scale, rows } = loss;
  const write = id === 'perceptron' ? writeCount : writeSum;
  const isSummed = classes.length > 0 && id !== 'crossEntropy'; // over the neurons as well
  const form = isSummed ? undefined : FORMS[id];
  const summands = terms.map((term) => {
    const { line, actual, output, value, weight } = term;
    const made = form?.numbers(term);
    return {
      text: made ? weightText(weight) + made : write(value),
      name: `${say('arithmeticLine', formatCount(line))} (${rowText(id, term, classes)})`,
      data: { line, actual, output, value },
    };
  });
  const shown = terms.reduce((sum, { value }) => sum + value, 0);
  const factor = factorOf(scale, rows, 1);
  const all = inBrackets(factor, loss, (i) => form?.symbol(i) ?? `ℓ${i}`);
  const names = [...(penalty && penalty.l1 > 0 ? ['l1·Σ|w|'] : []), ...(penalty && penalty.l2 > 0 ? ['l2/2·Σw²'] : [])];
  const name = names.join(' + ');
  return {
    formula: [symbolOf(arithmetic) + (penalty ? ` + ${name}` : ''), `= ${all}${penalty ? ` + ${name}` : ''}`],
    lines: linesOf(
      {
        factor,
        rows,
        summands,
        rest: total - shown,
        total,
        penalty: penalty && { text: formatSteady(loss.penalty), name },
        value: write(scale * total + loss.penalty),
        write,
      },
      say,
    ),
  };
}

const writeSum = (sum: number) => formatSteady(sum, 5);
/** Mistakes are counted; weighted rows may count in part. */
const writeCount = (count: number) => formatNumber(count, 9);

function linesOf({ factor, rows, summands, rest, total, penalty, value, write }: Terms, say: Say): Line[] {
  const isPlain = factor === '';
  const times = isPlain ? '' : `${factor} ·`;
  const close = isPlain ? '' : ')';
  const others = rows - summands.length;
  const last = summands.length - 1;
  const lines: Line[] = summands.map(({ text, name, data }, i) => {
    const opens = i === 0 ? ['=', times, isPlain ? '' : '('] : ['', '', '+'];
    return { cells: [...opens, text, others === 0 && i === last ? close : '', name], data };
  });
  if (others > 0) {
    lines.push({
      cells: ['', '', '+', write(rest), close, say('arithmeticOthers', formatCount(others))],
      data: { rest },
    });
  }
  if (!isPlain) lines.push({ cells: ['=', times, '', write(total), '', say('arithmeticAll', formatCount(rows))] });
  if (penalty) lines.push({ cells: ['', '', '+', penalty.text, '', penalty.name] });
  return [...lines, { cells: ['=', '', '', value, '', ''] }];
}

/** `r₁·z₁`, of the losses whose slope has a name. */
const SLOPES: Readonly<Record<string, (i: string) => string>> = {
  mse: (i) => `r${i}·z${i}`,
  rss: (i) => `r${i}·z${i}`,
  absolute: (i) => `sign(r${i})·z${i}`,
  log: (i) => `(p${i} − y${i})·z${i}`,
  crossEntropy: (i) => `(p${i} − y${i})·z${i}`,
};

function slopeText(id: string, slope: number, target: number): string {
  if (id === 'log' || id === 'crossEntropy') return `(${formatSteady(slope + target)} − ${target})`;
  return `(${formatSigned(slope)})`;
}

type ValueTerm = Arithmetic['loss']['terms'][number];

/** What a row gives, where that has a form: `r₁²`, and the same with its numbers. */
interface Form {
  symbol(i: string): string;
  numbers(term: ValueTerm): string;
}

const square: Form = {
  symbol: (i) => `r${i}²`,
  numbers: ({ output, actual }) => `(${formatSigned(output - actual)})²`,
};

const FORMS: Readonly<Record<string, Form>> = {
  mse: square,
  rss: square,
  absolute: {
    symbol: (i) => `|r${i}|`,
    numbers: ({ output, actual }) => `|${formatSigned(output - actual)}|`,
  },
  log: {
    symbol: (i) => `ℓ${i}`,
    numbers: ({ probability = Number.NaN, actual }) =>
      actual === 1 ? `−ln ${formatSteady(probability)}` : `−ln(1 − ${formatSteady(probability)})`,
  },
  sigmoidSquared: {
    symbol: (i) => `(p${i} − y${i})²`,
    numbers: ({ probability = Number.NaN, actual }) => `(${formatSteady(probability)} − ${actual})²`,
  },
  crossEntropy: {
    symbol: (i) => `−ln p${i}`,
    numbers: ({ probability = Number.NaN }) => `−ln ${formatSteady(probability)}`,
  },
};

const RESIDUALS: ReadonlySet<string> = new Set(['mse', 'rss', 'absolute', 'huber']);

/** What the row has and what the neuron says of it. */
function rowText(id: string, { output, actual, probability }: ValueTerm, classes: readonly string[]): string {
  if (RESIDUALS.has(id)) return `r = ${formatSteady(output)} − ${formatNumber(actual)}`;
  if (classes.length > 0) return classes[actual] ?? formatNumber(actual);
  return probability === undefined
    ? `F = ${formatSigned(output)}, y = ${actual}`
    : `p = ${formatSteady(probability)}, y = ${actual}`;
}

function weightText(weight: number | undefined): string {
  return weight === undefined ? '' : `${formatSteady(weight)}·`;
}

/** `1/398`, `2/398` or, of a sum, `2`. */
function factorOf(scale: number, rows: number, times: number): string {
  if (scale === 1) return times === 1 ? '' : String(times);
  return `${times}/${formatCount(rows)}`;
}

const FIRST_SUBSCRIPT = 0x2081; // ₁

function inBrackets(
  factor: string,
  { rows, terms }: { readonly rows: number; readonly terms: readonly unknown[] },
  symbol: (i: string) => string,
): string {
  const symbols = terms.map((_, i) => symbol(String.fromCodePoint(FIRST_SUBSCRIPT + i)));
  const sum = [...symbols, ...(rows > terms.length ? ['…'] : [])].join(' + ');
  return factor === '' ? sum : `${factor} · (${sum})`;
}
