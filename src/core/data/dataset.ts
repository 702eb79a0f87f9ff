import { DataError, type Values } from '../fault';
import type { Setup } from '../model/setup';
import { recipeOf } from '../model/setup';
import type { Column, LevelColumn, NumberColumn, Table } from '../table/table';
import type { Work } from '../work';
import { unfitness } from './roles';
import { LEVEL_LIMIT, levelsOf, summariseColumn } from './summary';

/** One input of the neuron before any scaling: a number column, or one level of a category (1 where a row has it). */
export interface Feature {
  readonly name: string;
  readonly column: string;
  readonly level?: string;
}

/** Features and targets of the rows that can be used, one array a feature (n values each), in the columns' own units. */
export interface Dataset {
  readonly features: readonly Feature[];
  readonly columns: readonly Float64Array[];
  /** Numbers; or 1 for the positive class and 0 for the rest. */
  readonly targets: Float64Array;
  /** Of a classifier, the positive one last. */
  readonly classes?: readonly string[];
  /** The levels of each category among the features, the reference first. */
  readonly levels: Readonly<Record<string, readonly string[]>>;
  readonly rows: RowCount;
  readonly leftOut: readonly LeftOut[];
}

export interface RowCount {
  readonly total: number;
  readonly used: number;
  readonly leftOut: number;
}

export type LeftOutCode = 'missingTarget' | 'missingFeature' | 'notFinite';

/** Rows that were not used for one reason: how many, and the lines of the first of them. */
export interface LeftOut {
  readonly code: LeftOutCode;
  readonly values: Values;
  readonly count: number;
  /** Lines in the file, from 1; at most `LINES_NAMED`. */
  readonly lines: readonly number[];
}

const LINES_NAMED = 10;
const LEAST_ROWS = 2;

/** Features and targets of a set-up. Rows with a missing cell in the target or a feature are left out and counted. */
export function* encode(table: Table, setup: Setup): Work<Dataset> {
  const target = columnOf(table, setup.target);
  const chosen = featureColumns(table, setup);
  const used = new Uint8Array(table.rows).fill(1);
  const leftOut: LeftOut[] = [];
  for (const column of [target, ...chosen]) {
    leftOut.push(...leaveOut(table, column, column === target, used));
    yield null;
  }
  const rows = rowsOf(used);
  if (rows.length === 0) throw new DataError('noRows', { rows: table.rows });
  if (rows.length < LEAST_ROWS)
    throw new DataError('tooFewRows', { used: rows.length, rows: table.rows, least: LEAST_ROWS });

  const { targets, classes } = targetsOf(target, setup, rows);
  const features: Feature[] = [];
  const columns: Float64Array[] = [];
  const levels: Record<string, readonly string[]> = {};
  for (const column of chosen) {
    if (column.type !== 'number') levels[column.name] = column.levels;
    for (const { feature, values } of encoded(column, rows)) {
      features.push(feature);
      columns.push(values);
      yield null;
    }
  }
  const count = { total: table.rows, used: rows.length, leftOut: table.rows - rows.length };
  return { features, columns, targets, ...(classes && { classes }), levels, rows: count, leftOut };
}

function columnOf(table: Table, name: string): NumberColumn | LevelColumn {
  const column = table.columns.find((one) => one.name === name);
  if (!column)
    throw new DataError('unknownColumn', { column: name, columns: table.columns.map((one) => one.name).join(', ') });
  if (column.type === 'empty') throw new DataError('columnUnfit', { column: name, reason: 'empty', most: LEVEL_LIMIT });
  return column;
}

function featureColumns(table: Table, setup: Setup): (NumberColumn | LevelColumn)[] {
  if (setup.features.length === 0) throw new DataError('noFeatures');
  return [...new Set(setup.features)].map((name) => {
    if (name === setup.target) throw new DataError('targetIsFeature', { column: name });
    const column = columnOf(table, name);
    requireFit(column);
    return column;
  });
}

function requireFit(column: Column): void {
  const reason = unfitness(summariseColumn(column));
  if (reason) throw new DataError('columnUnfit', { column: column.name, reason: reason.code, most: LEVEL_LIMIT });
}

