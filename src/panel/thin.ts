/**
 * About `count` of the iterations 0 … last, closer together at the start where a loss falls fastest: 0, 1, 2, 4, 7, …, last. All
 * of them where there are no more than that.
 */
export function thin(last: number, count: number): number[] {
  if (last < count) return Array.from({ length: last + 1 }, (_, k) => k);
  const chosen = new Set([0]);
  for (let k = 0; k < count; k++) chosen.add(Math.round(last ** (k / (count - 1))));
  return [...chosen];
}
