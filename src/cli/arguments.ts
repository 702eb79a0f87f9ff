import { parseArgs } from 'node:util';
import { LOSSES, type LossId } from '../core/model/loss';
import { DEFAULT_OPTIONS, type TrainOptions } from '../core/model/setup';

export const USAGE = `Usage: descent train FILE --target NAME [--features A,B,…] [--estimator linear|sigmoid|perceptron]
                     [--set option=value …] [--model OUT.json] [--json]

FILE may be - for standard input. Options: learningRate (auto or a number), maxIterations (auto or a number),
tolerance, seed, standardise (true or false), loss (mse, rss, absolute, log, perceptron), positive (a class).`;

/** The command line is not of the form that \`USAGE\` gives. */
export class UsageError extends Error {}

export interface Arguments {
  readonly file: string;
  readonly target: string;
  readonly features?: readonly string[];
  readonly estimator?: string;
  readonly positive?: string;
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
  const { positive, ...options } = settings(values.set ?? []);
  return {
    file,
    target: values.target,
    ...(values.features && { features: values.features.split(',') }),
    ...(values.estimator && { estimator: values.estimator }),
    ...(positive !== undefined && { positive }),
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

type Settings = { -readonly [K in keyof TrainOptions]?: TrainOptions[K] } & { positive?: string };

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
  standardise: (settings, value) => {
    settings.standardise = truth('standardise', value);
  },
  loss: (settings, value) => {
    settings.loss = lossNamed(value);
  },
  positive: (settings, value) => {
    settings.positive = value;
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

function lossNamed(value: string): LossId {
  if (!(value in LOSSES))
    throw new UsageError(`Found --set loss=${value}: expected one of ${Object.keys(LOSSES).join(', ')}.`);
  return value as LossId;
}
