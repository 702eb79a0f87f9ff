import { parseArgs } from 'node:util';
import type { ReadingChoices } from '../core/table/readingChoices';
import { READING_OPTIONS, readingOf } from './readingArguments';
import { UsageError } from './usageError';

export interface PredictArguments {
  readonly model: string;
  readonly file: string;
  /** Standard output where it is not named. */
  readonly out?: string;
  /** `needed=found`, as they are written. */
  readonly map: readonly string[];
  readonly reading: ReadingChoices;
}

/** Reads the words behind `descent predict`. */
export function parsePredictArguments(argv: readonly string[]): PredictArguments {
  const { values, positionals } = parsed(argv);
  const [model, file, surplus] = positionals;
  if (!model || !file || surplus)
    throw new UsageError(`Found ${positionals.length} files: expected a model and a table.`);
  const { out, map = [] } = values;
  const odd = map.find((assignment) => !assignment.includes('='));
  if (odd !== undefined) throw new UsageError(`Found --map ${odd}: expected needed=found.`);
  return { model, file, map, reading: readingOf(values), ...(out !== undefined && { out }) };
}

function parsed(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: { out: { type: 'string', short: 'o' }, map: { type: 'string', multiple: true }, ...READING_OPTIONS },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
