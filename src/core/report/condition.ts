import { dot } from '../dot';
import { columnNorm, solveNormal, type Triangle } from './triangle';

/** Enough for the digits of a condition number that anyone reads. */
const POWER_STEPS = 60;

/** The condition number of R with its columns scaled to length 1, by power iteration on RᵀR and on its inverse. */
export function conditionOf(triangle: Triangle): number {
  const { size } = triangle;
  if (size === 0) return 1;
  const cells = new Float64Array(size * size);
  for (let j = 0; j < size; j++) {
    const norm = columnNorm(triangle, j);
    for (let i = 0; i <= j; i++) cells[i * size + j] = triangle.cells[i * size + j]! / norm;
  }
  const scaled = { size, cells };
  const largest = growth(size, (x) => multiplyTransposed(scaled, multiply(scaled, x)));
  const smallest = 1 / growth(size, (x) => solveNormal(scaled, x));
  return Math.sqrt(largest / smallest);
}

/** How much a vector that has been multiplied often grows at the next time. */
function growth(size: number, multiplied: (x: Float64Array) => Float64Array): number {
  let x: Float64Array = Float64Array.from({ length: size }, (_, i) => 1 / (i + 1));
  let length = 1;
  for (let step = 0; step < POWER_STEPS; step++) {
    x = multiplied(x);
    length = Math.sqrt(dot(x, x, size));
    for (let i = 0; i < size; i++) x[i]! /= length;
  }
  return length;
}

function multiply({ size, cells }: Triangle, x: Float64Array): Float64Array {
  return x.map((_, i) => {
    let sum = 0;
    for (let k = i; k < size; k++) sum += cells[i * size + k]! * x[k]!;
    return sum;
  });
}

function multiplyTransposed({ size, cells }: Triangle, x: Float64Array): Float64Array {
  return x.map((_, i) => {
    let sum = 0;
    for (let k = 0; k <= i; k++) sum += cells[k * size + i]! * x[k]!;
    return sum;
  });
}
