import { sigmoid } from '../model/elementary';
import type { Estimator } from '../model/estimators';
import type { Work } from '../work';
import { type CalibrationBin, calibrationOf } from './calibration';
import { overBlocks } from './centring';
import { type ClassScores, confusionOf, scoresOf } from './classification';
import { rocOf } from './roc';

/**
 * How well classes are told apart: plain data that crosses processes. Scores, curve and calibration count rows by their weights where
 * they have some; the confusion and all numbers of rows count each once.
 */
export interface ClassReport {
  /** The classes in the order of the rows and columns of `confusion`; of one against the rest, `rest` stands for the others. */
  readonly classes: readonly (string | typeof REST)[];
  /** Rows by actual class, then by predicted class. */
  readonly confusion: readonly (readonly number[])[];
  /** The rows have weights. */
  readonly weighted?: true;
  readonly scores: readonly ClassScores[];
  /** Of two classes: the area under the ROC curve, and the curve, thinned. */
  readonly auc?: number;
  readonly roc?: { readonly falsePositive: Float64Array; readonly truePositive: Float64Array };
  /** Of probabilities of two classes: mean prediction and observed share in ten bins. */
  readonly calibration?: readonly CalibrationBin[];
}

/** All classes but the positive one, of a target with more than two. */
const REST = null;

const MOST_POINTS = 500;
/** What a row costs, in cells: an exponential. */
const ROW_CELLS = 16;

/** Of raw scores for targets 0 and 1; `classes` has the positive one last. */
export function* twoClassReport(
  estimator: Estimator,
  classes: readonly string[],
  outputs: Float64Array,
  targets: Float64Array,
  weights?: Float64Array,
): Work<ClassReport> {
  const predicted = new Uint8Array(outputs.length);
  const probabilities = new Float64Array(estimator.activation === 'sigmoid' ? outputs.length : 0);
  yield* overBlocks(outputs.length, ROW_CELLS, (from, n) => {
    for (let i = from; i < from + n; i++) predicted[i] = outputs[i]! > 0 ? 1 : 0;
    if (probabilities.length > 0) for (let i = from; i < from + n; i++) probabilities[i] = sigmoid(outputs[i]!);
  });
  const roc = yield* rocOf(outputs, targets, weights);
  return {
    ...reportOf(sidesOf(classes), predicted, targets, weights),
    auc: roc.auc,
    roc: { falsePositive: thinned(roc.falsePositiveRates), truePositive: thinned(roc.truePositiveRates) },
    ...(probabilities.length > 0 && { calibration: yield* calibrationOf(probabilities, targets, weights) }),
  };
}

/** The two that a neuron tells apart; `classes` has the positive one last. */
export function sidesOf(classes: readonly string[]): ClassReport['classes'] {
  const other = classes.length === 2 ? (classes[0] ?? '') : REST;
  return [other, classes.at(-1) ?? ''];
}

/** Of predicted and actual classes by their numbers. */
export function reportOf(
  classes: ClassReport['classes'],
  predicted: ArrayLike<number>,
  actual: ArrayLike<number>,
  weights?: Float64Array,
): ClassReport {
  const k = classes.length;
  const report = reportOn(classes, confusionOf(k, predicted, actual).counts);
  if (!weights) return report;
  const { scores } = report;
  const weighed = scoresOf(confusionOf(k, predicted, actual, weights));
  return { ...report, weighted: true, scores: weighed.map((of, c) => ({ ...of, support: scores[c]!.support })) };
}

/** Of the number of rows of each actual and predicted class, counts[actual·K + predicted]. */
export function reportOn(classes: ClassReport['classes'], counts: Float64Array): ClassReport {
  const k = classes.length;
  const confusion = classes.map((_, c) => [...counts.subarray(c * k, (c + 1) * k)]);
  return { classes, confusion, scores: scoresOf({ classes: k, counts }) };
}

/** The same points of each rate, the first and the last among them. */
function thinned(rates: Float64Array): Float64Array {
  if (rates.length <= MOST_POINTS) return rates.slice();
  const spacing = (rates.length - 1) / (MOST_POINTS - 1);
  return Float64Array.from({ length: MOST_POINTS }, (_, i) => rates[Math.round(i * spacing)] ?? Number.NaN);
}
