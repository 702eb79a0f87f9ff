import { LOSS_IDS } from './loss';
import {
  INITIALS,
  MISSING_CHOICES,
  OPTIMIZERS,
  OPTION_RANGES,
  SCALINGS,
  SCHEDULES,
  SPLITS,
  type TrainOptions,
} from './setup';

export type OptionName = keyof TrainOptions;
export type OptionValue = NonNullable<TrainOptions[OptionName]>;

/** What an option holds: a number (or the word that stands for one), one of some choices, or yes and no. */
export type OptionForm =
  | { readonly kind: 'number'; readonly word?: 'auto' | 'all' }
  | { readonly kind: 'choice'; readonly choices: readonly string[] }
  | { readonly kind: 'flag' };

const number: OptionForm = { kind: 'number' };
const numberOr = (word: 'auto' | 'all'): OptionForm => ({ kind: 'number', word });
const oneOf = (choices: readonly string[]): OptionForm => ({ kind: 'choice', choices });
const flag: OptionForm = { kind: 'flag' };

/** Every option, in the order a person meets them. */
export const OPTION_FORMS: Readonly<Record<OptionName, OptionForm>> = {
  loss: oneOf(LOSS_IDS),
  delta: numberOr('auto'),
  optimizer: oneOf(OPTIMIZERS),
  learningRate: numberOr('auto'),
  schedule: oneOf(SCHEDULES),
  momentum: number,
  batchSize: numberOr('all'),
  maxIterations: numberOr('auto'),
  tolerance: number,
  patience: number,
  l1: number,
  l2: number,
  bias: flag,
  initial: oneOf(INITIALS),
  seed: number,
  standardise: flag,
  scaling: oneOf(SCALINGS),
  missing: oneOf(MISSING_CHOICES),
  missingIndicator: flag,
  rareLevels: number,
  validation: number,
  split: oneOf(SPLITS),
};

export const OPTION_NAMES = Object.keys(OPTION_FORMS) as readonly OptionName[];

export function isRanged(option: OptionName): option is keyof typeof OPTION_RANGES {
  return option in OPTION_RANGES;
}

/** An option's value from what a person wrote; undefined where it is not of the option's form. Ranges are `recipeOf`'s to check. */
export function readOption(option: OptionName, written: unknown): OptionValue | undefined {
  const form = OPTION_FORMS[option];
  const text = String(written).trim();
  switch (form.kind) {
    case 'number': {
      if (form.word === text.toLowerCase()) return form.word;
      const value = text === '' ? Number.NaN : Number(text);
      return Number.isNaN(value) ? undefined : value;
    }
    case 'choice':
      return form.choices.includes(text) ? (text as OptionValue) : undefined;
    case 'flag':
      return text === 'true' ? true : text === 'false' ? false : undefined;
    default:
      return form satisfies never;
  }
}
