/**
 * A sum in twice the digits of a double: the unevaluated pair high + low, |low| ≤ ulp(high) / 2, of some 32 digits. Dekker, A
 * floating-point technique for extending the available precision (1971); Ogita, Rump and Oishi, Accurate sum and dot product
 * (2005). Only + − × of IEEE doubles, so the same bits on every host.
 */
export class DoubleDouble {
  constructor(
    public high = 0,
    public low = 0,
  ) {}

  /** Knuth's twoSum: high + x exactly, the rounding kept in `low`. */
  add(x: number): this {
    const sum = this.high + x;
    const part = sum - this.high;
    this.low += this.high - (sum - part) + (x - part);
    this.high = sum;
    return this;
  }

  /** Adds a·b, exact as the sum of p = fl(a·b) and Dekker's error of it. */
  addProduct(a: number, b: number): this {
    const product = a * b;
    return this.add(product).addLow(productError(a, b, product));
  }

  /** Adds the product of two pairs; what is left out is below the last digit kept. */
  addPairs(aHigh: number, aLow: number, bHigh: number, bLow: number): this {
    return this.addProduct(aHigh, bHigh).addLow(aHigh * bLow + aLow * bHigh);
  }

  /** Makes `high` the nearest double to the sum again. */
  settle(): this {
    const sum = this.high + this.low;
    this.low -= sum - this.high;
    this.high = sum;
    return this;
  }

  get value(): number {
    return this.high + this.low;
  }

  private addLow(x: number): this {
    this.low += x;
    return this;
  }
}

/** a·b − p, exactly, of p = fl(a·b): Dekker's product of the halves. */
export function productError(a: number, b: number, p: number): number {
  const aTop = topOf(a);
  const bTop = topOf(b);
  const aRest = a - aTop;
  const bRest = b - bTop;
  return aTop * bTop - p + aTop * bRest + aRest * bTop + aRest * bRest;
}

/** 2²⁷ + 1: Veltkamp's splitting leaves the upper 26 bits of a double, and the rest fits in as many. */
const SPLITTER = 134217729;

/** Numbers whose splitting would overflow, and by which power of two they are made smaller meanwhile. */
const LARGE = 2 ** 970;
const SHRINK = 2 ** -28;

export function topOf(x: number): number {
  if (Math.abs(x) > LARGE) return topOf(x * SHRINK) / SHRINK;
  const wide = SPLITTER * x;
  return wide - (wide - x);
}
