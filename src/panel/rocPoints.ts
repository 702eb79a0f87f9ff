import type { ClassReport } from '../protocol';

export type Roc = NonNullable<ClassReport['roc']>;

/** The height of the curve at a false positive rate: of several there the greatest, between two on the line through them. */
export function truePositiveAt({ falsePositive, truePositive }: Roc, rate: number): number {
  const k = falsePositive.findLastIndex((x) => x <= rate);
  const [x0, y0] = [falsePositive[k], truePositive[k]];
  const [x1, y1] = [falsePositive[k + 1], truePositive[k + 1]];
  if (x0 === undefined || y0 === undefined) return Number.NaN;
  if (x1 === undefined || y1 === undefined) return y0;
  return y0 + ((y1 - y0) * (rate - x0)) / (x1 - x0);
}
