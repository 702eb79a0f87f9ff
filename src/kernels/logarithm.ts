// fdlibm's logarithm (e_log.c, Sun Microsystems, 1993): engines differ in theirs. The error is below 1 ulp.

const LN2_HIGH = 0.6931471803691238; // 33 bits, so that k·LN2_HIGH is exact
const LN2_LOW = 1.9082149292705877e-10;

const double = new Float64Array(1);
const words = new Uint32Array(double.buffer); // little-endian, as every platform of VS Code is
const TWO_54 = 18014398509481984;

/** The natural logarithm: −Infinity at 0, NaN below. */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? Number.NEGATIVE_INFINITY : Number.NaN;
  if (x === Number.POSITIVE_INFINITY) return x;
  const subnormal = x < 2.2250738585072014e-308;
  double[0] = subnormal ? x * TWO_54 : x;
  // x = 2^k·m with √½ ≤ m < √2, and log m = 2·artanh(f / (2 + f)) by a polynomial.
  const high = words[1]!;
  let k = (high >>> 20) - 1022 - (subnormal ? 54 : 0);
  words[1] = (high & 0xfffff) | 0x3fe00000;
  let m = double[0]!;
  if (m < Math.SQRT1_2) {
    m *= 2;
    k -= 1;
  }
  const f = m - 1;
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const even = w * (0.3999999999940942 + w * (0.22222198432149784 + w * 0.15313837699209373));
  const odd = z * (0.6666666666666735 + w * (0.2857142874366239 + w * (0.1818357216161805 + w * 0.14798198605116586)));
  const half = 0.5 * f * f;
  return k * LN2_HIGH - (half - (s * (half + (odd + even)) + k * LN2_LOW) - f);
}

/** log(1 + x) for x ≥ 0, accurate for small x as well: the rounding of 1 + x is put right to first order. */
export function log1p(x: number): number {
  const u = 1 + x;
  return log(u) - (u - 1 - x) / u;
}
