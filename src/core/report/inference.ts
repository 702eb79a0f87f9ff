import type { Dataset } from '../data/dataset';
import type { Neuron } from '../model/fitted';
import { lossNamed } from '../model/loss';
import { recipeOf, type Setup } from '../model/setup';
import type { Work } from '../work';
import { coefficientsOf } from './coefficients';
import { leastSquaresOf } from './leastSquares';
import { type WaldCoefficient, waldOf } from './wald';

/** How sure the weights are, in column units: plain data that crosses processes. */
export interface Inference {
  /** Of the exact least-squares answer by Student's t, or of the logistic weights by Wald's z. */
  readonly kind: 'leastSquares' | 'wald';
  /** The bias first, with an empty name, where there is one; features of which nothing can be said are not among them. */
  readonly terms: readonly InferenceTerm[];
  /** Features that are sums of others, by name: least squares has left them out. */
  readonly dropped: readonly string[];
}

export interface InferenceTerm {
  readonly name: string;
  readonly weight: number;
  readonly standardError: number;
  /** t or z: weight / standardError. */
  readonly statistic: number;
  readonly p: number;
  /** 95 %. */
  readonly interval: readonly [number, number];
  readonly varianceInflation?: number;
  readonly oddsRatio?: number;
}

/** More products of two features than this would keep a person waiting for a second or more. */
const MOST_PRODUCTS = 1e8;

/**
 * Errors and intervals where theory has them: of a squared loss without penalties, whatever weights the training came to, for the
 * exact answer; of a log loss without penalties for the weights it came to, if that is the minimum.
 */
export function* inferenceOf(
  dataset: Dataset,
  setup: Setup,
  neuron: Neuron,
  isMinimum: boolean,
): Work<Inference | undefined> {
  const { l1, l2, bias } = setup.options;
  const { loss } = recipeOf(setup);
  const isPlain = l1 === 0 && l2 === 0 && !dataset.weights;
  if (!isPlain || dataset.targets.length * dataset.columns.length ** 2 > MOST_PRODUCTS) return undefined;
  if (loss === 'log' && bias && isMinimum) return yield* ofLogistic(dataset, neuron);
  return lossNamed(loss).shape === 'quadratic' ? yield* ofLeastSquares(dataset, bias) : undefined;
}

function* ofLeastSquares({ columns, targets, features }: Dataset, bias: boolean): Work<Inference> {
  const fit = yield* leastSquaresOf(columns, targets, { bias });
  const { bias: free, weights } = coefficientsOf(fit);
  const terms = weights.flatMap((coefficient, j): InferenceTerm[] => {
    if (!coefficient) return [];
    const { t, ...rest } = coefficient;
    return [{ name: features[j]?.name ?? '', statistic: t, ...rest }];
  });
  const first = free && { name: '', statistic: free.t, ...free };
  const dropped = fit.dropped.map((j) => features[j]?.name ?? '');
  return { kind: 'leastSquares', terms: first ? [first, ...terms] : terms, dropped };
}

function* ofLogistic({ columns, features }: Dataset, neuron: Neuron): Work<Inference> {
  const { bias, weights } = yield* waldOf(columns, neuron);
  const term = (name: string, { z, oddsRatio, oddsInterval, ...rest }: WaldCoefficient): InferenceTerm => ({
    name,
    statistic: z,
    oddsRatio,
    ...rest,
  });
  const terms = weights.flatMap((one, j) => (one ? [term(features[j]?.name ?? '', one)] : []));
  return { kind: 'wald', terms: [term('', bias), ...terms], dropped: [] };
}
