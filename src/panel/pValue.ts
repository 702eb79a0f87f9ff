import { formatNumber } from '../format';

/** Below this a p-value is the rounding of its own computation. */
const LEAST = 1e-16;

export function formatP(p: number): string {
  return p < LEAST ? '<1e−16' : formatNumber(p, 3);
}
