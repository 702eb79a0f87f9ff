import { fisherTail, studentCritical, studentTail } from './distributions';
import type { LeastSquares } from './leastSquares';

/** What the residuals allow to be said of a weight, in column units. */
export interface Coefficient {
  readonly weight: number;
  /** √(σ²·[(XᵀX)⁻¹]_jj) with σ² = RSS / (n − p). */
  readonly standardError: number;
  /** weight / standardError, and the probability of one as far from 0 where the true weight is 0. */
  readonly t: number;
  readonly p: number;
  /** 95 %: weight ± t₀.₉₇₅(n − p)·standardError. */
  readonly interval: readonly [number, number];
}

export interface FeatureCoefficient extends Coefficient {
  /** 1 / (1 − R²_j), of the feature on the others: how much they blow up the variance of its weight. */
  readonly varianceInflation: number;
}

export interface Coefficients {
  readonly bias?: Coefficient;
  /** In the order of the features; nothing can be said of one that was dropped. */
  readonly weights: readonly (FeatureCoefficient | undefined)[];
  /** The test of all weights at once: F = ((TSS − RSS) / k) / (RSS / (n − p)). */
  readonly overall: { readonly f: number; readonly p: number; readonly degrees: readonly [number, number] };
}

/** Where no degree of freedom is left, errors and all that follows from them are NaN. */
export function coefficientsOf(fit: LeastSquares): Coefficients {
  const { degreesOfFreedom, residualDeviation, inverse, kept, rss, tss } = fit;
  const critical = degreesOfFreedom > 0 ? studentCritical(1 - CONFIDENCE, degreesOfFreedom) : Number.NaN;
  const coefficient = (weight: number, unscaled: number): Coefficient => {
    const standardError = residualDeviation * Math.sqrt(unscaled);
    const t = weight / standardError;
    return {
      weight,
      standardError,
      t,
      p: studentTail(Math.abs(t), degreesOfFreedom),
      interval: [weight - critical * standardError, weight + critical * standardError],
    };
  };
  const f = (tss - rss) / kept.length / residualDeviation ** 2;
  return {
    ...(fit.centred && { bias: coefficient(fit.bias, inverse.bias) }),
    weights: Array.from(fit.weights, (weight, j) => {
      const unscaled = inverse.weights[j] ?? Number.NaN;
      if (Number.isNaN(unscaled)) return undefined;
      return { ...coefficient(weight, unscaled), varianceInflation: unscaled * (fit.squares[j] ?? Number.NaN) };
    }),
    overall: { f, p: fisherTail(f, kept.length, degreesOfFreedom), degrees: [kept.length, degreesOfFreedom] },
  };
}

const CONFIDENCE = 0.95;
