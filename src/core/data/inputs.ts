import type { Setup } from '../model/setup';
import { own } from '../own';
import { daysOf } from '../table/days';
import type { LevelColumn, NumberColumn } from '../table/table';
import { FILLS } from './fills';
import { type Levels, levelsFor } from './levels';
import { unfit } from './roles';

/** A column of the used rows, without gaps: numbers, days since 1970-01-01, or places in `levels`. */
export interface Input {
  readonly values: Float64Array;
  /** 1 where a value was filled in; absent where none was. */
  readonly filled?: Float64Array;
  /** What was, or will be, filled in. */
  readonly fill?: number | string;
  readonly levels?: readonly string[];
  readonly dayFirst?: boolean;
}

/** Reads a column at the used rows; fills and levels are learned from the rows at `fitting`, which are positions in `rows`. */
export function inputOf(
  column: NumberColumn | LevelColumn,
  setup: Setup,
  rows: Uint32Array,
  fitting: Uint32Array | undefined,
): Input {
  if (column.type === 'number') return filledIn(column.name, valuesOf(column, rows), setup, fitting);
  if (column.type === 'date') {
    const { days, dayFirst } = daysOf(column);
    const input = filledIn(column.name, valuesAt(days, rows), setup, fitting, Math.floor);
    return { ...input, dayFirst };
  }
  const codes = valuesAt(column.codes, rows).map((code) => (code < 0 ? Number.NaN : code));
  const asLevels: Setup = setup.options.missing === 'leaveOut' ? setup : mostFrequentOf(setup);
  const { values, filled, fill } = filledIn(column.name, codes, asLevels, fitting);
  const reference = own(setup.references, column.name);
  const { names, placeOf }: Levels = levelsFor(column, fittingOf(values, fitting), {
    rareLevels: setup.options.rareLevels,
    reference,
  });
  return {
    values: values.map((code) => placeOf[code]!),
    levels: names,
    ...(filled && { filled }),
    ...(typeof fill === 'number' && { fill: column.levels[fill] ?? '' }),
  };
}

function mostFrequentOf(setup: Setup): Setup {
  return { ...setup, options: { ...setup.options, missing: 'mostFrequent' } };
}

/** Fills the gaps, which are NaN. */
function filledIn(
  column: string,
  values: Float64Array,
  { options: { missing } }: Setup,
  fitting: Uint32Array | undefined,
  rounded: (fill: number) => number = (fill) => fill,
): Input {
  if (missing === 'leaveOut') return { values };
  const present = fittingOf(values, fitting).filter((x) => !Number.isNaN(x));
  if (present.length === 0) throw unfit(column, { code: 'empty', values: {} });
  const fill = rounded(FILLS[missing](present));
  const gaps = values.map((x) => (Number.isNaN(x) ? 1 : 0));
  if (!gaps.includes(1)) return { values, fill };
  return { values: values.map((x) => (Number.isNaN(x) ? fill : x)), filled: gaps, fill };
}

function fittingOf(values: Float64Array, fitting: Uint32Array | undefined): Float64Array {
  return fitting ? valuesAt(values, fitting) : values;
}

/** The values of a column at some rows, in order; of all rows they are the column's own. */
export function valuesOf({ values }: NumberColumn, rows: Uint32Array): Float64Array {
  return rows.length === values.length ? values : valuesAt(values, rows);
}

export function valuesAt(values: Float64Array | Int32Array, rows: Uint32Array): Float64Array {
  const found = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) found[i] = values[rows[i]!]!;
  return found;
}
