/** A logarithmic scale of learning rates, in whole steps so that what is on it can be written in three digits. */
export interface RateScale {
  /** The decimal logarithm of the rate at position 0. */
  readonly least: number;
}

const DECADES_BELOW = 3.5;
const DECADES_ABOVE = 2;
const STEPS_A_DECADE = 50;

/** The last position. */
export const STEPS = STEPS_A_DECADE * (DECADES_BELOW + DECADES_ABOVE);

/** More of it below a rate than above: small rates are slow, but those far above the limit all diverge at once. */
export function scaleAround(rate: number): RateScale {
  return { least: Math.log10(rate) - DECADES_BELOW };
}

export function rateAt({ least }: RateScale, position: number): number {
  return Number((10 ** (least + position / STEPS_A_DECADE)).toPrecision(3));
}

/** The position nearest to a rate; that of an end where it lies beyond. */
export function positionOf(scale: RateScale, rate: number): number {
  return Math.min(STEPS, Math.max(0, Math.round(STEPS * shareOf(scale, rate))));
}

/** How far along the scale a rate stands, from 0 to 1; beyond them where it is not on it. */
export function shareOf({ least }: RateScale, rate: number): number {
  return ((Math.log10(rate) - least) * STEPS_A_DECADE) / STEPS;
}

/** Whether rates stand where they can be told from the ends, so that a scale needs not change for them. */
export function holds(scale: RateScale, rates: readonly number[]): boolean {
  return rates.map((rate) => shareOf(scale, rate)).every((share) => share >= 0.1 && share <= 0.9);
}
