import { parseArgs } from 'node:util';
import { LOSSES, type LossId } from '../core/model/loss';
import {
  DEFAULT_OPTIONS,
  INITIALS,
  MISSING_CHOICES,
  OPTIMIZERS,
  SCALINGS,
  SCHEDULES,
  SPLITS,
  type TrainOptions,
} from '../core/model/setup';

export const USAGE = `Usage: descent train FILE --target NAME [--features A,B,…] [--estimator linear|sigmoid|perceptron|svm]
                     [--set option=value …] [--model OUT.json] [--json]

FILE may be - for standard input. Options: learningRate (auto or a number), maxIterations (auto or a number),
tolerance, seed, standardise (true or false), positive (a class),
loss (mse, rss, absolute, huber, log, sigmoidSquared, hinge, perceptron), delta (auto or a number, of huber),
optimizer (gradientDescent, momentum, nesterov, adam, newton), momentum, batchSize (all or a number of rows),
schedule (constant, inverse, cosine), l1, l2, initial (zeros, random), bias (true or false), patience (0: none),
scaling (standard, minmax), missing (leaveOut, mean, median, mostFrequent), missingIndicator (true or false),
rareLevels, validation (0 to 0.9), split (random, last), reference (column=level), rowWeights (a column).
A feature may be an expression: x^2, x*y, date.year, date.month, date.weekday, date.days.`;

/** The command line is not of the form that \`USAGE\` gives. */
export class UsageError extends Error {}

export interface Arguments {
  readonly file: string;
  readonly target: string;
  readonly features?: readonly string[];
  readonly estimator?: string;
  readonly positive?: string;
  readonly references?: Readonly<Record<string, string>>;
  readonly rowWeights?: string;
  readonly options: TrainOptions;
  readonly model?: string;
  readonly json: boolean;
}

export function parseArguments(argv: readonly string[]): Arguments {
  const { values, positionals } = parsed(argv);
  const [command, file, surplus] = positionals;
  if (command !== 'train') throw new UsageError(`Found the command ${command ?? '(none)'}: expected train.`);
  if (!file || surplus) throw new UsageError(`Found ${positionals.length - 1} files: expected one.`);
  if (!values.target) throw new UsageError('Found no --target: expected the name of a column.');
  const { positive, references, rowWeights, ...options } = settings(values.set ?? []);
  return {
    file,
    target: values.target,
    ...(values.features && { features: values.features.split(',') }),
    ...(values.estimator && { estimator: values.estimator }),
    ...(positive !== undefined && { positive }),
    ...(references && { references }),
    ...(rowWeights !== undefined && { rowWeights }),
    options: { ...DEFAULT_OPTIONS, ...options },
    ...(values.model && { model: values.model }),
    json: values.json ?? false,
  };
}

function parsed(argv: readonly string[]) {
  const string = { type: 'string' } as const;
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        target: string,
        features: string,
        estimator: string,
        set: { ...string, multiple: true },
        model: string,
        json: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

type Settings = { -readonly [K in keyof TrainOptions]?: TrainOptions[K] } & {
  positive?: string;
  references?: Record<string, string>;
  rowWeights?: string;
};

function settings(assignments: readonly string[]): Settings {
  const found: Settings = {};
  for (const assignment of assignments) {
    const [, option = '', value = ''] = /^([^=]*)=(.*)$/s.exec(assignment) ?? [];
    const set = SETTERS[option];
    if (!set)
      throw new UsageError(
        `Found --set ${assignment}: expected option=value with one of ${Object.keys(SETTERS).join(', ')}.`,
      );
    set(found, value);
  }
  return found;
}

const SETTERS: Readonly<Record<string, (settings: Settings, value: string) => void>> = {
  learningRate: (settings, value) => {
    settings.learningRate = value === 'auto' ? value : number('learningRate', value);
  },
  maxIterations: (settings, value) => {
    settings.maxIterations = value === 'auto' ? value : number('maxIterations', value);
  },
  tolerance: (settings, value) => {
    settings.tolerance = number('tolerance', value);
  },
  seed: (settings, value) => {
    settings.seed = number('seed', value);
  },
  optimizer: (settings, value) => {
    settings.optimizer = oneOf(OPTIMIZERS, 'optimizer', value);
  },
  momentum: (settings, value) => {
    settings.momentum = number('momentum', value);
  },
  batchSize: (settings, value) => {
    settings.batchSize = value === 'all' ? value : number('batchSize', value);
  },
  schedule: (settings, value) => {
    settings.schedule = oneOf(SCHEDULES, 'schedule', value);
  },
  delta: (settings, value) => {
    settings.delta = value === 'auto' ? value : number('delta', value);
  },
  l1: (settings, value) => {
    settings.l1 = number('l1', value);
  },
  l2: (settings, value) => {
    settings.l2 = number('l2', value);
  },
  initial: (settings, value) => {
    settings.initial = oneOf(INITIALS, 'initial', value);
  },
  bias: (settings, value) => {
    settings.bias = truth('bias', value);
  },
  patience: (settings, value) => {
    settings.patience = number('patience', value);
  },
  standardise: (settings, value) => {
    settings.standardise = truth('standardise', value);
  },
  loss: (settings, value) => {
    settings.loss = oneOf(Object.keys(LOSSES) as LossId[], 'loss', value);
  },
  scaling: (settings, value) => {
    settings.scaling = oneOf(SCALINGS, 'scaling', value);
  },
  missing: (settings, value) => {
    settings.missing = oneOf(MISSING_CHOICES, 'missing', value);
  },
  missingIndicator: (settings, value) => {
    settings.missingIndicator = truth('missingIndicator', value);
  },
  rareLevels: (settings, value) => {
    settings.rareLevels = number('rareLevels', value);
  },
  validation: (settings, value) => {
    settings.validation = number('validation', value);
  },
  split: (settings, value) => {
    settings.split = oneOf(SPLITS, 'split', value);
  },
  positive: (settings, value) => {
    settings.positive = value;
  },
  reference: (settings, value) => {
    const [, column, level] = /^([^=]+)=(.*)$/s.exec(value) ?? [];
    if (column === undefined || level === undefined)
      throw new UsageError(`Found --set reference=${value}: expected reference=column=level.`);
    settings.references = { ...settings.references, [column]: level };
  },
  rowWeights: (settings, value) => {
    settings.rowWeights = value;
  },
};

function number(option: string, value: string): number {
  const result = value.trim() === '' ? Number.NaN : Number(value);
  if (Number.isNaN(result)) throw new UsageError(`Found --set ${option}=${value}: expected a number.`);
  return result;
}

function truth(option: string, value: string): boolean {
  if (value !== 'true' && value !== 'false')
    throw new UsageError(`Found --set ${option}=${value}: expected true or false.`);
  return value === 'true';
}

function oneOf<T extends string>(choices: readonly T[], option: string, value: string): T {
  const choice = choices.find((one) => one === value);
  if (!choice) throw new UsageError(`Found --set ${option}=${value}: expected one of ${choices.join(', ')}.`);
  return choice;
}
