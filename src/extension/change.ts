import { type Estimator, type EstimatorId, estimatorOf } from '../core/model/estimators';
import type { OptionName } from '../core/model/options';
import { canDescend, isWhole, type OptimizerId, type TrainOptions } from '../core/model/setup';
import type { Changes, Choice } from './choices';

/** What is another in the next training. */
export interface Change {
  readonly changes?: Changes;
  readonly estimator?: EstimatorId;
  readonly choice?: { readonly [K in Changeable]?: Choice[K] | undefined };
  /** A value on the way to another. */
  readonly passing?: boolean;
}

type Changeable = 'excluded' | 'edition' | 'start' | 'references' | 'rowWeights';

/** Options that make the features others, or put them on another scale. */
const SHAPING: readonly OptionName[] = ['missing', 'missingIndicator', 'rareLevels', 'standardise', 'scaling'];

interface Chosen {
  readonly choice: Choice;
  readonly changes: Changes;
}

/**
 * The next set-up. What was changed last wins: options that don't go with it fall back to what is set, or to what does go. Where
 * training begins falls back as well: its parameters are an estimator's, on the features as they are. `settingsOf` gives what the
 * settings say for an estimator.
 */
export function changed(
  { choice, changes }: Chosen,
  { changes: more = {}, estimator: other, choice: chosen = {} }: Change,
  settingsOf: (estimator: EstimatorId) => TrainOptions,
): Chosen {
  const id = other ?? choice.estimator;
  const isOther = id !== choice.estimator;
  const isElsewhere = isOther || 'references' in chosen || SHAPING.some((option) => option in more);
  const next = { ...choice, ...(isElsewhere && { start: undefined }), ...chosen, estimator: id };
  const estimator = estimatorOf(id);
  if (!estimator) return { choice: whole(next), changes: { ...changes, ...more } };
  const settings = settingsOf(id);
  const before = { ...settings, ...fitting(changes, estimator) };
  const kept = keepsRate(before, more, estimator, isOther) ? changes : without(changes, 'learningRate');
  const all = fitting({ ...kept, ...more }, estimator);
  return { choice: whole(next), changes: { ...all, ...undone({ ...settings, ...all }, more, estimator) } };
}

/** Without what is undefined, and rows left out only where there are some. */
function whole({ excluded = [], edition, start, references, rowWeights, ...choice }: Loose): Choice {
  return {
    ...choice,
    ...(excluded.length > 0 && { excluded, ...(edition && { edition }) }),
    ...(start && { start }),
    ...(references && { references }),
    ...(rowWeights !== undefined && { rowWeights }),
  };
}

type Loose = Omit<Choice, keyof NonNullable<Change['choice']>> & NonNullable<Change['choice']>;

/** Those that an estimator can be trained with. */
function fitting(changes: Changes, estimator: Estimator): Changes {
  const isFit = ([option, value]: [string, unknown]) => {
    if (option === 'loss') return estimator.losses.some((loss) => loss === value);
    return !estimator.fixed.some((fixed) => fixed === option);
  };
  return Object.fromEntries(Object.entries(changes).filter(isFit));
}

/** How large the steps are that a learning rate makes: the rate of one kind means nothing to another. */
const KIND_OF_RATE: Readonly<Record<OptimizerId, string>> = {
  gradientDescent: 'gradient',
  momentum: 'gradient',
  nesterov: 'gradient',
  adam: 'weight',
  newton: 'whole',
  lbfgs: 'whole',
};

/** A learning rate was chosen for a loss and a kind of step. */
function keepsRate(before: TrainOptions, more: Changes, { losses }: Estimator, isOther: boolean): boolean {
  if (isOther) return false;
  const { loss = losses[0], optimizer } = before;
  const { loss: nextLoss = loss, optimizer: nextOptimizer = optimizer } = more;
  return nextLoss === loss && KIND_OF_RATE[nextOptimizer] === KIND_OF_RATE[optimizer];
}

/** Newton's method and L-BFGS need a smooth loss, the whole table and no l1: either they give way, or what stands against it. */
function undone(options: TrainOptions, more: Changes, { losses }: Estimator): Changes {
  if (!isWhole(options.optimizer)) return {};
  const loss = options.loss ?? losses[0];
  const isSmooth = loss !== undefined && canDescend(options.optimizer, loss);
  const isHindered = options.l1 > 0 || options.batchSize !== 'all';
  if (isSmooth && !isHindered) return {};
  if (isSmooth && more.optimizer === options.optimizer) return { l1: 0, batchSize: 'all' };
  return { optimizer: 'gradientDescent' };
}

function without(changes: Changes, option: OptionName): Changes {
  const { [option]: _, ...others } = changes;
  return others;
}
