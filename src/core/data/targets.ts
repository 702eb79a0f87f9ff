import { DataError } from '../fault';
import { estimatorOf } from '../model/estimators';
import { recipeOf, type Setup } from '../model/setup';
import type { LevelColumn, NumberColumn } from '../table/table';
import { requireFit } from './columns';
import { valuesAt, valuesOf } from './inputs';
import { unfit } from './roles';
import { levelNames } from './summary';

/** How the cells of a target are read. */
export interface Coding {
  /** The target of a cell: of a number column its value, of a category the code of its level. Without it they are the same. */
  readonly code?: (cell: number) => number;
  /** Of a classifier, the positive one last where there is one. */
  readonly classes?: readonly string[];
  /** The targets are the classes' numbers. */
  readonly numbered?: true;
}

export interface Targets extends Omit<Coding, 'code'> {
  /** Numbers; or 1 for the positive class and 0 for the rest; or each class by its number. */
  readonly targets: Float64Array;
}

/** The targets of the used rows. */
export function targetsOf(target: NumberColumn | LevelColumn, setup: Setup, rows: Uint32Array): Targets {
  const { code, ...rest } = codingOf(target, setup);
  if (!code)
    return { targets: target.type === 'number' ? valuesOf(target, rows) : valuesAt(target.codes, rows), ...rest };
  const cells = target.type === 'number' ? target.values : target.codes;
  const targets = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) targets[i] = code(cells[rows[i]!]!);
  return { targets, ...rest };
}

export function codingOf(target: NumberColumn | LevelColumn, setup: Setup): Coding {
  const { estimator } = recipeOf(setup);
  if (estimator.target === 'twoClass') return codingOfClasses(target, setup);
  if (estimator.target === 'classes') return numberedClasses(target);
  if (target.type !== 'number')
    throw new DataError('targetNotNumber', { column: target.name, estimator: estimator.id });
  return {};
}

/** Whether a two-class estimator has a neuron for each of these classes, to tell it from the rest. */
export function tellsEach({ estimator, positive }: Setup, classes: readonly string[]): boolean {
  return estimatorOf(estimator)?.target === 'twoClass' && typeof positive !== 'string' && classes.length > 2;
}

/** Refuses targets that are all the same: of the rows that are trained on. */
export function requireVariety(
  column: string,
  { classes, numbered }: Omit<Coding, 'code'>,
  targets: Float64Array,
): void {
  const first = targets[0]!;
  if (targets.some((y) => y !== first)) return;
  if (!classes) throw new DataError('constantTarget', { column, value: first });
  const rows = targets.length;
  if (numbered) throw new DataError('oneClass', { column, positive: classes[first] ?? '', found: rows, rows });
  throw new DataError('oneClass', { column, positive: classes.at(-1) ?? '', found: first === 1 ? rows : 0, rows });
}

/** The class of each row by its number. */
function numberedClasses(target: NumberColumn | LevelColumn): Coding {
  requireFit(target);
  if (target.type === 'number') throw unfit(target.name, { code: 'isNumber', values: {} });
  return { classes: target.levels, numbered: true };
}

function codingOfClasses(target: NumberColumn | LevelColumn, setup: Setup): Coding {
  requireFit(target);
  const names = levelNames(target);
  if (names.length === 0) throw unfit(target.name, { code: 'tooManyLevels', values: { levels: target.distinct } });
  if (tellsEach(setup, names)) {
    const numbers = target.type === 'number' ? new Map(names.map((name, k) => [Number(name), k])) : undefined;
    return { ...(numbers && { code: (cell) => numbers.get(cell) ?? cell }), classes: names, numbered: true };
  }
  const positive = setup.positive ?? names[1] ?? '';
  const at = names.indexOf(positive);
  if (at < 0) throw new DataError('unknownClass', { column: target.name, positive, classes: names.join(', ') });
  const classes = [...names.filter((name) => name !== positive), positive];
  if (target.type === 'number' && classes.join() === '0,1') return { classes };
  const wanted = target.type === 'number' ? Number(positive) : at;
  return { code: (cell) => (cell === wanted ? 1 : 0), classes };
}
