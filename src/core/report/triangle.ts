import { dot } from '../dot';

/**
 * An upper triangular matrix R of m columns, row by row (m²), as the QR factorisation leaves it: RᵀR = XᵀX.
 */
export interface Triangle {
  readonly size: number;
  readonly cells: Float64Array;
}

export function triangleOf(size: number): Triangle {
  return { size, cells: new Float64Array(size * size) };
}

/**
 * Householder's QR of R stacked on n more rows, which are given as columns and used up: column by column, v = (R_kk + sign·norm,
 * B_k) reflects what is below R_kk into it. Only R_kk of the upper part takes part, so a block of rows costs n·m² and no memory
 * (TSQR: Demmel, Grigori, Hoemmen and Langou, 2012).
 */
export function reduce({ size, cells }: Triangle, block: readonly Float64Array[], n: number): void {
  for (let k = 0; k < size; k++) {
    const below = block[k]!;
    const square = dot(below, below, n);
    if (square === 0) continue;
    const pivot = cells[k * size + k]!;
    const norm = Math.sqrt(pivot * pivot + square);
    const top = pivot >= 0 ? pivot + norm : pivot - norm;
    const half = norm * Math.abs(top); // |v|² / 2
    cells[k * size + k] = pivot >= 0 ? -norm : norm;
    for (let j = k + 1; j < size; j++) {
      const other = block[j]!;
      const factor = (top * cells[k * size + j]! + dot(below, other, n)) / half;
      cells[k * size + j]! -= factor * top;
      for (let i = 0; i < n; i++) other[i]! -= factor * below[i]!;
    }
  }
}

/** The triangle of some of the columns, in the order given. */
export function select({ size, cells }: Triangle, columns: readonly number[]): Triangle {
  const chosen = triangleOf(columns.length);
  if (columns.every((column, j) => column === j)) {
    for (let i = 0; i < chosen.size; i++) {
      chosen.cells.set(cells.subarray(i * size, i * size + chosen.size), i * chosen.size);
    }
    return chosen;
  }
  const rows = columns.map((j) => Float64Array.from({ length: size }, (_, i) => cells[i * size + j]!));
  reduce(chosen, rows, size);
  return chosen;
}

/** What is left of a column beside those before it, as a fraction of it, below which it is one of their sums. */
const DEPENDENT = 1e-14;

/**
 * Those of the first d columns that add more to the ones kept before them than rounding could. `floorOf` is what that could be.
 *
 * A column of R is its part along those before it and what is left, which is in its last cell. Behind one that is not kept, each that is
 * kept is reflected into the next row (Householder), and so are those behind it: O(d³) at most, and nothing where all are kept.
 */
export function independent(triangle: Triangle, d: number, floorOf: (j: number, norm: number) => number): number[] {
  const { size, cells } = triangle;
  const columns = Array.from({ length: d }, (_, j) =>
    Float64Array.from({ length: j + 1 }, (_, i) => cells[i * size + j]!),
  );
  const kept: number[] = [];
  for (const [j, column] of columns.entries()) {
    const left = column.subarray(kept.length);
    const adds = Math.sqrt(dot(left, left, left.length));
    const norm = columnNorm(triangle, j);
    if (!(adds > Math.max(DEPENDENT * norm, floorOf(j, norm)))) continue;
    if (left.length > 1) reflect(left, adds, columns.slice(j + 1), kept.length);
    kept.push(j);
  }
  return kept;
}

/** Reflects a vector of a known norm into its first cell, and the same cells of other columns, from a row on, likewise. */
function reflect(vector: Float64Array, norm: number, others: readonly Float64Array[], row: number): void {
  vector[0]! += vector[0]! >= 0 ? norm : -norm;
  const half = norm * Math.abs(vector[0]!); // |v|² / 2
  for (const other of others) {
    const cells = other.subarray(row, row + vector.length);
    const factor = dot(vector, cells, vector.length) / half;
    for (let i = 0; i < vector.length; i++) cells[i]! -= factor * vector[i]!;
  }
}

/** Rᵀ·x = b, in place of b. */
export function solveTransposed({ size, cells }: Triangle, b: Float64Array): Float64Array {
  for (let i = 0; i < size; i++) {
    let sum = b[i]!;
    for (let k = 0; k < i; k++) sum -= cells[k * size + i]! * b[k]!;
    b[i] = sum / cells[i * size + i]!;
  }
  return b;
}

/** R·x = b, in place of b. */
export function solveTriangle({ size, cells }: Triangle, b: Float64Array): Float64Array {
  for (let i = size - 1; i >= 0; i--) {
    let sum = b[i]!;
    for (let k = i + 1; k < size; k++) sum -= cells[i * size + k]! * b[k]!;
    b[i] = sum / cells[i * size + i]!;
  }
  return b;
}

/** RᵀR·x = b, in place of b. */
export function solveNormal(triangle: Triangle, b: Float64Array): Float64Array {
  return solveTriangle(triangle, solveTransposed(triangle, b));
}

export function columnNorm({ size, cells }: Triangle, j: number): number {
  let square = 0;
  for (let i = 0; i <= j; i++) square += cells[i * size + j]! ** 2;
  return Math.sqrt(square);
}
