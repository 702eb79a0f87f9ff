import type { Work } from '../work';
import { overBlocks } from './centring';

/** Rows whose predicted probabilities are near one another, and how often they were positive. */
export interface CalibrationBin {
  readonly count: number;
  /** Mean of the probabilities, as the share below by the rows' weights where they have some. */
  readonly predicted: number;
  /** The share of positive rows. */
  readonly observed: number;
}

const BINS = 10;
/** What a row costs, in cells. */
const ROW_CELLS = 8;

/** Bins of equal width from 0 to 1, each with its lower end and the last with both; empty ones are left out. */
export function* calibrationOf(
  probabilities: Float64Array,
  targets: Float64Array,
  weights?: Float64Array,
): Work<CalibrationBin[]> {
  const counts = new Float64Array(BINS);
  const totals = new Float64Array(BINS);
  const sums = new Float64Array(BINS);
  const positives = new Float64Array(BINS);
  yield* overBlocks(targets.length, ROW_CELLS, (from, n) => {
    for (let i = from; i < from + n; i++) {
      const bin = Math.min(BINS - 1, Math.floor(probabilities[i]! * BINS));
      const weight = weights?.[i] ?? 1;
      counts[bin]! += 1;
      totals[bin]! += weight;
      sums[bin]! += weight * probabilities[i]!;
      positives[bin]! += weight * targets[i]!;
    }
  });
  return Array.from(counts, (count, bin) => ({
    count,
    predicted: sums[bin]! / totals[bin]!,
    observed: positives[bin]! / totals[bin]!,
  })).filter(({ count }) => count > 0);
}