/** Marks the rows where `column` has no usable value, as far as no earlier column has left them out. */
function leaveOut(table: Table, column: NumberColumn | LevelColumn, isTarget: boolean, used: Uint8Array): LeftOut[] {
  const missing = { count: 0, lines: [] as number[] };
  const infinite = { count: 0, lines: [] as number[] };
  for (let row = 0; row < table.rows; row++) {
    if (used[row] === 0) continue;
    const x = column.type === 'number' ? column.values[row]! : column.codes[row]!;
    const absent = column.type === 'number' ? Number.isNaN(x) : x < 0;
    if (!absent && Number.isFinite(x)) continue;
    used[row] = 0;
    const reason = absent ? missing : infinite;
    reason.count++;
    if (reason.lines.length < LINES_NAMED) reason.lines.push(table.lineOf(row));
  }
  const values = { column: column.name };
  const found: LeftOut[] = [
    { code: isTarget ? 'missingTarget' : 'missingFeature', values, ...missing },
    { code: 'notFinite', values, ...infinite },
  ];
  return found.filter(({ count }) => count > 0);
}

function rowsOf(used: Uint8Array): Uint32Array {
  const rows = new Uint32Array(used.length);
  let n = 0;
  for (let row = 0; row < used.length; row++) if (used[row] === 1) rows[n++] = row;
  return rows.subarray(0, n);
}

function targetsOf(
  target: NumberColumn | LevelColumn,
  setup: Setup,
  rows: Uint32Array,
): { targets: Float64Array; classes?: string[] } {
  const { estimator } = recipeOf(setup);
  if (estimator.target === 'twoClass') return classTargets(target, setup, rows);
  if (target.type !== 'number')
    throw new DataError('targetNotNumber', { column: target.name, estimator: estimator.id });
  const targets = gather(rows, (row) => target.values[row]!);
  const first = targets[0]!;
  if (targets.every((y) => y === first)) throw new DataError('constantTarget', { column: target.name, value: first });
  return { targets };
}

function classTargets(
  target: NumberColumn | LevelColumn,
  setup: Setup,
  rows: Uint32Array,
): { targets: Float64Array; classes: string[] } {
  requireFit(target);
  const names = levelsOf(target).map((level) => level.name);
  if (names.length === 0)
    throw new DataError('columnUnfit', { column: target.name, reason: 'tooManyLevels', most: LEVEL_LIMIT });
  const positive = setup.positive ?? (names.length === 2 ? names[1] : undefined);
  if (positive === undefined) throw new DataError('positiveNeeded', { column: target.name, classes: names.join(', ') });
  const at = names.indexOf(positive);
  if (at < 0) throw new DataError('unknownClass', { column: target.name, positive, classes: names.join(', ') });
  const isPositive =
    target.type === 'number'
      ? (row: number) => target.values[row] === Number(positive)
      : (row: number) => target.codes[row] === at;
  const targets = gather(rows, (row) => (isPositive(row) ? 1 : 0));
  const first = targets[0];
  if (targets.every((y) => y === first)) {
    throw new DataError('oneClass', {
      column: target.name,
      positive,
      found: first === 1 ? rows.length : 0,
      rows: rows.length,
    });
  }
  return { targets, classes: [...names.filter((name) => name !== positive), positive] };
}

/** A number column is one feature; a category one for each level but the first, its reference. */
function* encoded(
  column: NumberColumn | LevelColumn,
  rows: Uint32Array,
): Generator<{ feature: Feature; values: Float64Array }> {
  const { name } = column;
  if (column.type === 'number') {
    yield { feature: { name, column: name }, values: gather(rows, (row) => column.values[row]!) };
    return;
  }
  for (const [code, level] of column.levels.entries()) {
    if (code === 0) continue;
    yield {
      feature: { name: `${name}=${level}`, column: name, level },
      values: gather(rows, (row) => (column.codes[row] === code ? 1 : 0)),
    };
  }
}

function gather(rows: Uint32Array, value: (row: number) => number): Float64Array {
  const values = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) values[i] = value(rows[i]!);
  return values;
}
