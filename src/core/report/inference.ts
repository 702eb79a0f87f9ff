import type { Dataset } from '../data/dataset';
import type { Statistics } from '../data/statistics';
import { tellsEach } from '../data/targets';
import type { Neuron } from '../model/fitted';
import { lossNamed } from '../model/loss';
import { recipeOf, type Setup } from '../model/setup';
import type { Work } from '../work';
import { coefficientsOf } from './coefficients';
import { type Influential, influenceOf, influentialOf } from './influence';
import { type LeastSquares, leastSquaresOf } from './leastSquares';
import { leastSquaresFrom } from './leastSquaresFrom';
import { type LeverageFactor, leverageFactorOf } from './leverage';
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

/** How sure the weights are, and which rows decide them. */
export interface Certainty {
  readonly inference?: Inference;
  /** Of least squares only. */
  readonly influence?: Influential;
  readonly leverage?: LeverageFactor;
}

/**
 * Errors and intervals where theory has them: of a squared loss without penalties, whatever weights the training came to, for the
 * exact answer, and with the rows that decide it; of a log loss without penalties for the weights it came to, if that is the minimum.
 * Nothing is said of several neurons, nor of streamed rows. `lineOf` gives the line of a row of the table.
 */
export function* certaintyOf(
  dataset: Dataset,
  setup: Setup,
  neuron: Neuron,
  isMinimum: boolean,
  lineOf: (row: number) => number,
): Work<Certainty> {
  const { l1, l2, bias } = setup.options;
  const { loss } = recipeOf(setup);
  if (tellsEach(setup, dataset.classes ?? [])) return {};
  const isPlain = l1 === 0 && l2 === 0 && !dataset.weights;
  if (!isPlain || dataset.stream || dataset.targets.length * dataset.columns.length ** 2 > MOST_PRODUCTS) return {};
  if (loss === 'log' && bias && isMinimum) return { inference: yield* ofLogistic(dataset, neuron) };
  if (lossNamed(loss).shape !== 'quadratic') return {};
  const { columns, targets } = dataset;
  const fit = yield* leastSquaresOf(columns, targets, { bias });
  const influence = influentialOf(dataset, fit, yield* influenceOf(columns, targets, fit), lineOf);
  const leverage = leverageFactorOf(fit);
  return {
    inference: ofLeastSquares(namesOf(dataset), fit),
    ...(influence && { influence }),
    ...(leverage && { leverage }),
  };
}

/** The same of statistics alone: of a squared loss without penalties, where they are enough for the exact answer. */
export function* certaintyFrom(
  statistics: Statistics,
  { options: { l1, l2, bias } }: Setup,
  names: readonly string[],
): Work<Certainty> {
  const fit = l1 === 0 && l2 === 0 ? yield* leastSquaresFrom(statistics, bias) : undefined;
  return fit ? { inference: ofLeastSquares(names, fit) } : {};
}

function namesOf({ features }: Dataset): readonly string[] {
  return features.map(({ name }) => name);
}

function ofLeastSquares(names: readonly string[], fit: LeastSquares): Inference {
  const { bias: free, weights } = coefficientsOf(fit);
  const terms = weights.flatMap((coefficient, j): InferenceTerm[] => {
    if (!coefficient) return [];
    const { t, ...rest } = coefficient;
    return [{ name: names[j] ?? '', statistic: t, ...rest }];
  });
  const first = free && { name: '', statistic: free.t, ...free };
  const dropped = fit.dropped.map((j) => names[j] ?? '');
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
