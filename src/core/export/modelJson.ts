import { DataError } from '../fault';
import type { FittedModel } from '../model/fitted';
import { jsonOf, parsedJson } from './json';
import { requireConsistent } from './modelConsistency';
import { MODEL_FORMAT, MODEL_VERSION, writtenModel } from './modelShape';

/** A model of a thousand features and twenty classes has two megabytes; a larger file than this is refused unread. */
const MOST_CHARACTERS = 1 << 26;

/**
 * A model as the text of a JSON file (docs/model-format.md). Its numbers have as many digits as tell them from any other double, so
 * that the model which is read from it gives the same bits. A model with a number that is not finite can't be written.
 */
export function modelToJson(model: FittedModel): string {
  return `${jsonOf({ format: MODEL_FORMAT, ...model })}\n`;
}

/** The model in a text that may hold anything; what is no model is refused with what was found, what was expected and where. */
export function modelFromJson(text: string): FittedModel {
  if (text.length > MOST_CHARACTERS) throw new DataError('modelTooLong', { found: text.length, most: MOST_CHARACTERS });
  const value = parsedJson(text);
  requireVersion(value);
  const { format: _, ...model } = writtenModel(value, '');
  requireConsistent(model);
  return model;
}

/** Told before all else, for a later version may have other fields. */
function requireVersion(value: unknown): void {
  if (typeof value !== 'object' || value === null || !('format' in value) || value.format !== MODEL_FORMAT)
    throw new DataError('notModel', { expected: MODEL_FORMAT });
  const version = 'version' in value ? value.version : undefined;
  if (typeof version === 'number' && version > MODEL_VERSION)
    throw new DataError('modelVersion', { found: version, expected: MODEL_VERSION });
}
