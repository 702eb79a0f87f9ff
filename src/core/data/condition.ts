import { largestEigenvalue } from '../train/curvature';
import type { Work } from '../work';
import { correlationOf } from './correlation';
import type { Statistics } from './statistics';

/** Larger matrices have only their outermost eigenvalues estimated. */
const JACOBI_LIMIT = 200;
const MOST_SWEEPS = 30;

/** λmax / λmin of the correlation matrix of the features that vary; infinite where they are collinear, 1 where there is none. */
export function* conditionOf(statistics: Statistics, d: number): Work<number> {
  const { matrix, indices } = correlationOf(statistics, d);
  return yield* conditionOfMatrix(matrix, indices.length);
}

/** λmax / λmin of a symmetric, positive semidefinite matrix (size², row by row), which is used up. */
export function* conditionOfMatrix(matrix: Float64Array, size: number): Work<number> {
  if (size === 0) return 1;
  const { least, most } = size <= JACOBI_LIMIT ? yield* byJacobi(matrix, size) : byPower(matrix, size);
  return least > size * Number.EPSILON * most ? most / least : Number.POSITIVE_INFINITY;
}

interface Extremes {
  readonly least: number;
  readonly most: number;
}

/** Cyclic Jacobi: each rotation makes one pair of entries zero (Golub and Van Loan, Matrix Computations, 8.5). */
function* byJacobi(a: Float64Array, size: number): Work<Extremes> {
  for (let sweep = 0; sweep < MOST_SWEEPS && offDiagonal(a, size) > Number.EPSILON * size; sweep++) {
    for (let p = 0; p < size - 1; p++) {
      for (let q = p + 1; q < size; q++) rotate(a, size, p, q);
      yield null;
    }
  }
  const eigenvalues = Array.from({ length: size }, (_, i) => a[i * size + i]!);
  return { least: Math.min(...eigenvalues), most: Math.max(...eigenvalues) };
}

/** The root of the sum of squares beside the diagonal. */
function offDiagonal(a: Float64Array, size: number): number {
  let sum = 0;
  for (let i = 0; i < size; i++) for (let j = 0; j < i; j++) sum += 2 * a[i * size + j]! ** 2;
  return Math.sqrt(sum);
}

/** Turns lines and columns p and q so that a_pq becomes zero: t = tan of the angle, the smaller root of t² + 2τt = 1. */
function rotate(a: Float64Array, size: number, p: number, q: number): void {
  const apq = a[p * size + q]!;
  if (apq === 0) return;
  const tau = (a[q * size + q]! - a[p * size + p]!) / (2 * apq);
  const t = (tau < 0 ? -1 : 1) / (Math.abs(tau) + Math.sqrt(1 + tau * tau));
  const c = 1 / Math.sqrt(1 + t * t);
  const s = t * c;
  for (let k = 0; k < size; k++) {
    const kp = a[k * size + p]!;
    const kq = a[k * size + q]!;
    a[k * size + p] = c * kp - s * kq;
    a[k * size + q] = s * kp + c * kq;
  }
  for (let k = 0; k < size; k++) {
    const pk = a[p * size + k]!;
    const qk = a[q * size + k]!;
    a[p * size + k] = c * pk - s * qk;
    a[q * size + k] = s * pk + c * qk;
  }
}

/** λmin as what λmax exceeds the largest eigenvalue of λmax·I − A by: an estimate, never below the true one. */
function byPower(a: Float64Array, size: number): Extremes {
  const most = largestEigenvalue(a, size);
  const turned = a.map((value, at) => (at % (size + 1) === 0 ? most : 0) - value);
  return { least: most - largestEigenvalue(turned, size), most };
}
