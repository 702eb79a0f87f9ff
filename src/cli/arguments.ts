import { parseArgs } from 'node:util';
import { OPTION_FORMS, OPTION_NAMES, type OptionForm, type OptionName, readOption } from '../core/model/options';
import { DEFAULT_OPTIONS, type TrainOptions } from '../core/model/setup';
import { DEFAULT_FOLDS } from '../core/train/crossValidate';

export const USAGE = `Usage: descent train FILE --target NAME [--features A,B,…] [--estimator linear|softmax|sigmoid|perceptron|svm]
                     [--set option=value …] [--model OUT.json] [--json]
       descent crossvalidate FILE --target NAME [--set folds=5] [the rest as for train] [--json]

FILE may be - for standard input. Options: learningRate (auto or a number), maxIterations (auto or a number),
tolerance, seed, standardise (true or false), positive (a class; else each of three or more against the rest),
loss (mse, rss, absolute, huber, log, sigmoidSquared, hinge, perceptron), delta (auto or a number, of huber),
optimizer (gradientDescent, momentum, nesterov, adam, newton), momentum, batchSize (all or a number of rows),
schedule (constant, inverse, cosine), l1, l2, initial (zeros, random), bias (true or false), patience (0: none),
scaling (standard, minmax), missing (leaveOut, mean, median, mostFrequent), missingIndicator (true or false),
rareLevels, validation (0 to 0.9), split (random, last), reference (column=level), rowWeights (a column).
A feature may be an expression: x^2, x*y, date.year, date.month, date.weekday, date.days.`;

/** The command line is not of the form that \`USAGE\` gives. */
export class UsageError extends Error {}

export const COMMANDS = ['train', 'crossvalidate'] as const;

export interface Arguments {
  readonly command: (typeof COMMANDS)[number];
  readonly file: string;
  readonly target: string;
  readonly features?: readonly string[];
  readonly estimator?: string;
  readonly positive?: string;
  readonly references?: Readonly<Record<string, string>>;
  readonly rowWeights?: string;
  readonly options: TrainOptions;
  /** Of a cross-validation. */
  readonly folds: number;
  readonly model?: string;
  readonly json: boolean;
}

export function parseArguments(argv: readonly string[]): Arguments {
  const { values, positionals } = parsed(argv);
  const [first, file, surplus] = positionals;
  const command = COMMANDS.find((one) => one === first);
  if (!command) throw new UsageError(`Found the command ${first ?? '(none)'}: expected ${COMMANDS.join(' or ')}.`);
  if (!file || surplus) throw new UsageError(`Found ${positionals.length - 1} files: expected one.`);
  if (!values.target) throw new UsageError('Found no --target: expected the name of a column.');
  const { positive, references, rowWeights, folds, ...options } = settings(values.set ?? []);
  if (folds !== undefined && command === 'train')
    throw new UsageError('Found --set folds: expected it only of crossvalidate.');
  if (values.model && command !== 'train') throw new UsageError('Found --model: expected it only of train.');
  return {
    command,
    file,
    target: values.target,
    ...(values.features && { features: values.features.split(',') }),
    ...(values.estimator && { estimator: values.estimator }),
    ...(positive !== undefined && { positive }),
    ...(references && { references }),
    ...(rowWeights !== undefined && { rowWeights }),
    options: { ...DEFAULT_OPTIONS, ...options },
    folds: folds ?? DEFAULT_FOLDS,
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

type Written = Pick<Arguments, 'positive' | 'references' | 'rowWeights'> & { readonly folds?: number };
type Settings = Written & Partial<TrainOptions>;

function settings(assignments: readonly string[]): Settings {
  let found: Settings = {};
  for (const assignment of assignments) found = { ...found, ...setting(assignment, found) };
  return found;
}

function setting(assignment: string, before: Settings): Settings {
  const [, option = '', value = ''] = /^([^=]*)=(.*)$/s.exec(assignment) ?? [];
  const write = OTHERS[option];
  if (write) return write(value, before);
  if (!isOption(option)) {
    const known = [...OPTION_NAMES, ...Object.keys(OTHERS)].join(', ');
    throw new UsageError(`Found --set ${assignment}: expected option=value with one of ${known}.`);
  }
  const read = readOption(option, value);
  if (read === undefined)
    throw new UsageError(`Found --set ${assignment}: expected ${expected(OPTION_FORMS[option])}.`);
  return { [option]: read };
}

/** What is set like an option and is none. */
const OTHERS: Readonly<Record<string, (value: string, before: Settings) => Settings>> = {
  positive: (positive) => ({ positive }),
  rowWeights: (rowWeights) => ({ rowWeights }),
  reference: (value, { references }) => {
    const [, column, level] = /^([^=]+)=(.*)$/s.exec(value) ?? [];
    if (column === undefined || level === undefined)
      throw new UsageError(`Found --set reference=${value}: expected reference=column=level.`);
    return { references: { ...references, [column]: level } };
  },
  folds: (value) => {
    const folds = value.trim() === '' ? Number.NaN : Number(value);
    if (Number.isNaN(folds)) throw new UsageError(`Found --set folds=${value}: expected a number.`);
    return { folds };
  },
};

function isOption(name: string): name is OptionName {
  return Object.hasOwn(OPTION_FORMS, name);
}

function expected(form: OptionForm): string {
  switch (form.kind) {
    case 'number':
      return form.word === undefined ? 'a number' : `${form.word} or a number`;
    case 'choice':
      return `one of ${form.choices.join(', ')}`;
    case 'flag':
      return 'true or false';
    default:
      return form satisfies never;
  }
}
