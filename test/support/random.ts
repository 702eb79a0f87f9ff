import { nextBits, randomFrom } from '../../src/core/train/random';

/** m columns of n numbers, evenly spread over −1 … 1, the same for the same seed. */
export function randomColumns(m: number, n: number, seed: number): Float64Array[] {
  const state = randomFrom(seed);
  return Array.from({ length: m }, () => Float64Array.from({ length: n }, () => nextBits(state) / 0x8000_0000 - 1));
}
