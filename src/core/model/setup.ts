import { DataError } from '../fault';
import type { ReadingChoices } from '../table/readingChoices';
import { type Estimator, type EstimatorId, estimatorOf } from './estimators';
import { type LossId, lossNamed } from './loss';

/** What a person chose to train: plain data that crosses processes. */
export interface Setup {
  readonly target: string;
  /** The class to tell from the rest; by default the last of two, and each of more (null) by a neuron of its own. */
  readonly positive?: string | null;
  /** Names of columns, and expressions of them: `x^2`, `x*y`, `date.month`. */
  readonly features: readonly string[];
  /** The level of a category that the others are told from; by default its first. */
  readonly references?: Readonly<Record<string, string>>;
  /** A number column that says how much each row counts. */
  readonly rowWeights?: string;
  /** Rows that a person left out, by their places in the table, from 0. */
  readonly excluded?: readonly number[];
  /** Where training begins, as it is trained: one neuron after another, each bias first; by default as `initial` says. */
  readonly start?: readonly number[];
  /** How the table is read, where that was chosen. */
  readonly reading?: ReadingChoices;
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
  readonly optimizer: OptimizerId;
  /** β of momentum and nesterov: how much of a step goes into the next. */
  readonly momentum: number;
  /** Rows to a step; an iteration is still one pass over the table. */
  readonly batchSize: number | 'all';
  /** How the learning rate changes from iteration to iteration. */
  readonly schedule: ScheduleId;
  /** δ of Huber's loss; `auto`: half of the target's standard deviation. */
  readonly delta: number | 'auto';
  /** Penalties on the weights as they are trained on, on the scale of a mean loss: l1·Σ|w| + l2/2·Σw². The bias is free. */
  readonly l1: number;
  readonly l2: number;
  readonly initial: InitialId;
  /** Without it the output is 0 where all features are, and nothing is centred. */
  readonly bias: boolean;
  /** Stop when the loss has not fallen by a millionth of itself for so many iterations; 0: never. */
  readonly patience: number;
  /** Train on features of mean 0 and standard deviation 1. */
  readonly standardise: boolean;
  /** What standardising does: mean 0 and standard deviation 1, or least 0 and most 1. */
  readonly scaling: ScalingId;
  /** What is done with rows where a feature has no value; a category is filled with its most frequent level. */
  readonly missing: MissingId;
  /** Where missing cells are filled: one more feature that tells where they were. */
  readonly missingIndicator: boolean;
  /** Levels of a category with fewer rows are gathered into one; 0: none. */
  readonly rareLevels: number;
  /** The fraction of the rows that is held back to measure on. */
  readonly validation: number;
  readonly split: SplitId;
}

export const SCALINGS = ['standard', 'minmax'] as const;
export type ScalingId = (typeof SCALINGS)[number];
export const MISSING_CHOICES = ['leaveOut', 'mean', 'median', 'mostFrequent'] as const;
export type MissingId = (typeof MISSING_CHOICES)[number];
export const SPLITS = ['random', 'last'] as const;
export type SplitId = (typeof SPLITS)[number];

export const OPTIMIZERS = ['gradientDescent', 'momentum', 'nesterov', 'adam', 'newton', 'lbfgs'] as const;
export type OptimizerId = (typeof OPTIMIZERS)[number];
export const SCHEDULES = ['constant', 'inverse', 'cosine'] as const;
export type ScheduleId = (typeof SCHEDULES)[number];
export const INITIALS = ['zeros', 'random'] as const;
export type InitialId = (typeof INITIALS)[number];

export const DEFAULT_OPTIONS: TrainOptions = {
  learningRate: 'auto',
  maxIterations: 'auto',
  tolerance: 1e-9,
  seed: 1,
  optimizer: 'gradientDescent',
  momentum: 0.9,
  batchSize: 'all',
  schedule: 'constant',
  delta: 'auto',
  l1: 0,
  l2: 0,
  initial: 'zeros',
  bias: true,
  patience: 0,
  standardise: true,
  scaling: 'standard',
  missing: 'leaveOut',
  missingIndicator: false,
  rareLevels: 0,
  validation: 0,
  split: 'random',
};

/** The range of each number among the options: shown in the settings, and held to wherever options come in. */
export const OPTION_RANGES = {
  learningRate: { above: 0, most: Number.MAX_VALUE, whole: false },
  maxIterations: { least: 1, most: 10_000_000, whole: true },
  tolerance: { least: 0, most: 1, whole: false },
  seed: { least: 0, most: 0xffff_ffff, whole: true },
  momentum: { least: 0, most: 0.9999, whole: false },
  batchSize: { least: 1, most: 0xffff_ffff, whole: true },
  delta: { above: 0, most: Number.MAX_VALUE, whole: false },
  l1: { least: 0, most: Number.MAX_VALUE, whole: false },
  l2: { least: 0, most: Number.MAX_VALUE, whole: false },
  patience: { least: 0, most: 10_000_000, whole: true },
  rareLevels: { least: 0, most: 1_000_000, whole: true },
  validation: { least: 0, most: 0.9, whole: false },
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
  for (const option of Object.keys(OPTION_RANGES) as (keyof typeof OPTION_RANGES)[]) {
    const value = setup.options[option];
    if (typeof value === 'number' && !isInRange(option, value)) throw new DataError('optionRange', { option, value });
  }
  const loss = setup.options.loss ?? estimator.losses[0];
  if (!loss || !estimator.losses.includes(loss)) {
    throw new DataError('lossUnfit', {
      loss: String(loss),
      estimator: estimator.id,
      losses: estimator.losses.join(', '),
    });
  }
  requireFit(setup.options, estimator, loss);
  const { maxIterations } = setup.options;
  return { estimator, loss, maxIterations: maxIterations === 'auto' ? estimator.maxIterations : maxIterations };
}

/** Some ways of training don't go with some losses. */
function requireFit(options: TrainOptions, estimator: Estimator, loss: LossId): void {
  const fixed = estimator.fixed.find((option) => options[option] !== DEFAULT_OPTIONS[option]);
  if (fixed) throw new DataError('optionUnfit', { option: fixed, estimator: estimator.id });
  const { optimizer, l1, batchSize } = options;
  if (!isWhole(optimizer)) return;
  if (!canDescend(optimizer, loss) || l1 > 0 || batchSize !== 'all') {
    throw new DataError('optimizerUnfit', { optimizer, loss, l1, batchSize });
  }
}

/** Newton's method and L-BFGS: whole steps of smooth losses over the whole table, without l1. */
export function isWhole(optimizer: OptimizerId): optimizer is 'newton' | 'lbfgs' {
  return optimizer === 'newton' || optimizer === 'lbfgs';
}

/** Whether an optimiser can descend a loss: Newton's method needs second derivatives, L-BFGS that they are there. */
export function canDescend(optimizer: OptimizerId, loss: LossId): boolean {
  if (!isWhole(optimizer)) return true;
  return lossNamed(loss).shape !== 'cornered' && (optimizer === 'lbfgs' || loss !== 'crossEntropy');
}
