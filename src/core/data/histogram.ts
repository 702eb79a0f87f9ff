import { evenRows } from '../explore/evenRows';

/** How often the numbers of a column fall into each of some intervals as wide as one another. */
export interface Histogram {
  /** Where the first interval begins and the last one ends: the least and the greatest number. */
  readonly least: number;
  readonly greatest: number;
  readonly counts: readonly number[];
}

const BINS = 16;
/** Of more rows as many, evenly spread: a column of any length costs no more than this. */
const MOST_ROWS = 1 << 14;

/** Undefined of a column without a number. A single value has all in one interval. */
export function histogramOf(values: Float64Array): Histogram | undefined {
  const sample = Float64Array.from(evenRows(values.length, MOST_ROWS), (row) => values[row]!).filter(Number.isFinite);
  if (sample.length === 0) return undefined;
  let [least, greatest] = [sample[0]!, sample[0]!];
  for (const x of sample) {
    least = Math.min(least, x);
    greatest = Math.max(greatest, x);
  }
  if (least === greatest) return { least, greatest, counts: [sample.length] };
  const counts = new Array<number>(BINS).fill(0);
  const share = (x: number) => (x / 2 - least / 2) / (greatest / 2 - least / 2); // halves don't overflow
  for (const x of sample) counts[Math.min(BINS - 1, Math.floor(BINS * share(x)))]!++;
  return { least, greatest, counts };
}
