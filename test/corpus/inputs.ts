import type { Case } from './case';
import { ENCODED } from './encodings';
import { HEADERS } from './headers';
import { LINES } from './lines';
import { NUMBERS } from './numbers';
import { QUOTES } from './quotes';
import { SPECTRUM } from './spectrum';
import { TEXTS } from './texts';

export const GROUPS: Readonly<Record<string, readonly Case[]>> = {
  quotes: QUOTES,
  lines: LINES,
  headers: HEADERS,
  numbers: NUMBERS,
  texts: TEXTS,
  encodings: ENCODED,
};

export const bytesOf = ({ content }: Pick<Case, 'content'>): Uint8Array =>
  typeof content === 'string' ? new TextEncoder().encode(content) : content;

/** All files of the corpus. */
export const INPUTS: readonly Uint8Array[] = [
  ...Object.values(GROUPS).flatMap((cases) => cases.map(bytesOf)),
  ...SPECTRUM.map(({ bytes }) => bytes),
];
