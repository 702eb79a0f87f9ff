import type { CrossProducts } from './crossProducts';
import { DoubleDouble } from './doubleDouble';
import { columnNorm, solveNormal, type Triangle } from './triangle';

/** Numbers in pairs high + low of twice the digits. */
export interface Pairs {
  readonly high: Float64Array;
  readonly low: Float64Array;
}

export function pairsOf(high: Float64Array): Pairs {
  return { high, low: new Float64Array(high.length) };
}

/**
 * Solves XᵀX·x = b by the triangle R of the columns, and where the cross products of twice the digits are given by iterative
 * refinement with them: x += (RᵀR)⁻¹(b − XᵀX·x). R is exact to κ·2⁻⁵³, so each step gains −log₁₀(κ·2⁻⁵³) digits, whatever
 * their loss in squaring X (Björck, Numerical Methods for Least Squares Problems, 1996, §2.9).
 */
export class NormalEquations {
  private readonly norms: Float64Array;

  constructor(
    readonly triangle: Triangle,
    private readonly exact?: CrossProducts,
    /** The triangle's columns among those of the cross products. */
    private readonly columns: readonly number[] = [],
  ) {
    this.norms = Float64Array.from({ length: triangle.size }, (_, j) => columnNorm(triangle, j));
  }

  /** From a first guess, or from the triangle's own solution. */
  solve(b: Pairs, guess = solveNormal(this.triangle, b.high.slice())): Pairs {
    const x = pairsOf(guess.slice());
    if (!this.exact) return x;
    let last = Number.POSITIVE_INFINITY;
    for (let step = 0; step < MOST_STEPS; step++) {
      const change = solveNormal(this.triangle, this.leftOver(this.exact, b, x));
      const size = this.sizeOf(change);
      if (!(size < last / 2)) break;
      last = size;
      for (let j = 0; j < change.length; j++) {
        const sum = new DoubleDouble(x.high[j], x.low[j]).add(change[j]!).settle();
        x.high[j] = sum.high;
        x.low[j] = sum.low;
      }
      if (size <= SMALL_CHANGE * this.sizeOf(x.high)) break;
    }
    return x;
  }

  /** b − XᵀX·x. */
  private leftOver(exact: CrossProducts, b: Pairs, x: Pairs): Float64Array {
    return b.high.map((high, i) => {
      const sum = new DoubleDouble(high, b.low[i]);
      const row = this.columns[i]! * exact.size;
      for (const [k, column] of this.columns.entries()) {
        sum.addPairs(exact.high[row + column]!, exact.low[row + column]!, -x.high[k]!, -x.low[k]!);
      }
      return sum.value;
    });
  }

  /** The largest component, each in units of its column. */
  private sizeOf(x: Float64Array): number {
    return x.reduce((largest, value, j) => Math.max(largest, Math.abs(value) * this.norms[j]!), 0);
  }
}

const MOST_STEPS = 20;

/** Well below the last digit of a double, so that small weights beside large ones have all of theirs. */
const SMALL_CHANGE = 2 ** -80;
