import { DataError } from '../fault';
import { inside } from './reading';

/** A model has lists and objects of some ten levels, and five for each of a hundred thousand features. */
const DEEPEST = 32;
const MOST_VALUES = 1_000_000;

/** What a text of JSON holds, whatever it is. */
export function parsedJson(text: string): unknown {
  requireModest(text);
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new DataError('modelNotJson', { reason: error instanceof Error ? error.message : String(error) });
  }
}

const QUOTE = '"'.charCodeAt(0);
const BACKSLASH = '\\'.charCodeAt(0);
const OPEN_LIST = '['.charCodeAt(0);
const CLOSE_LIST = ']'.charCodeAt(0);
const OPEN_OBJECT = '{'.charCodeAt(0);
const CLOSE_OBJECT = '}'.charCodeAt(0);

/** Refuses, before anything is made of it, what would take memory and minutes: sixty million lists go into as many characters. */
function requireModest(text: string): void {
  let values = 0;
  let depth = 0;
  let isText = false;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < OPEN_LIST && unit !== QUOTE) continue; // as digits are, and commas and blanks
    if (isText) {
      if (unit === BACKSLASH) at++;
      else if (unit === QUOTE) isText = false;
    } else if (unit === QUOTE) isText = true;
    else if (unit === OPEN_LIST || unit === OPEN_OBJECT) {
      values++;
      depth++;
      if (values > MOST_VALUES || depth > DEEPEST)
        throw new DataError('jsonTooComplex', { values: MOST_VALUES, depth: DEEPEST });
    } else if (unit === CLOSE_LIST || unit === CLOSE_OBJECT) depth--;
  }
}

/** JSON of two blanks a step, with numbers in a line; it keeps the sign of zero, which `JSON.stringify` does not. */
export function jsonOf(value: unknown, where = '', indent = ''): string {
  if (typeof value === 'number') return writtenNumber(value, where);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const deeper = `${indent}  `;
  if (Array.isArray(value)) {
    const items = value.map((one, at) => jsonOf(one, `${where}[${at}]`, deeper));
    return items.some((item) => item.includes('\n')) ? block('[', items, ']', indent) : `[${items.join(', ')}]`;
  }
  const fields = Object.entries(value)
    .filter(([, one]) => one !== undefined)
    .map(([name, one]) => `${JSON.stringify(name)}: ${jsonOf(one, inside(where, name), deeper)}`);
  return fields.length > 0 ? block('{', fields, '}', indent) : '{}';
}

function block(open: string, items: readonly string[], close: string, indent: string): string {
  return `${open}\n${items.map((item) => `${indent}  ${item}`).join(',\n')}\n${indent}${close}`;
}

function writtenNumber(value: number, where: string): string {
  if (!Number.isFinite(value)) throw new DataError('modelNotFinite', { where });
  return Object.is(value, -0) ? '-0' : String(value);
}
