/** A pivot below this fraction of its diagonal is rounding: the row is a sum of those before it. */
const PIVOT = 1e-12;

/**
 * Solves A·x = b for a symmetric, positive semidefinite A (size², row by row) by A = L·Lᵀ, after A was brought to a diagonal of
 * ones. A row that depends on those before it, or is 0, gets x = 0.
 */
export function solveSemidefinite(a: Float64Array, size: number, b: Float64Array): Float64Array<ArrayBuffer> {
  return solverOf(a, size)(b);
}

/** The same for several b, by one factor. */
export function solverOf(a: Float64Array, size: number): (b: Float64Array) => Float64Array<ArrayBuffer> {
  const unit = Float64Array.from({ length: size }, (_, i) =>
    a[i * size + i]! > 0 ? 1 / Math.sqrt(a[i * size + i]!) : 0,
  );
  const lower = new Float64Array(size * size);
  for (let j = 0; j < size; j++) {
    if (unit[j] === 0) continue;
    let pivot = 1;
    for (let k = 0; k < j; k++) pivot -= lower[j * size + k]! ** 2;
    if (pivot < PIVOT) continue; // leaves a column of zeros
    const root = Math.sqrt(pivot);
    lower[j * size + j] = root;
    for (let i = j + 1; i < size; i++) {
      let sum = a[i * size + j]! * unit[i]! * unit[j]!;
      for (let k = 0; k < j; k++) sum -= lower[i * size + k]! * lower[j * size + k]!;
      lower[i * size + j] = sum / root;
    }
  }
  return (b) => backAndForth(lower, unit, b);
}

function backAndForth(lower: Float64Array, unit: Float64Array, b: Float64Array): Float64Array<ArrayBuffer> {
  const size = unit.length;
  const x = Float64Array.from(unit, (length, i) => b[i]! * length);
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < i; k++) x[i]! -= lower[i * size + k]! * x[k]!;
    x[i] = lower[i * size + i] ? x[i]! / lower[i * size + i]! : 0;
  }
  for (let i = size - 1; i >= 0; i--) {
    for (let k = i + 1; k < size; k++) x[i]! -= lower[k * size + i]! * x[k]!;
    x[i] = lower[i * size + i] ? x[i]! / lower[i * size + i]! : 0;
  }
  for (let i = 0; i < size; i++) x[i]! *= unit[i]!;
  return x;
}
