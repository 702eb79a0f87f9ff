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
export function rocOf(outputs: Float64Array, targets: Float64Array, weights?: Float64Array): Roc {
  const rows = targets.length;
  const order = Uint32Array.from({ length: rows }, (_, i) => i).sort((a, b) => outputs[b]! - outputs[a]!);
  const thresholds = [Number.POSITIVE_INFINITY];
  const falses = [0];
  const trues = [0];
  let positives = 0;
  let negatives = 0;
  let twiceArea = 0; // in pairs of rows: without weights a whole number, and so exact
  for (let at = 0; at < rows; ) {
    const threshold = outputs[order[at]!]!;
    const before = { positives, negatives };
    for (; at < rows && outputs[order[at]!] === threshold; at++) {
      const weight = weights?.[order[at]!] ?? 1;
      if (targets[order[at]!] === 1) positives += weight;
      else negatives += weight;
    }
    twiceArea += (negatives - before.negatives) * (positives + before.positives);
    thresholds.push(threshold);
    falses.push(negatives);
    trues.push(positives);
  }
  return {
    thresholds: Float64Array.from(thresholds),
    falsePositiveRates: Float64Array.from(falses, (count) => count / negatives),
    truePositiveRates: Float64Array.from(trues, (count) => count / positives),
    auc: twiceArea / (2 * positives * negatives),
  };
}
