import { readFileSync } from 'node:fs';
import { formatValues } from '../../src/format';
import { fill, type Say } from '../../src/messages';

const KOREAN: Readonly<Record<string, string>> = JSON.parse(readFileSync('l10n/bundle.l10n.ko.json', 'utf8'));

/** Sentences as the editor makes them, in each language; one that has no Korean fails. */
export const LANGUAGES: Readonly<Record<'en' | 'ko', Say>> = {
  en: (template, values) => fill(template, formatValues(values)),
  ko: (template, values) => {
    const translated = KOREAN[template];
    if (translated === undefined) throw new Error(`no Korean for: ${template}`);
    return fill(translated, formatValues(values));
  },
};
