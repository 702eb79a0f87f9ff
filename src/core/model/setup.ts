import { DataError } from '../fault';
import { type Estimator, type EstimatorId, estimatorOf } from './estimators';
import type { LossId } from './loss';

/** What a person chose to train: plain data that crosses processes. */
export interface Setup {
  readonly target: string;
  /** The class to tell from the rest; by default the last of two. */
  readonly positive?: string;
  /** Names of columns. */
  readonly features: readonly string[];
  readonly estimator: EstimatorId;
  readonly options: TrainOptions;
}

export interface TrainOptions {
  /** The estimator's first where it is not named. */
  readonly loss?: LossId;
  /** `auto`: the inverse of the largest curvature of the loss on this table. */
  readonly learningRate: number | 'auto';
  /** `auto`: the estimator's own. */
  readonly maxIterations: number | 'auto';
  /** Stop when the largest component of the gradient has fallen to this fraction of its first value; 0: never early. */
  readonly tolerance: number;
  readonly seed: number;
  /** Train on features of mean 0 and standard deviation 1. */
  readonly standardise: boolean;
}

export const DEFAULT_OPTIONS: TrainOptions = {
  learningRate: 'auto',
  maxIterations: 'auto',
  tolerance: 1e-9,
  seed: 1,
  standardise: true,
};

/** The range of each number among the options: shown in the settings, and held to wherever options come in. */
export const OPTION_RANGES = {
  learningRate: { above: 0, most: Number.MAX_VALUE, whole: false },
  maxIterations: { least: 1, most: 10_000_000, whole: true },
  tolerance: { least: 0, most: 1, whole: false },
  seed: { least: 0, most: 0xffff_ffff, whole: true },
} as const;

export function isInRange(option: keyof typeof OPTION_RANGES, value: number): boolean {
  const range = OPTION_RANGES[option];
  const enough = 'above' in range ? value > range.above : value >= range.least;
  return enough && value <= range.most && (!range.whole || Number.isInteger(value));
}

/** The estimator and the loss of a set-up, its options checked. */
export function recipeOf(setup: Setup): { estimator: Estimator; loss: LossId; maxIterations: number } {
  const estimator = estimatorOf(setup.estimator);
  if (!estimator) throw new DataError('unknownEstimator', { estimator: setup.estimator });
  for (const option of ['learningRate', 'maxIterations', 'tolerance', 'seed'] as const) {
    const value = setup.options[option];
    if (value !== 'auto' && !isInRange(option, value)) throw new DataError('optionRange', { option, value });
  }
  const loss = setup.options.loss ?? estimator.losses[0];
  if (!loss || !estimator.losses.includes(loss)) {
    throw new DataError('lossUnfit', {
      loss: String(loss),
      estimator: estimator.id,
      losses: estimator.losses.join(', '),
    });
  }
  const { maxIterations } = setup.options;
  return { estimator, loss, maxIterations: maxIterations === 'auto' ? estimator.maxIterations : maxIterations };
}
