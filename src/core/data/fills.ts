import type { MissingId } from '../model/setup';

/** What stands for the missing values of a column, from those that are present. */
export const FILLS: Readonly<Record<Exclude<MissingId, 'leaveOut'>, (present: Float64Array) => number>> = {
  mean,
  median,
  mostFrequent,
};

function mean(present: Float64Array): number {
  const first = present[0]!;
  return first + present.reduce((sum, x) => sum + (x - first), 0) / present.length;
}

/** The middle value, or halfway between the two in the middle. */
function median(present: Float64Array): number {
  const sorted = present.toSorted();
  const middle = sorted.length >> 1;
  const upper = sorted[middle]!;
  if (sorted.length % 2 === 1) return upper;
  const lower = sorted[middle - 1]!;
  return lower + (upper - lower) / 2;
}

/** The value of the most rows, the least of those of as many. */
function mostFrequent(present: Float64Array): number {
  const sorted = present.toSorted();
  let best = sorted[0]!;
  let most = 0;
  for (let from = 0; from < sorted.length; ) {
    let to = from + 1;
    while (to < sorted.length && sorted[to] === sorted[from]) to++;
    if (to - from > most) {
      most = to - from;
      best = sorted[from]!;
    }
    from = to;
  }
  return best;
}
