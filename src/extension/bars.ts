/** Lengths and heights as characters, for text that can't be drawn in. */

const LONGEST = 8;

/** A bar as long as a share from 0 to 1; none where it is next to nothing. */
export function bar(share: number): string {
  return '▇'.repeat(Math.round(LONGEST * share));
}

const HEIGHTS = '▁▂▃▄▅▆▇█';

/** Counts side by side, the largest as high as a line; those that are 0 lie at its foot. */
export function sparkline(counts: readonly number[]): string {
  const largest = Math.max(1, ...counts);
  return counts.map((count) => HEIGHTS[Math.round(((HEIGHTS.length - 1) * count) / largest)]).join('');
}
