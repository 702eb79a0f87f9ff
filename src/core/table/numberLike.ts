import { isMissing } from './missing';
import { numberOf } from './numbers';

// Escaped: one character of another script would make the source of a whole bundle twice as long in memory, and as slow to be read.
const GROUPED = String.raw`\d{1,3}(?:[,.'\u2019 \u00a0\u202f]\d{3})+(?:[.,]\d+)?`;
const PLAIN = String.raw`\d+(?:[.,]\d+)?|[.,]\d+`;
const SIGN = '[-+−]';
const UNIT = '[$€£¥₩₹%‰원円元]';
const NUMBER_LIKE = new RegExp(
  String.raw`^(?:${SIGN}?\s?${UNIT}?\s?${SIGN}?|\(\s?${UNIT}?\s?)(?:${GROUPED}|${PLAIN})\s?${UNIT}?\)?$`,
  'u',
);

/**
 * The first of some words that a person takes for a number and the reader does not: one with a sign of a currency, a per cent, separators of
 * thousands, or another decimal mark. Undefined where there is none, or where another word is among them that is nothing of the kind.
 */
export function numberLike(words: readonly string[]): string | undefined {
  const present = words.filter((word) => !isMissing(word));
  if (!present.every((word) => NUMBER_LIKE.test(word))) return undefined;
  return present.find((word) => Number.isNaN(numberOf(word)));
}
