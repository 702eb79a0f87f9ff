import { POWERS } from '../data/expressions';
import { ESTIMATORS } from '../model/estimators';
import { COERCED, type Factor } from '../model/factor';
import type { FittedFeature, FittedModel, Neuron } from '../model/fitted';
import { LOSS_IDS } from '../model/loss';
import { DATE_PARTS, type DatePart } from '../table/calendar';
import { choice, either, finite, list, object, positive, type Read, record, text, whole } from './reading';
import { MOST_MARKS } from './readingShape';

/** Marks a file as one of ours. */
export const MODEL_FORMAT = 'descent-model';
export const MODEL_VERSION = 1;

/** A model as it stands in a file. */
export interface WrittenModel extends FittedModel {
  readonly format: typeof MODEL_FORMAT;
}

/** More than any table gives, and few enough for a hostile file not to fill the memory. */
const MOST_FEATURES = 100_000;
export const MOST_LEVELS = 10_000;
const MOST_FACTORS = 2;

const parts = Object.keys(DATE_PARTS) as DatePart[];

const factor: Read<Factor> = object<Factor>({
  column: text,
  level: { optional: text },
  part: { optional: choice(...parts, 'missing') },
  power: { optional: whole(POWERS.least, POWERS.most) },
  dayFirst: { optional: choice(true) },
});

export const factors = list(factor, 1, MOST_FACTORS);

const feature: Read<FittedFeature> = object<FittedFeature>({
  name: text,
  column: text,
  level: { optional: text },
  factors: { optional: factors },
  mean: finite,
  scale: positive,
  statistics: object<FittedFeature['statistics']>({ mean: finite, deviation: finite }),
});

const weights = list(finite, 1, MOST_FEATURES);

const neuron: Read<Neuron> = object<Neuron>({
  bias: finite,
  weights,
  standardised: object<Neuron['standardised']>({ bias: finite, weights }),
});

const levels = list(text, 2, MOST_LEVELS);
export const levelsByColumn = record(levels);
export const fillsByColumn = record(either((value) => typeof value === 'string', text, finite));

/** Every field of a model by itself; whether they fit one another is `requireConsistent`'s to say. */
export const writtenModel: Read<WrittenModel> = object<WrittenModel>({
  format: choice(MODEL_FORMAT),
  version: choice(MODEL_VERSION),
  estimator: choice(...ESTIMATORS.map(({ id }) => id)),
  activation: choice('identity', 'step', 'sigmoid'),
  loss: choice(...LOSS_IDS),
  delta: { optional: positive },
  target: text,
  classes: { optional: levels },
  levels: levelsByColumn,
  fills: { optional: fillsByColumn },
  decimal: choice('.', ','),
  missing: { optional: list(text, 0, MOST_MARKS) },
  coerced: { optional: record(choice(...COERCED)) },
  features: list(feature, 1, MOST_FEATURES),
  neurons: list(neuron, 1, MOST_LEVELS),
});
