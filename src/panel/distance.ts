/** How far a loss lies above the least there is: in per cent of it, or in itself where that is nothing. */
export interface Distance {
  readonly value: number;
  readonly unit: '%' | '';
}

/** Per cent. Nearer than this is rounding. */
export const AT_BEST = 1e-6;

/** What is this small beside the first loss is nothing, and no measure of another. */
const NOTHING = 1e-12;

/** 100 · (loss − best) / |best|, or loss − best. Undefined: there is no such distance, as of a run that diverged. */
export function distanceTo(best: number, loss: number, first: number): Distance | undefined {
  const above = Math.max(0, loss - best);
  if (!Number.isFinite(above)) return undefined;
  if (Math.abs(best) <= NOTHING * Math.abs(first)) return { value: above, unit: '' };
  return { value: (100 * above) / Math.abs(best), unit: '%' };
}

export function isAtBest({ value, unit }: Distance): boolean {
  return unit === '%' ? value < AT_BEST : value === 0;
}
