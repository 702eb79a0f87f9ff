import { parseArgs } from 'node:util';
import { BEYOND_MEMORY, type BeyondMemory } from '../core/data/beyond';
import { SETUP_FORMATS, type SetupFormat } from '../core/elsewhere/setupFormats';
import { OPTION_FORMS, OPTION_NAMES, type OptionForm, type OptionName, readOption } from '../core/model/options';
import { DEFAULT_OPTIONS, type TrainOptions } from '../core/model/setup';
import { own } from '../core/own';
import { ENCODINGS } from '../core/table/encoding';
import type { ReadingChoices } from '../core/table/readingChoices';
import { DEFAULT_FOLDS } from '../core/train/crossValidate';
import { READING_OPTIONS, readingOf } from './readingArguments';
import { UsageError } from './usageError';

export const USAGE = `Usage: descent train FILE --target NAME [--features A,B,…] [--estimator linear|softmax|sigmoid|perceptron|svm]
                     [--set option=value …] [--model OUT.json] [--report OUT.md] [--threads auto|1|2] [--json]
                     [--memory-limit MB] [--beyond-memory stream|sample] [how the table is read]
       descent train --from-statistics ANSWER [--model OUT.json] [--json]
       descent statistics FILE --target NAME --format sql|pyspark [the rest as for train] [--out FILE]
       descent crossvalidate FILE --target NAME [--set folds=5] [the rest as for train] [--json]
       descent predict MODEL.json FILE [--out OUT.csv] [--map needed=found]… [how the table is read]
       descent export MODEL.json --format json|python|sklearn|javascript|typescript|sql|spreadsheet|pmml|onnx
                     [--out FILE]
       descent bench

How the table is read is detected, and what is said goes before:
  --delimiter ';' (one character, or tab)  --header yes|no  --first-line LINE  --decimal point|comma
  --missing 'NA,?,999' (all that stands for a missing cell)  --type column=number|category|date|ignored (may be repeated)
  --encoding NAME (UTF-8, or by its byte order mark; bytes that are no UTF-8 are guessed at, which is said, unless one is named
  of ${ENCODINGS.join(', ')})
FILE may be a CSV, Parquet or Arrow file, or - for a CSV on standard input.
Options: learningRate (auto or a number), maxIterations (auto or a number), tolerance, seed, standardise (true or false), positive (a class; else each of three or more against the rest),
loss (mse, rss, absolute, huber, log, sigmoidSquared, hinge, perceptron), delta (auto or a number, of huber),
optimizer (gradientDescent, momentum, nesterov, adam, newton, lbfgs), momentum, batchSize (all or a number of rows),
schedule (constant, inverse, cosine), l1, l2, initial (zeros, random), bias (true or false), patience (0: none),
scaling (standard, minmax), missing (leaveOut, mean, median, mostFrequent), missingIndicator (true or false),
rareLevels, validation (0 to 0.9), split (random, last), reference (column=level), rowWeights (a column).
A table that would take more memory than its limit (half of what is free, at most 4000) is read again from a temporary copy
at each pass, or a sample of its rows stands for it.
A feature may be an expression: x^2, x*y, date.year, date.month, date.weekday, date.days.
predict writes the table with the predictions behind its last column, to standard output unless -o names a file; --map says
which column of the table stands for one that the model needs, and --map needed= that none does.
--report writes what came of a training as a page of Markdown, as the editor does.
bench measures this machine: reading and training a seeded table in memory, in a few seconds.
statistics prints what trains the same model where a larger table lies: a query for DuckDB or PostgreSQL, whose one row (CSV with
a header, or JSON) train takes as its --from-statistics, or a program for Spark.`;

export const COMMANDS = ['train', 'crossvalidate', 'statistics'] as const;

/** By itself the terminal takes two where that is quicker. */
export type Threads = 'auto' | 1 | 2;

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
  /** Where a page of Markdown is written. */
  readonly report?: string;
  /** Of a set-up that is printed, and its file. */
  readonly format?: SetupFormat;
  readonly out?: string;
  /** With how many a large file is read and passed over. */
  readonly threads: Threads;
  readonly json: boolean;
  /** In megabytes. */
  readonly memoryLimit: number | 'auto';
  readonly beyondMemory: BeyondMemory;
  /** What was said of how the table is read. */
  readonly reading: ReadingChoices;
}

export function parseArguments(argv: readonly string[]): Arguments {
  const { values, positionals } = parsed(argv);
  const [first, file, surplus] = positionals;
  const command = COMMANDS.find((one) => one === first);
  if (!command)
    throw new UsageError(
      `Found the command ${first ?? '(none)'}: expected ${[...COMMANDS, 'predict', 'export', 'bench'].join(', ')}.`,
    );
  if (!file || surplus) throw new UsageError(`Found ${positionals.length - 1} files: expected one.`);
  if (!values.target) throw new UsageError('Found no --target: expected the name of a column.');
  const { positive, references, rowWeights, folds, ...options } = settings(values.set ?? []);
  if (folds !== undefined && command !== 'crossvalidate')
    throw new UsageError('Found --set folds: expected it only of crossvalidate.');
  for (const option of ['model', 'report'] as const)
    if (values[option] && command !== 'train') throw new UsageError(`Found --${option}: expected it only of train.`);
  return {
    command,
    ...printing(command, values),
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
    ...(values.report && { report: values.report }),
    threads: threadsOf(values.threads),
    json: values.json ?? false,
    memoryLimit: memoryLimitOf(values['memory-limit']),
    beyondMemory: beyondMemoryOf(values['beyond-memory']),
    reading: readingOf(values),
  };
}

function memoryLimitOf(text = 'auto'): number | 'auto' {
  if (text === 'auto') return 'auto';
  const megabytes = text.trim() === '' ? Number.NaN : Number(text);
  if (!(megabytes > 0)) throw new UsageError(`Found --memory-limit ${text}: expected a number of megabytes.`);
  return megabytes;
}

function beyondMemoryOf(text = 'stream'): BeyondMemory {
  const found = BEYOND_MEMORY.find((one) => one === text);
  if (!found) throw new UsageError(`Found --beyond-memory ${text}: expected ${BEYOND_MEMORY.join(' or ')}.`);
  return found;
}

function printing(
  command: Arguments['command'],
  { format, out }: { readonly format?: string | undefined; readonly out?: string | undefined },
): Pick<Arguments, 'format' | 'out'> {
  const surplus = format !== undefined ? 'format' : out !== undefined ? 'out' : undefined;
  if (command !== 'statistics') {
    if (surplus) throw new UsageError(`Found --${surplus}: expected it only of statistics.`);
    return {};
  }
  const found = SETUP_FORMATS.find(({ id }) => id === format);
  const expected = SETUP_FORMATS.map(({ id }) => id).join(', ');
  if (!found) throw new UsageError(`Found --format ${format ?? '(none)'}: expected one of ${expected}.`);
  return { format: found, ...(out !== undefined && { out }) };
}

function threadsOf(text = 'auto'): Threads {
  if (text === 'auto') return text;
  if (text !== '1' && text !== '2') throw new UsageError(`Found --threads ${text}: expected auto, 1 or 2.`);
  return text === '1' ? 1 : 2;
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
        report: string,
        format: string,
        out: { ...string, short: 'o' },
        threads: string,
        'memory-limit': string,
        'beyond-memory': string,
        json: { type: 'boolean' },
        ...READING_OPTIONS,
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
  const write = own(OTHERS, option);
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
