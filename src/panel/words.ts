import type { PanelText, PanelWord } from '../protocol';

/** Says a word of the page in the user's language, with its values put in. */
export type Say = (word: PanelWord, ...values: readonly (string | number)[]) => string;

export function sayIn(text: PanelText): Say {
  return (word, ...values) => text[word].replace(/\{(\d)\}/g, (mark, k: string) => String(values[Number(k)] ?? mark));
}
