const MOST_STEPS = 1000;
const PRECISION = 1e-10;

/**
 * The largest eigenvalue of a symmetric, positive semidefinite matrix (size², row by row) by power iteration: v ← A·v / |A·v|,
 * λ = vᵀ·A·v, whose error shrinks with the square of v's. It is never above the true one.
 */
export function largestEigenvalue(matrix: Float64Array, size: number): number {
  let v = Float64Array.from({ length: size }, (_, i) => 1 + ((i * 7919) % 13) / 13); // no likely direction of symmetry
  let eigenvalue = 0;
  for (let step = 0; step < MOST_STEPS; step++) {
    const norm = Math.hypot(...v);
    if (norm === 0) return 0;
    for (let i = 0; i < size; i++) v[i]! /= norm;
    const next = times(matrix, v);
    let quotient = 0;
    for (let i = 0; i < size; i++) quotient += v[i]! * next[i]!;
    const settled = Math.abs(quotient - eigenvalue) <= PRECISION * quotient;
    eigenvalue = quotient;
    if (settled) break;
    v = next;
  }
  return eigenvalue;
}

function times(matrix: Float64Array, v: Float64Array): Float64Array<ArrayBuffer> {
  const size = v.length;
  const product = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    let sum = 0;
    for (let j = 0; j < size; j++) sum += matrix[i * size + j]! * v[j]!;
    product[i] = sum;
  }
  return product;
}
