import { DataError } from '../fault';
import type { Setup } from '../model/setup';
import type { Work } from '../work';
import { columnOf, expressionsOf, weightsColumn } from './columns';
import { type Encoded, type Feature, featuresOf, indicatorOf, widthOf } from './features';
import { type Input, inputOf, valuesAt } from './inputs';
import { type LeftOut, leftOutByHand, usableRows } from './leftOut';
import type { MeasuredTable } from './measuredTable';
import { requireRoomForProducts, requireRoomForRows } from './room';
import { toMeanOne } from './rowWeights';
import { type Split, setAside, splitOf } from './split';
import type { Stream } from './stretches';
import { requireVariety, type Targets, targetsOf } from './targets';

export type { Feature } from './features';
export type { LeftOut, LeftOutCode } from './leftOut';

/** Features and targets of the rows that can be used, one array a feature (n values each), in the columns' own units. */
export interface Dataset {
  readonly features: readonly Feature[];
  readonly columns: readonly Float64Array[];
  /** Where the rows are not all in memory: puts one block of them after the other into `columns` and `targets`. */
  readonly stream?: Stream;
  /** Where each row stands in the table, from 0. */
  readonly positions: Uint32Array;
  /** Numbers; or 1 for the positive class and 0 for the rest; or each class by its number. */
  readonly targets: Float64Array;
  /** How much each row counts, 1 in the mean; absent where all count the same. */
  readonly weights?: Float64Array;
  /** Of a classifier, the positive one last where there is one. */
  readonly classes?: readonly string[];
  /** The levels of each category among the features, the reference first. */
  readonly levels: Readonly<Record<string, readonly string[]>>;
  /** What stands for a missing cell of each column: a number, the day of a date since 1970-01-01, or a level. */
  readonly fills?: Readonly<Record<string, number | string>>;
  /** Which rows are trained on, held back, or left out by hand; fills and levels were learned from the first. */
  readonly split?: Split;
  readonly rows: RowCount;
  readonly leftOut: readonly LeftOut[];
}

export interface RowCount {
  readonly total: number;
  readonly used: number;
  readonly leftOut: number;
}

const LEAST_ROWS = 2;

/** Divides rows by their targets; undefined where all are trained on. */
export type Divide = (targets: Float64Array, classes: readonly string[] | undefined) => Split | undefined;

/**
 * Features and targets of a set-up. Rows without a target, and those with a gap that is not filled, are left out and counted.
 * The rows are divided as its options say, or as `divide` does; those left out by hand are encoded as well, to be shown.
 */
export function* encode(table: MeasuredTable, setup: Setup, divide: Divide = divisionOf(setup)): Work<Dataset> {
  const target = columnOf(table, setup.target);
  const expressions = expressionsOf(table, setup);
  const names = [...new Set(expressions.flat().map(({ column }) => column))];
  const features = names.map((name) => columnOf(table, name));
  const weighting = weightsColumn(table, setup);
  const { missing, missingIndicator } = setup.options;
  const { rows, leftOut } = yield* usableRows(table, {
    target,
    ...(weighting && { weights: weighting }),
    features,
    filled: missing !== 'leaveOut',
  });
  yield null;
  const { aside, kept } = setAside(rows, setup.excluded);
  requireRows(kept.length, table.rows);

  yield null;
  const found = targetsOf(target, setup, rows);
  yield null;
  const { targets, classes } = found;
  const split = dividedBy(divide, found, kept, aside);
  requireVariety(target.name, found, split ? valuesAt(targets, split.training) : targets);
  const inputs = new Map<string, Input>();
  for (const column of features) {
    inputs.set(column.name, inputOf(column, setup, rows, split?.training));
    yield null;
  }
  const input = (name: string) => knownOf(inputs, name);
  const width = expressions.reduce((sum, expression) => sum + widthOf(expression, input), 0);
  requireRoomForRows(rows.length, width, table.room);
  requireRoomForProducts(width, table.room);
  const encoded: Encoded[] = [];
  for (const expression of expressions) {
    for (const feature of featuresOf(expression, input)) {
      encoded.push(feature);
      yield null;
    }
  }
  for (const [name, { filled }] of inputs) if (missingIndicator && filled) encoded.push(indicatorOf(name, filled));

  return {
    features: encoded.map(({ feature }) => feature),
    columns: encoded.map(({ values }) => values),
    positions: rows,
    targets,
    ...(weighting && { weights: toMeanOne(valuesAt(weighting.values, rows)) }),
    ...(classes && { classes }),
    levels: recordOf(inputs, ({ levels }) => levels),
    ...(missing !== 'leaveOut' && { fills: recordOf(inputs, ({ fill }) => fill) }),
    ...(split && { split }),
    rows: { total: table.rows, used: kept.length, leftOut: table.rows - kept.length },
    leftOut: [
      ...leftOut,
      ...leftOutByHand(
        table,
        aside.map((at) => rows[at]!),
      ),
    ],
  };
}

/** Divides the rows that were not set aside. */
function dividedBy(
  divide: Divide,
  { targets, classes }: Targets,
  kept: Uint32Array,
  aside: Uint32Array,
): Split | undefined {
  const split = divide(aside.length > 0 ? valuesAt(targets, kept) : targets, classes);
  if (aside.length === 0) return split;
  if (!split) return { training: kept, validation: new Uint32Array(), aside };
  const inAll = (rows: Uint32Array) => rows.map((at) => kept[at]!);
  return { training: inAll(split.training), validation: inAll(split.validation), aside };
}

function divisionOf({ options }: Setup): Divide {
  return (targets, classes) => (options.validation > 0 ? splitOf(targets, classes, options) : undefined);
}

export function requireRows(used: number, rows: number): void {
  if (used === 0) throw new DataError('noRows', { rows });
  if (used < LEAST_ROWS) throw new DataError('tooFewRows', { used, rows, least: LEAST_ROWS });
}

function knownOf(inputs: ReadonlyMap<string, Input>, name: string): Input {
  const input = inputs.get(name);
  if (!input) throw new Error(`the column ${name} was not read`);
  return input;
}

/** What each column has of something, by name; columns without it are not in it. */
function recordOf<T>(inputs: ReadonlyMap<string, Input>, of: (input: Input) => T | undefined): Record<string, T> {
  const entries = [...inputs].flatMap(([name, input]): [string, T][] => {
    const value = of(input);
    return value === undefined ? [] : [[name, value]];
  });
  return Object.fromEntries(entries);
}
