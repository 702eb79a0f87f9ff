import type { Dialect } from '../../../src/core/table/dialect';

export interface NaiveRecord {
  readonly line: number;
  readonly cells: string[];
  /** The line of a quote that is never closed; 0 where there is none. */
  readonly open: number;
}

export type NaiveColumn =
  | { readonly type: 'empty' }
  | { readonly type: 'number'; readonly values: number[] }
  | { readonly type: 'category' | 'date' | 'text'; readonly values: (string | undefined)[] };

const PANDAS =
  '#N/A,#N/A N/A,#NA,-1.#IND,-1.#QNAN,-NaN,-nan,1.#IND,1.#QNAN,<NA>,N/A,NA,NULL,NaN,None,n/a,nan,null'.split(',');
const MISSING = new Set(['', '?', '.', ...PANDAS]);

export const trimmed = (text: string) => text.replace(/^[ \t]+|[ \t]+$/g, '');

export const isNaivelyMissing = (text: string) => MISSING.has(trimmed(text));

/** A number by a regular expression and `Number`; NaN where the text is none. */
export function naiveNumber(text: string, decimal = '.'): number {
  const word = trimmed(text);
  if (/^[+-]?inf(inity)?$/i.test(word)) return word.startsWith('-') ? -Infinity : Infinity;
  const plain = decimal === '.' ? word : word.replaceAll('.', 'x').replace(',', '.');
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain) ? Number(plain) : Number.NaN;
}

/** The records of a text, field by field with regular expressions. */
export function naiveRecords(text: string, delimiter: string): NaiveRecord[] {
  const blank = delimiter === '\t' ? ' ' : '[ \\t]';
  const plain = `[^\\r\\n${delimiter === '|' ? '\\|' : delimiter}]*`;
  const field = new RegExp(`${blank}*"((?:[^"]|"")*)(?:"(${plain})|$)|(${plain})`, 'y');
  const records: NaiveRecord[] = [];
  let at = text.startsWith('\ufeff') ? 1 : 0;
  while (at < text.length) {
    const line = lineAt(text, at);
    const cells: string[] = [];
    let open = 0;
    let raw = '';
    for (;;) {
      field.lastIndex = at;
      const [whole = '', quoted, tail, bare = ''] = field.exec(text) ?? [];
      if (quoted !== undefined && tail === undefined) open = lineAt(text, at);
      cells.push(quoted === undefined ? trimmed(bare) : naiveQuoted(quoted, tail));
      raw += whole;
      at += whole.length;
      if (text[at] !== delimiter) break;
      raw += delimiter;
      at++;
    }
    at += /^(\r\n|\r|\n|)/.exec(text.slice(at, at + 2))?.[0].length ?? 0;
    if (cells.length > 1 || trimmed(raw) !== '') records.push({ line, cells, open });
  }
  return records;
}

const lineAt = (text: string, at: number) => text.slice(0, at).split(/\r\n|\r|\n/).length;

function naiveQuoted(quoted: string, tail: string | undefined): string {
  const content = tail === undefined ? quoted.replace(/[ \t]+$/, '') : quoted;
  return content.replaceAll('""', '"') + (tail ?? '').replace(/[ \t]+$/, '');
}

/** What a column of cells is, by the rules in one place and in plain words. */
export function naiveColumn(cells: readonly string[], decimal: Dialect['decimal'] = '.'): NaiveColumn {
  const present = cells.filter((cell) => !isNaivelyMissing(cell));
  if (present.length === 0) return { type: 'empty' };
  const values = cells.map((cell) => (isNaivelyMissing(cell) ? undefined : cell));
  const numbers = present.map((cell) => naiveNumber(cell, decimal));
  if (!numbers.some(Number.isNaN)) {
    return {
      type: 'number',
      values: values.map((cell) => (cell === undefined ? Number.NaN : naiveNumber(cell, decimal))),
    };
  }
  if (present.every((cell) => /^\d{4}-\d\d-\d\d$/.test(cell))) return { type: 'date', values };
  const levels = new Set(present).size;
  return { type: levels > 1000 || (levels > 20 && levels > present.length / 2) ? 'text' : 'category', values };
}
