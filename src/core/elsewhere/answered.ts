import type { Statistics } from '../data/statistics';
import { finite, list, type Read, unfit, whole } from '../export/reading';
import { type Answer, ANSWER_COLUMNS as NAMES } from './answer';

/** Rows whose statistics were answered. */
export interface Answered {
  readonly total: number;
  readonly statistics: Statistics;
}

const LEAST_ROWS = 2;
/** So much of what an engine has summed may be its rounding. */
const ROUNDING = 1e-9;

/** The statistics of m columns as an answer has them; what no rows could have is refused. */
export function answeredStatistics(answer: Answer, m: number): Answered {
  const count = whole(LEAST_ROWS, Number.MAX_SAFE_INTEGER)(numberIn(answer.count), NAMES.count);
  const total = whole(count, Number.MAX_SAFE_INTEGER)(numberIn(answer.total), NAMES.total);
  const shifts = numbers(answer.means, NAMES.means, m);
  const means = numbers(answer.rests, NAMES.rests, m).map((rest) => rest / count);
  const triangle = numbers(answer.products, NAMES.products, (m * (m + 1)) / 2);
  const cross = new Float64Array(m * m);
  for (let i = 0, at = 0; i < m; i++) {
    for (let j = i; j < m; j++, at++) {
      const product = (triangle[at] ?? 0) - count * (means[i] ?? 0) * (means[j] ?? 0);
      cross[i * m + j] = i === j ? squaresOf(triangle[at] ?? 0, product, `${NAMES.products}[${at}]`) : product;
      cross[j * m + i] = cross[i * m + j] ?? 0;
    }
  }
  requirePossible(cross, triangle, m);
  return { total, statistics: { count, shifts: Float64Array.from(shifts), means: Float64Array.from(means), cross } };
}

/** Of a constant column nothing but rounding is left, of whichever sign. */
function squaresOf(written: number, squares: number, where: string): number {
  if (squares < -ROUNDING * written || written < 0) throw unfit(where, 'notNegative', Math.min(squares, written));
  return Math.max(0, squares);
}

/** Cauchy and Schwarz: S_ij² ≤ S_ii·S_jj. */
function requirePossible(cross: Float64Array, triangle: readonly number[], m: number): void {
  const diagonal = Array.from({ length: m }, (_, j) => triangle[j * m - (j * (j - 1)) / 2] ?? 0);
  const root = (j: number) => Math.sqrt(cross[j * (m + 1)] ?? 0);
  const rootAsWritten = (j: number) => Math.sqrt(diagonal[j] ?? 0);
  for (let i = 0, at = 0; i < m; i++) {
    for (let j = i; j < m; j++, at++) {
      const most = root(i) * root(j) + ROUNDING * rootAsWritten(i) * rootAsWritten(j);
      const product = cross[i * m + j] ?? 0;
      if (Math.abs(product) > most) throw unfit(`${NAMES.products}[${at}]`, 'possible', product);
    }
  }
}

function numbers(value: unknown, where: string, length: number): readonly number[] {
  return list(number, length, length)(itemsOf(value), where);
}

const number: Read<number> = (value, where) => finite(numberIn(value), where);

/** A list, or a text of one as an engine writes it: `[1, 2]` or `{1,2}`. */
function itemsOf(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const [, items] = /^\s*[[{](.*)[\]}]\s*$/s.exec(value) ?? [];
  return items?.split(',') ?? value;
}

/** A number, or a text of one. */
function numberIn(value: unknown): unknown {
  if (typeof value !== 'string' || value.trim() === '') return value;
  const written = Number(value);
  return Number.isNaN(written) ? value : written;
}
