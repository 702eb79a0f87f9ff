import { CHOSEN_TYPES } from '../table/dialect';
import { ENCODINGS } from '../table/encoding';
import { isDelimiter, type ReadingChoices } from '../table/readingChoices';
import { choice, list, object, type Read, record, text, unfit, whole } from './reading';

/** More than anybody writes, and few enough for each cell to be held against them. */
export const MOST_MARKS = 1000;
/** The lines before a table must lie in the head of its file. */
export const MOST_LEADING = 10_000;

const delimiter: Read<string> = (value, where) => {
  if (!isDelimiter(text(value, where))) throw unfit(where, 'delimiter', value);
  return text(value, where);
};

/** Choices that came in from outside. */
export const readingChoices: Read<ReadingChoices> = object<ReadingChoices>({
  delimiter: { optional: delimiter },
  header: { optional: choice(true, false) },
  firstLine: { optional: whole(1, MOST_LEADING) },
  decimal: { optional: choice('.', ',') },
  encoding: { optional: choice(...ENCODINGS) },
  missing: { optional: list(text, 0, MOST_MARKS) },
  types: { optional: record(choice(...CHOSEN_TYPES)) },
});
