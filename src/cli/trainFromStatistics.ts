import { parseArgs } from 'node:util';
import { answeredRun } from '../core/elsewhere/answeredRun';
import { finish } from '../core/work';
import { readText } from './files';
import { carryOut, type OnIteration, type Report } from './train';
import { UsageError } from './usageError';

export interface AnswerArguments {
  readonly answer: string;
  readonly model?: string;
  readonly json: boolean;
}

const OPTION = '--from-statistics';

/** Whether the words behind `descent` ask to train from an answer. */
export function isFromStatistics([command, ...words]: readonly string[]): boolean {
  return command === 'train' && words.some((word) => word === OPTION || word.startsWith(`${OPTION}=`));
}

/** Reads the words behind `descent train`. */
export function parseAnswerArguments(argv: readonly string[]): AnswerArguments {
  const { values, positionals } = parsed(argv);
  const [surplus] = positionals;
  if (surplus !== undefined) throw new UsageError(`Found the file ${surplus}: expected the answer alone.`);
  const { 'from-statistics': answer = '', model, json = false } = values;
  return { answer, ...(model !== undefined && { model }), json };
}

/** Trains on the row that a query of statistics has answered, to the end. */
export function trainFromStatistics({ answer }: AnswerArguments, onIteration: OnIteration): Report {
  const began = performance.now();
  const { setup, run } = finish(answeredRun(readText(answer)));
  return carryOut({ setup, run, haveRead: performance.now() }, began, onIteration);
}

function parsed(argv: readonly string[]) {
  const string = { type: 'string' } as const;
  const options = { 'from-statistics': string, model: string, json: { type: 'boolean' } } as const;
  try {
    return parseArgs({ args: [...argv], allowPositionals: true, options });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
