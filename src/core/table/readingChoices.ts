import type { Dialect } from './dialect';
import type { Encoding } from './encoding';

/**
 * What a person has said of how a table is read: plain data that goes with a set-up and crosses processes. What it lacks is detected,
 * so that an empty one leaves all as it is.
 */
export interface ReadingChoices extends Partial<Dialect> {
  /** Of a file; the text of an open document is that of its editor. */
  readonly encoding?: Encoding;
}

const ORDER = [
  'delimiter',
  'header',
  'firstLine',
  'decimal',
  'encoding',
  'missing',
  'types',
] as const satisfies readonly (keyof ReadingChoices)[];

/** The same choices without those that say nothing, always in the same order. */
export function tidied(choices: ReadingChoices): ReadingChoices {
  const entries = ORDER.flatMap((name) => {
    const value = choices[name];
    const isNothing =
      value === undefined || (name === 'firstLine' && value === 1) || (name === 'types' && isEmpty(value));
    return isNothing ? [] : [[name, value]];
  });
  return Object.fromEntries(entries);
}

export function isSameReading(a: ReadingChoices = {}, b: ReadingChoices = {}): boolean {
  return JSON.stringify(tidied(a)) === JSON.stringify(tidied(b));
}

export function isDetected(choices: ReadingChoices): boolean {
  return Object.keys(tidied(choices)).length === 0;
}

/** One character of ASCII that is neither a letter, a digit, a quote nor a break of lines. */
export function isDelimiter(text: string): boolean {
  return /^[\t -~]$/.test(text) && !/^["0-9A-Za-z]$/.test(text);
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}
