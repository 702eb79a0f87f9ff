const LN2_HIGH: f64 = 0.6931471803691238; // 33 bits, so that k·LN2_HIGH is exact
const LN2_LOW: f64 = 1.9082149292705877e-10;

/** log(1 + x) of x ≥ 0, accurate for small x as well: the rounding of 1 + x is put right to first order. */
export function log1p(x: f64): f64 {
  const u = 1 + x;
  return log(u) - (u - 1 - x) / u;
}

/** The natural logarithm of x ≥ 1, as fdlibm has it (e_log.c, Sun Microsystems, 1993). */
function log(x: f64): f64 {
  if (!(x < Infinity)) return x;
  const bits = reinterpret<u64>(x);
  let k = <f64>(<i32>(bits >> 52) - 1022);
  let m = reinterpret<f64>((bits & 0x000fffffffffffff) | 0x3fe0000000000000);
  if (m < 0.7071067811865476) {
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

/** p of Π(1 + p) over the lanes of two vectors. */
export function productOf<T>(even: v128, odd: v128): f64 {
  return over<T>(over<T>(0, even), odd);
}

function over<T>(product: f64, factors: v128): f64 {
  if (sizeof<T>() == 8) {
    return joined(joined(product, f64x2.extract_lane(factors, 0)), f64x2.extract_lane(factors, 1));
  }
  const first = joined(joined(product, <f64>f32x4.extract_lane(factors, 0)), <f64>f32x4.extract_lane(factors, 1));
  return joined(joined(first, <f64>f32x4.extract_lane(factors, 2)), <f64>f32x4.extract_lane(factors, 3));
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function joined(p: f64, q: f64): f64 {
  return p + q * (1 + p);
}
