import type { Work } from '../work';
import { overBlocks } from './centring';
import { fallingOrder } from './fallingOrder';

/** The trade between false and true positives as the threshold falls: one point for each distinct output. */
export interface Roc {
  /** The outputs in falling order, Infinity before them: rows with an output ≥ threshold are taken as positive. */
  readonly thresholds: Float64Array;
  readonly falsePositiveRates: Float64Array;
  readonly truePositiveRates: Float64Array;
  /**
   * The area below, by trapezoids: the probability that a positive row has a higher output than a negative one, a tie counting
   * half (Mann and Whitney). NaN where a class has no rows.
   */
  readonly auc: number;
}

/** Of outputs of any monotone scale (scores or probabilities) for targets 0 and 1; a row of weight w is as w rows. */
export function* rocOf(outputs: Float64Array, targets: Float64Array, weights?: Float64Array): Work<Roc> {
  const rows = targets.length;
  const order = yield* fallingOrder(outputs);
  const thresholds = new Float64Array(rows + 1).fill(Number.POSITIVE_INFINITY, 0, 1);
  const falses = new Float64Array(rows + 1);
  const trues = new Float64Array(rows + 1);
  let points = 0;
  let positives = 0;
  let negatives = 0;
  let twiceArea = 0; // in pairs of rows: without weights a whole number, and so exact
  yield* overBlocks(rows, ROW_CELLS, (from, n) => {
    for (let at = from; at < from + n; at++) {
      const row = order[at]!;
      const weight = weights?.[row] ?? 1;
      if (targets[row] === 1) positives += weight;
      else negatives += weight;
      if (at + 1 < rows && outputs[order[at + 1]!] === outputs[row]) continue;
      twiceArea += (negatives - falses[points]!) * (positives + trues[points]!);
      points++;
      thresholds[points] = outputs[row]!;
      falses[points] = negatives;
      trues[points] = positives;
    }
  });
  yield* overBlocks(points + 1, 1, (from, n) => {
    for (let at = from; at < from + n; at++) {
      falses[at]! /= negatives;
      trues[at]! /= positives;
    }
  });
  return {
    thresholds: thresholds.subarray(0, points + 1),
    falsePositiveRates: falses.subarray(0, points + 1),
    truePositiveRates: trues.subarray(0, points + 1),
    auc: twiceArea / (2 * positives * negatives),
  };
}

/** What a row costs, in cells: it is read far from the one before. */
const ROW_CELLS = 16;
