import type { Words } from './products';
import type { Input } from './scorer';

/** A cell of the table `t` as a value of its kind; NULL where it is missing. */
export function readOf({ kind, column }: Input): string {
  const cell = `t.${identifier(column)}`;
  switch (kind) {
    case 'number':
      return `NULLIF(CAST(${cell} AS DOUBLE PRECISION), CAST('NaN' AS DOUBLE PRECISION))`;
    case 'date':
      return `CAST(${cell} AS DATE)`;
    case 'level':
      return `NULLIF(CAST(${cell} AS VARCHAR), '')`;
    default:
      return kind satisfies never;
  }
}

/** The value of an input: a finite number, a date, or the place of a level; NULL where it has none. */
export function filledOf(input: Input, value: string): string {
  const { fill } = input;
  switch (input.kind) {
    case 'number': {
      const x = fill === undefined ? value : `COALESCE(${value}, ${double(fill)})`;
      return `CASE WHEN abs(${x}) < CAST('Infinity' AS DOUBLE PRECISION) THEN ${x} END`;
    }
    case 'date':
      return fill === undefined ? value : `COALESCE(${value}, DATE '1970-01-01' + ${fill})`;
    case 'level': {
      const cases = input.levels.map((level, place) => `WHEN ${value} = ${literal(level)} THEN ${place}`);
      return `CASE WHEN ${value} IS NULL THEN ${fill ?? 'NULL'} ${cases.join(' ')} ELSE ${input.other ?? 'NULL'} END`;
    }
    default:
      return input satisfies never;
  }
}

/**
 * The values `c0`, `c1`, … of inputs in one relation, and the cells `r0`, `r1`, … they were read of in another. Comparisons are cast
 * and not asked by `CASE`, so that NULL stays NULL.
 */
export function wordsIn(values: string, cells: string): Words {
  const value = (input: number) => `${values}.c${input}`;
  return {
    value,
    level: (input, place) => `CAST(${value(input)} = ${place} AS INTEGER)`,
    part: (input, part) =>
      ({
        days: `(${value(input)} - DATE '1970-01-01')`,
        year: `EXTRACT(YEAR FROM ${value(input)})`,
        month: `EXTRACT(MONTH FROM ${value(input)})`,
        weekday: `(EXTRACT(ISODOW FROM ${value(input)}) - 1)`,
      })[part],
    missing: (input) => `CAST(${cells}.r${input} IS NULL AS INTEGER)`,
  };
}

/** With an exponent, for without one it is a decimal to both. */
export function double(x: number): string {
  const text = String(x);
  return text.includes('e') ? text : `${text}e0`;
}

export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** The columns of a list, divided by commas. */
export function listed(columns: readonly string[]): string[] {
  return columns.map((column, at) => (at < columns.length - 1 ? `${column},` : column));
}
