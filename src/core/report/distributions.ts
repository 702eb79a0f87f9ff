import { exp, log, log1p } from '../model/elementary';

/**
 * Tails of the normal, Student's and Fisher's distributions, on exponential and logarithm of our own so that the same inputs give
 * the same bits on every host. Tails are taken directly and never as 1 − CDF, so that a tiny p has all its digits.
 */

/** P(|Z| > z) of a standard normal variable, erfc(z / √2), for z ≥ 0. */
export function normalTail(z: number): number {
  const x = z * Math.SQRT1_2;
  return x < SERIES_BELOW ? 1 - errorSeries(x) : errorFraction(x);
}

/** P(|T| > t) of Student's distribution, I_x(ν/2, ½) at x = ν / (ν + t²) (Abramowitz and Stegun, 26.7.1), for t ≥ 0. */
export function studentTail(t: number, degrees: number): number {
  if (t === Number.POSITIVE_INFINITY) return 0;
  const sum = degrees + t * t;
  return incompleteBeta(degrees / 2, 0.5, degrees / sum, (t * t) / sum);
}

/** P(F > f) of Fisher's distribution with ν₁ and ν₂ degrees of freedom, I_x(ν₂/2, ν₁/2) at x = ν₂ / (ν₂ + ν₁f) (26.6.2). */
export function fisherTail(f: number, upper: number, lower: number): number {
  if (f === Number.POSITIVE_INFINITY) return 0;
  const sum = lower + upper * f;
  return incompleteBeta(lower / 2, upper / 2, lower / sum, (upper * f) / sum);
}

/** The z with P(|Z| > z) = p; 1.96 of p = 0.05. */
export function normalCritical(p: number): number {
  return descend(0, p, normalTail, (z) => 2 * NORMAL_DENSITY * exp((-z * z) / 2));
}

/** The t with P(|T| > t) = p; never below the normal's, whose tails are lighter. */
export function studentCritical(p: number, degrees: number): number {
  return descend(
    normalCritical(p),
    p,
    (t) => studentTail(t, degrees),
    (t) => {
      const sum = degrees + t * t;
      return (2 / t) * betaPower(degrees / 2, 0.5, degrees / sum, (t * t) / sum);
    },
  );
}

/** 1 / √(2π). */
const NORMAL_DENSITY = 0.3989422804014327;
/** √π. */
const ROOT_PI = 1.772453850905516;
const SERIES_BELOW = 1.5;
const SMALL = 2 ** -54;
const MOST_TERMS = 20_000;

/** Newton's steps to the x where a tail is p. A tail is convex, so from the left of it no step goes too far. */
function descend(from: number, p: number, tail: (x: number) => number, density: (x: number) => number): number {
  if (!(p > 0 && p < 1)) return p === 1 ? 0 : p === 0 ? Number.POSITIVE_INFINITY : Number.NaN;
  let x = from;
  for (let step = 0; step < MOST_TERMS; step++) {
    const next = x + (tail(x) - p) / density(x);
    if (!(next > x * (1 + SMALL))) break;
    x = next;
  }
  return x;
}

/** erf x = 2/√π · e^(−x²) · Σ 2ᵏx^(2k+1) / (2k + 1)!! (7.1.6), all of whose terms are positive. */
function errorSeries(x: number): number {
  let term = x;
  let sum = x;
  for (let k = 1; term > SMALL * sum; k++) {
    term *= (2 * x * x) / (2 * k + 1);
    sum += term;
  }
  return ((2 * exp(-x * x)) / ROOT_PI) * sum;
}

/** erfc x = e^(−x²) / √π · 1/(x + ½/(x + 1/(x + 3⁄2/(x + …)))) (7.1.14). */
function errorFraction(x: number): number {
  const power = exp(-x * x);
  return power && power / (ROOT_PI * fraction(x, (k) => [k / 2, x]));
}

/** The regularised incomplete beta function I_x(a, b), given y = 1 − x as well so that neither is lost beside 1. */
function incompleteBeta(a: number, b: number, x: number, y: number): number {
  if (!(a > 0 && b > 0)) return Number.NaN;
  if (Number.isNaN(x) || x <= 0 || y <= 0) return x > 0 ? 1 : x === 0 ? 0 : Number.NaN;
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(b, a, y, x);
  return betaPower(a, b, x, y) / (a * betaFraction(a, b, x));
}

/** 26.5.8, which converges in O(√max(a, b)) terms for x < (a + 1) / (a + b + 2). */
function betaFraction(a: number, b: number, x: number): number {
  return fraction(1, (k) => {
    const m = k >> 1;
    const numerator = k % 2 === 1 ? -(a + m) * (a + b + m) : m * (b - m);
    return [(numerator * x) / ((a + k - 1) * (a + k)), 1];
  });
}

/**
 * xᵃyᵇ / B(a, b). By Stirling's formula what is large cancels before it is taken: = √(ab / 2π(a + b)) ·
 * exp(a·log(x(a + b)/a) + b·log(y(a + b)/b) + Δ(a + b) − Δ(a) − Δ(b)).
 */
function betaPower(a: number, b: number, x: number, y: number): number {
  const surplus = x * b - y * a;
  const exponent = a * logOf((x * (a + b)) / a, surplus / a) + b * logOf((y * (a + b)) / b, -surplus / b);
  const rest = stirlingRest(a + b) - stirlingRest(a) - stirlingRest(b);
  return Math.sqrt(((a / (a + b)) * b) / (2 * Math.PI)) * exp(exponent + rest);
}

/** log r, given r − 1 as well so that neither a small r nor one near 1 loses its digits. */
function logOf(r: number, surplus: number): number {
  return r < 0.5 ? log(r) : log1p(surplus);
}

/** Where Stirling's series of seven terms is right to the last digit. */
const STIRLING_FROM = 16;

/** Δ(z) = log Γ(z) − ((z − ½)·log z − z + ½·log 2π), by its series (6.1.41), stepping up to where that is exact. */
function stirlingRest(z: number): number {
  if (z < STIRLING_FROM) return stirlingRest(z + 1) + (z + 0.5) * log1p(1 / z) - 1;
  const s = 1 / (z * z);
  return (1 / 12 - s * (1 / 360 - s * (1 / 1260 - s * (1 / 1680 - s * (1 / 1188 - s * (691 / 360360 - s / 156)))))) / z;
}

/** b₀ + a₁/(b₁ + a₂/(b₂ + …)) by Lentz's method as Thompson and Barnett have it (1986); `term` gives a_k and b_k. */
function fraction(b0: number, term: (k: number) => readonly [number, number]): number {
  let value = b0;
  let c = b0;
  let d = 0;
  for (let k = 1; k < MOST_TERMS; k++) {
    const [a, b] = term(k);
    d = 1 / (b + a * d);
    c = b + a / c;
    value *= c * d;
    if (Math.abs(c * d - 1) <= 2 * SMALL) break;
  }
  return value;
}
