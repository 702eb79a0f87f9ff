import { MOST_LEADING } from '../core/export/readingShape';
import { CHOSEN_TYPES, type ChosenType } from '../core/table/dialect';
import { ENCODINGS, type Encoding, isEncoding } from '../core/table/encoding';
import { isDelimiter, type ReadingChoices } from '../core/table/readingChoices';
import { UsageError } from './usageError';

const string = { type: 'string' } as const;

/** What can be said of how a table is read. */
export const READING_OPTIONS = {
  delimiter: string,
  header: string,
  'first-line': string,
  decimal: string,
  encoding: string,
  missing: string,
  type: { ...string, multiple: true },
} as const;

type Values = { readonly [K in keyof typeof READING_OPTIONS]?: (K extends 'type' ? string[] : string) | undefined };

export function readingOf(values: Values): ReadingChoices {
  const { delimiter, header, decimal, encoding, missing, type } = values;
  const line = values['first-line'];
  return {
    ...(delimiter !== undefined && { delimiter: delimiterOf(delimiter) }),
    ...(header !== undefined && { header: oneOf('header', header, { yes: true, no: false }) }),
    ...(line !== undefined && { firstLine: lineOf(line) }),
    ...(decimal !== undefined && { decimal: oneOf('decimal', decimal, { point: '.', comma: ',' } as const) }),
    ...(encoding !== undefined && { encoding: encodingOf(encoding) }),
    ...(missing !== undefined && { missing: marksOf(missing) }),
    ...(type && { types: Object.fromEntries(type.map(typeOf)) }),
  };
}

function delimiterOf(text: string): string {
  const delimiter = text === 'tab' ? '\t' : text;
  if (isDelimiter(delimiter)) return delimiter;
  throw new UsageError(`Found --delimiter ${text}: expected tab, or one character that is no letter, digit or quote.`);
}

function lineOf(text: string): number {
  const line = /^\d+$/.test(text) ? Number(text) : 0;
  if (line >= 1 && line <= MOST_LEADING) return line;
  throw new UsageError(`Found --first-line ${text}: expected the number of a line, from 1 to ${MOST_LEADING}.`);
}

/** The encoding that a word names, in whichever case. */
function encodingOf(word: string): Encoding {
  const encoding = word.toLowerCase();
  if (isEncoding(encoding)) return encoding;
  throw new UsageError(`Found --encoding ${word}: expected one of ${ENCODINGS.join(', ')}.`);
}

/** An empty cell is always missing. */
function marksOf(text: string): string[] {
  return [...new Set(text.split(',').map((mark) => mark.trim()))].filter((mark) => mark !== '');
}

/** A name may hold an equals sign itself. */
function typeOf(assignment: string): [string, ChosenType] {
  const at = assignment.lastIndexOf('=');
  const type = CHOSEN_TYPES.find((one) => one === assignment.slice(at + 1));
  if (at > 0 && type) return [assignment.slice(0, at), type];
  throw new UsageError(`Found --type ${assignment}: expected column=type with one of ${CHOSEN_TYPES.join(', ')}.`);
}

function oneOf<T>(option: string, text: string, choices: Readonly<Record<string, T>>): T {
  const found = Object.entries(choices).find(([word]) => word === text);
  if (found) return found[1];
  throw new UsageError(`Found --${option} ${text}: expected ${Object.keys(choices).join(' or ')}.`);
}
