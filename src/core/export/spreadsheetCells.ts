import { DataError } from '../fault';
import type { Words } from './products';
import type { Input, LevelInput } from './scorer';

/** What Excel takes. */
const LONGEST_TEXT = 255;

/** The cell of a column, from 0, in the second row: `A2`, …, `Z2`, `AA2`. */
export function cellAt(column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return `${letters}2`;
}

/** Whether a cell has a value that the model can use. */
export function isKnown(input: Input, at: number): string {
  const cell = cellAt(at);
  const missing = input.fill === undefined ? [] : [isEmpty(cell)];
  if (input.kind !== 'level') return anyOf([...missing, `ISNUMBER(${cell})`]);
  if (input.other === undefined) return anyOf([...missing, ...input.levels.map((level) => isLevel(cell, level))]);
  return input.fill === undefined ? `NOT(${isEmpty(cell)})` : 'TRUE()';
}

/** Their products have no blanks. */
export function wordsOf(inputs: readonly Input[]): Words {
  const filled = (at: number, value: string, fillOf: (fill: number) => string) => {
    const fill = inputs[at]?.fill;
    return fill === undefined ? value : `IF(${isEmpty(cellAt(at))},${fillOf(fill)},${value})`;
  };
  const date = (at: number) => filled(at, `INT(${cellAt(at)})`, (day) => `${day}+DATE(1970,1,1)`);
  return {
    value: (at) => filled(at, cellAt(at), numeral),
    level(at, place) {
      const input = inputs[at];
      return input?.kind === 'level' ? levelOf(input, cellAt(at), place) : '';
    },
    part: (at, part) =>
      ({
        days: `(${date(at)}-DATE(1970,1,1))`,
        year: `YEAR(${date(at)})`,
        month: `MONTH(${date(at)})`,
        weekday: `WEEKDAY(${date(at)},3)`,
      })[part],
    missing: (at) => `IF(${isEmpty(cellAt(at))},1,0)`,
  };
}

/** 1 where the cell has a level, or is empty and filled with it, or has none of the others where it stands for these. */
function levelOf({ levels, fill, other }: LevelInput, cell: string, place: number): string {
  const missing = isEmpty(cell);
  if (place !== other) {
    const known = isLevel(cell, levels[place] ?? '');
    return `IF(${anyOf(fill === place ? [missing, known] : [known])},1,0)`;
  }
  const others = levels.filter((_, k) => k !== place).map((level) => isLevel(cell, level));
  return `IF(${anyOf(fill === place ? others : [missing, ...others])},0,1)`;
}

function isEmpty(cell: string): string {
  return `${cell}=""`;
}

/** Not by `=`, to which small and capital letters are the same. */
function isLevel(cell: string, level: string): string {
  return `EXACT(${cell},${text(level)})`;
}

function anyOf(conditions: readonly string[]): string {
  return conditions.length === 1 ? (conditions[0] ?? '') : `OR(${conditions.join(',')})`;
}

export function numeral(x: number): string {
  return String(x).toUpperCase();
}

export function text(words: string): string {
  const written = `"${words.replaceAll('"', '""')}"`;
  if (words.length > LONGEST_TEXT)
    throw new DataError('formulaTextTooLong', { text: words.slice(0, 40), most: LONGEST_TEXT });
  return written;
}
