import type { Precision } from './pointwise';

/** Of either precision. */
export type Numbers = Float64Array | Float32Array;

/** How numbers of a precision are rounded, and how many lanes its sums have: those of two vectors. */
export interface Lanes {
  readonly round: (x: number) => number;
  readonly count: number;
}

export const LANES: Readonly<Record<Precision, Lanes>> = {
  double: { round: (x) => x, count: 4 },
  single: { round: Math.fround, count: 8 },
};

/** Σ a, each lane by itself. */
export function total(a: Numbers, { round, count }: Lanes): number {
  const sums = new Float64Array(count);
  for (let i = 0; i < a.length; i++) sums[i % count] = round(sums[i % count]! + a[i]!);
  return sumOf(sums, round);
}

/** Σ a·b, each lane by itself. */
export function product(a: Numbers, b: Numbers, { round, count }: Lanes): number {
  const sums = new Float64Array(count);
  for (let i = 0; i < a.length; i += count) {
    for (let lane = 0; lane < count; lane++) sums[lane] = round(sums[lane]! + round(a[i + lane]! * b[i + lane]!));
  }
  return sumOf(sums, round);
}

/** The sum of the lanes of two vectors: first lane by lane, then from the first to the last, or in pairs. */
export function sumOf(lanes: Float64Array, round: Lanes['round']): number {
  const half = lanes.length / 2;
  const at = (lane: number) => round(lanes[lane]! + lanes[lane + half]!);
  return half === 2 ? at(0) + at(1) : at(0) + at(1) + (at(2) + at(3));
}

/** p of Π(1 + p) over the lanes. */
export function grown(products: Float64Array): number {
  return products.reduce((p, q) => p + q * (1 + p), 0);
}
