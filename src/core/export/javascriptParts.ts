import { missingBy } from '../table/missing';
import { type Part, partsFor } from './parts';
import type { Scorer } from './scorer';
import { quoted } from './words';

/** What a type annotation is in the language that is printed: itself, or nothing. */
export type Type = (text: string) => string;

interface Context {
  readonly type: Type;
  readonly decimal: '.' | ',';
  readonly missing: readonly string[];
  /** Numbers that stand for a missing cell. */
  readonly gaps: readonly number[];
}

/** The functions that a printed program calls. */
export function javascriptParts(program: string, { decimal, missing }: Scorer, type: Type): string[] {
  const gaps = missingBy({ decimal, missing }).numbers;
  return partsFor(PARTS, program, { type, decimal, missing, gaps }).flatMap((code) => ['', code]);
}

/** What a text stands for as a number. */
function numberOf(decimal: '.' | ','): string {
  const mark = decimal === ',' ? ',' : '\\.';
  const written = decimal === ',' ? "text.replace(',', '.')" : 'text';
  return `/^[+-]?(\\d+${mark}?\\d*|${mark}\\d+)(e[+-]?\\d+)?$/i.test(text) ? Number(${written}) : NaN`;
}

/** Tells the numbers that stand for a missing cell, however they are written. */
function gapFunction(gaps: readonly number[], decimal: '.' | ',', type: Type): string {
  return `const GAPS${type(': readonly number[]')} = [${gaps.join(', ')}];

function isGap(cell${type(': number | string')})${type(': boolean')} {
  if (typeof cell === 'number') return GAPS.includes(cell);
  const text = trimmed(cell);
  return GAPS.includes(${numberOf(decimal)});
}`;
}

const PARTS: readonly Part<Context>[] = [
  {
    name: 'sumOf',
    code: ({ type }) => `/** bias + w1·x1 + … + wn·xn */
function sumOf(x${type(': readonly number[]')}, bias${type(': number')}, weights${type(': readonly number[]')})${type(': number')} {
  return weights.reduce((sum, weight, j) => sum + weight * ${type('(')}x[j]${type(' ?? NaN)')}, bias);
}`,
  },
  {
    name: 'numberOr',
    needs: ['numberIn'],
    code: ({
      type,
    }) => `/** Of a column in which words that are no numbers are missing; an infinite number is one without a prediction. */
function numberOr(cell${type(': Cell')}, fill${type(': number')})${type(': number')} {
  const number = numberIn(cell, fill);
  return Number.isNaN(number) && !/^[ \\t]*[+-]?inf(inity)?[ \\t]*$/i.test(String(cell)) ? fill : number;
}`,
  },
  {
    name: 'dayOr',
    needs: ['dayIn'],
    code: ({ type }) => `/** Of a column in which words that are no dates are missing. */
function dayOr(cell${type(': Cell')}, fill${type(': number')}, dayFirst${type(': boolean')})${type(': number')} {
  const day = dayIn(cell, fill, dayFirst);
  return Number.isNaN(day) ? fill : day;
}`,
  },
  {
    name: 'numberIn',
    needs: ['isMissing', 'trimmed'],
    code: ({ type, decimal }) => {
      return `function numberIn(cell${type(': Cell')}, fill${type(': number')})${type(': number')} {
  if (isMissing(cell)) return fill;
  if (typeof cell === 'number') return cell;
  const text = trimmed(cell${type(" ?? ''")});
  return ${numberOf(decimal)};
}`;
    },
  },
  {
    name: 'levelIn',
    needs: ['isMissing'],
    code: ({ type }) => `/** The place of a level; other is that of all that are not listed. */
function levelIn(cell${type(': Cell')}, fill${type(': number')}, levels${type(': readonly string[]')}, other${type(': number')})${type(': number')} {
  if (isMissing(cell)) return fill;
  const place = levels.indexOf(String(cell));
  return place < 0 ? other : place;
}`,
  },
  {
    name: 'dayIn',
    needs: ['isMissing', 'trimmed'],
    code: ({
      type,
    }) => `/** The day since 1970-01-01 of a date: yyyy-mm-dd, yyyy/mm/dd, dd.mm.yyyy, or mm/dd/yyyy (dd/mm/yyyy where dayFirst). */
function dayIn(cell${type(': Cell')}, fill${type(': number')}, dayFirst${type(': boolean')})${type(': number')} {
  if (isMissing(cell)) return fill;
  const written = /^(\\d{4}-\\d\\d?-\\d\\d?|\\d{4}\\/\\d\\d?\\/\\d\\d?|\\d\\d?\\.\\d\\d?\\.\\d{4}|\\d\\d?\\/\\d\\d?\\/\\d{4})(.*)$/.exec(trimmed(String(cell)));
  const [, date = '', time = ''] = written ?? [];
  if (time !== '' && !TIME.test(time)) return NaN;
  const [first = NaN, second = NaN, third = NaN] = date.split(/\\D/).map(Number);
  if (/^\\d{4}/.test(date)) return dayOf(first, second, third);
  return date.includes('.') || dayFirst ? dayOf(third, second, first) : dayOf(third, first, second);
}

const TIME = /^[t ]([01]\\d|2[0-4]):[0-5]\\d(:([0-5]\\d|60)(\\.\\d+)?)? ?(z|[+-](0\\d|1[0-4])(:?[0-5]\\d)?)?$/i;

function dayOf(year${type(': number')}, month${type(': number')}, day${type(': number')})${type(': number')} {
  const isDate = month >= 1 && month <= 12 && day >= 1 && day <= 31;
  return isDate ? new Date(0).setUTCFullYear(year, month - 1, day) / 86400000 : NaN;
}`,
  },
  {
    name: 'yearOf',
    code: ({ type }) => `function yearOf(day${type(': number')})${type(': number')} {
  return new Date(day * 86400000).getUTCFullYear();
}`,
  },
  {
    name: 'monthOf',
    code: ({ type }) => `function monthOf(day${type(': number')})${type(': number')} {
  return new Date(day * 86400000).getUTCMonth() + 1;
}`,
  },
  {
    name: 'weekdayOf',
    code: ({ type }) => `/** From Monday = 0. */
function weekdayOf(day${type(': number')})${type(': number')} {
  return (new Date(day * 86400000).getUTCDay() + 6) % 7;
}`,
  },
  {
    name: 'sigmoid',
    code: ({ type }) => `function sigmoid(output${type(': number')})${type(': number')} {
  return 1 / (1 + Math.exp(-output));
}`,
  },
  {
    name: 'softmax',
    code: ({ type }) => `function softmax(outputs${type(': number[]')})${type(': number[]')} {
  const most = Math.max(...outputs);
  const powers = outputs.map((output) => Math.exp(output - most));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}`,
  },
  {
    name: 'isMissing',
    needs: ['trimmed'],
    code: ({ type, missing, gaps, decimal }) => {
      const orGap = gaps.length > 0 ? ' || isGap(cell)' : '';
      return `const MARKS = new Set(${quoted(['', ...missing])});

function isMissing(cell${type(': Cell')})${type(': boolean')} {
  if (typeof cell === 'string') return MARKS.has(trimmed(cell))${orGap};
  return cell === undefined || cell === null || Number.isNaN(cell)${orGap};
}${gaps.length > 0 ? `\n\n${gapFunction(gaps, decimal, type)}` : ''}`;
    },
  },
  {
    name: 'trimmed',
    code: ({ type }) => `function trimmed(text${type(': string')})${type(': string')} {
  return text.replace(/^[ \\t]+|[ \\t]+$/g, '');
}`,
  },
];
