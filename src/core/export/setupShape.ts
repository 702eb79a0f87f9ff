import { ESTIMATORS } from '../model/estimators';
import { LOSS_IDS } from '../model/loss';
import {
  INITIALS,
  MISSING_CHOICES,
  OPTIMIZERS,
  SCALINGS,
  SCHEDULES,
  type Setup,
  SPLITS,
  type TrainOptions,
} from '../model/setup';
import { choice, either, finite, list, object, type Read, record, text, whole } from './reading';
import { readingChoices } from './readingShape';

/** More than any table has, and few enough for a hostile file not to fill the memory. */
const MOST_NAMES = 100_000;
const MOST_ROWS = 2 ** 32;

const isText = (value: unknown) => typeof value === 'string';
const flag = choice(true, false);
const numberOrAuto = either(isText, choice('auto'), finite);

/** Ranges are `recipeOf`'s to check. */
const options: Read<TrainOptions> = object<TrainOptions>({
  loss: { optional: choice(...LOSS_IDS) },
  learningRate: numberOrAuto,
  maxIterations: numberOrAuto,
  tolerance: finite,
  seed: finite,
  optimizer: choice(...OPTIMIZERS),
  momentum: finite,
  batchSize: either(isText, choice('all'), finite),
  schedule: choice(...SCHEDULES),
  delta: numberOrAuto,
  l1: finite,
  l2: finite,
  initial: choice(...INITIALS),
  bias: flag,
  patience: finite,
  standardise: flag,
  scaling: choice(...SCALINGS),
  missing: choice(...MISSING_CHOICES),
  missingIndicator: flag,
  rareLevels: finite,
  validation: finite,
  split: choice(...SPLITS),
});

/** A set-up that came in from outside. */
export const setup: Read<Setup> = object<Setup>({
  target: text,
  positive: { optional: either((value) => value === null, choice(null), text) },
  features: list(text, 1, MOST_NAMES),
  references: { optional: record(text) },
  rowWeights: { optional: text },
  excluded: { optional: list(whole(0, MOST_ROWS), 0, MOST_NAMES) },
  start: { optional: list(finite, 1, MOST_NAMES) },
  reading: { optional: readingChoices },
  estimator: choice(...ESTIMATORS.map(({ id }) => id)),
  options,
});
