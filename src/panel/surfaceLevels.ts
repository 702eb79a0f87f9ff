/** Levels on a surface: a bowl has as many rings. */
const LEVELS = 12;
/** How much higher above the least loss each level is than the one below it. */
const RATIO = 1.9;

/**
 * The losses along which lines are drawn, the lowest first: their heights above the least grow by the same factor, so that there are
 * rings near the bottom of a bowl and yet not too many on its wall. None where all is level, or nothing is a number.
 */
export function levelsOf(losses: Float64Array): number[] {
  const finite = losses.filter(Number.isFinite);
  if (finite.length === 0) return [];
  const least = finite.reduce((a, b) => Math.min(a, b));
  const most = finite.reduce((a, b) => Math.max(a, b));
  if (!(most > least)) return [];
  return Array.from({ length: LEVELS }, (_, k) => least + (most - least) * RATIO ** (k - LEVELS));
}

const FEWEST_DIGITS = 3;
const MOST_DIGITS = 10;

/** The digits by which levels that are named can be told apart. */
export function digitsFor(levels: readonly number[]): number {
  for (let digits = FEWEST_DIGITS; digits < MOST_DIGITS; digits++) {
    if (new Set(levels.map((level) => level.toPrecision(digits))).size === levels.length) return digits;
  }
  return MOST_DIGITS;
}
