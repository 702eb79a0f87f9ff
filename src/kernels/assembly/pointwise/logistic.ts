/**
 * e^−|x| as a fraction u / v, from which the logistic function and the loss are made with one division each. With −|x| =
 * k·ln 2 + r, e^r = (A + r) / (A − r), A = r·coth(r/2) = 2 + r²/6 − r⁴/360 + …; in double precision by the polynomial of
 * fdlibm's e_exp.c (Sun Microsystems, 1993).
 */
// @ts-ignore: a decorator of AssemblyScript
@inline
export function reduced<T>(x: v128): v128 {
  const least = sizeof<T>() == 8 ? v128.splat<T>(<T>-700) : v128.splat<T>(<T>-87); // 2^k stays a normal number
  return v128.max<T>(v128.neg<T>(v128.abs<T>(x)), least);
}

/** −|x| / ln 2 as a whole number, after a shift that puts it where it is the exponent of 2^k. */
// @ts-ignore: a decorator of AssemblyScript
@inline
export function exponent<T>(x: v128): v128 {
  const log2e = v128.splat<T>(<T>1.4426950408889634);
  return v128.add<T>(v128.mul<T>(x, log2e), v128.splat<T>(shift<T>()));
}

/** r. */
// @ts-ignore: a decorator of AssemblyScript
@inline
export function rest<T>(x: v128, shifted: v128): v128 {
  const k = v128.sub<T>(shifted, v128.splat<T>(shift<T>()));
  const high = sizeof<T>() == 8 ? v128.splat<T>(<T>0.6931471803691238) : v128.splat<T>(<T>0.693359375);
  const low = sizeof<T>() == 8 ? v128.splat<T>(<T>1.9082149292705877e-10) : v128.splat<T>(<T>-2.12194440054690583e-4);
  return v128.sub<T>(v128.sub<T>(x, v128.mul<T>(k, high)), v128.mul<T>(k, low));
}

/** 2^k. */
// @ts-ignore: a decorator of AssemblyScript
@inline
export function power<T>(shifted: v128): v128 {
  return sizeof<T>() == 8 ? i64x2.shl(shifted, 52) : i32x4.shl(shifted, 23);
}

/** A. */
// @ts-ignore: a decorator of AssemblyScript
@inline
export function even<T>(r: v128): v128 {
  const t = v128.mul<T>(r, r);
  if (sizeof<T>() == 4) return next<T>(next<T>(v128.splat<T>(<T>-0.002777777777777778), t, <T>0.16666666666666666), t, <T>2);
  const c = next<T>(next<T>(v128.splat<T>(<T>4.1381367970572385e-8), t, <T>-1.6533902205465252e-6), t, <T>6.613756321437934e-5);
  return next<T>(next<T>(next<T>(c, t, <T>-0.0027777777777015593), t, <T>0.16666666666666602), t, <T>2);
}

/** One more term of a polynomial in t. */
// @ts-ignore: a decorator of AssemblyScript
@inline
function next<T>(sum: v128, t: v128, coefficient: T): v128 {
  return v128.add<T>(v128.mul<T>(sum, t), v128.splat<T>(coefficient));
}

/** A number so large that whole numbers added to it are its last bits, and the exponent's excess. */
// @ts-ignore: a decorator of AssemblyScript
@inline
function shift<T>(): T {
  return sizeof<T>() == 8 ? <T>(6755399441055744 + 1023) : <T>(12582912 + 127);
}
