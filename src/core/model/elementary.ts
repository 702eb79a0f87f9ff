import { log1p } from '../../kernels/logarithm';

export { log, log1p } from '../../kernels/logarithm';

/**
 * Exponential and logarithm of our own, so that the same inputs give the same bits on every host: engines differ in theirs.
 * The method and the constants are those of fdlibm's e_exp.c and e_log.c (Sun Microsystems, 1993); the error is below 1 ulp.
 */
const LN2_HIGH = 0.6931471803691238; // 33 bits, so that k·LN2_HIGH is exact
const LN2_LOW = 1.9082149292705877e-10;

const SMALLEST_POWER = -1074;
const POWERS_OF_TWO = new Float64Array(1024 - SMALLEST_POWER); // by doubling, which is exact
for (let i = 0, power = Number.MIN_VALUE; i < POWERS_OF_TWO.length; i++, power *= 2) POWERS_OF_TWO[i] = power;

/** e^x. Overflows to Infinity above 709.78, underflows to 0 below −745.13. */
export function exp(x: number): number {
  if (Number.isNaN(x)) return x;
  if (x > 709.782712893384) return Number.POSITIVE_INFINITY;
  if (x < -745.1332191019411) return 0;
  // x = k·ln 2 + r with |r| ≤ ln 2 / 2, and e^r by a rational approximation of Remez.
  const k = Math.round(x * Math.LOG2E);
  const high = x - k * LN2_HIGH;
  const low = k * LN2_LOW;
  const r = high - low;
  const t = r * r;
  const c =
    r -
    t *
      (0.16666666666666602 +
        t *
          (-0.0027777777777015593 +
            t * (6.613756321437934e-5 + t * (-1.6533902205465252e-6 + t * 4.1381367970572385e-8))));
  const y = 1 - (low - (r * c) / (2 - c) - high);
  if (k === 1024) return y * 2 * powerOfTwo(1023);
  if (k < SMALLEST_POWER) return y * 0.5 * powerOfTwo(SMALLEST_POWER);
  return y * powerOfTwo(k);
}

/** log(1 + e^x), without overflow. */
export function softplus(x: number): number {
  return Math.max(x, 0) + log1p(exp(-Math.abs(x)));
}

/** The logistic function 1 / (1 + e^−x), without overflow. */
export function sigmoid(x: number): number {
  const e = exp(-Math.abs(x));
  return x >= 0 ? 1 / (1 + e) : e / (1 + e);
}

function powerOfTwo(k: number): number {
  return POWERS_OF_TWO[k - SMALLEST_POWER]!;
}
