import { softplus } from '../model/elementary';

/** counts[actual·K + predicted], of K classes by their numbers: of rows, or of their weights. */
export interface Confusion {
  readonly classes: number;
  readonly counts: Float64Array;
}

export function confusionOf(
  classes: number,
  predicted: ArrayLike<number>,
  actual: ArrayLike<number>,
  weights?: Float64Array,
): Confusion {
  const counts = new Float64Array(classes * classes);
  for (let i = 0; i < actual.length; i++) counts[actual[i]! * classes + predicted[i]!]! += weights?.[i] ?? 1;
  return { classes, counts };
}

/** Of one class against all others. What is 0/0 is NaN: the precision of a class that is never predicted, the recall of one without rows. */
export interface ClassScores {
  /** True / predicted. */
  readonly precision: number;
  /** True / actual. */
  readonly recall: number;
  /** Their harmonic mean, 2·true / (predicted + actual). */
  readonly f1: number;
  /** Rows of the class. */
  readonly support: number;
}

export function scoresOf({ classes, counts }: Confusion): ClassScores[] {
  const sum = (at: (k: number) => number) => Array.from({ length: classes }, (_, k) => counts[at(k)]!).reduce(add, 0);
  return Array.from({ length: classes }, (_, c) => {
    const right = counts[c * classes + c]!;
    const support = sum((k) => c * classes + k);
    const predicted = sum((k) => k * classes + c);
    return { precision: right / predicted, recall: right / support, f1: (2 * right) / (predicted + support), support };
  });
}

export function accuracyOf({ classes, counts }: Confusion): number {
  let right = 0;
  for (let c = 0; c < classes; c++) right += counts[c * classes + c]!;
  return right / counts.reduce(add, 0);
}

/** Mean of −log of the probability of the right class, from raw scores so that a sure one doesn't overflow. */
export function logLossOf(outputs: Float64Array, targets: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < targets.length; i++) sum += softplus(targets[i] === 1 ? -outputs[i]! : outputs[i]!);
  return sum / targets.length;
}

const add = (a: number, b: number) => a + b;
