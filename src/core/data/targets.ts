import { DataError } from '../fault';
import { estimatorOf } from '../model/estimators';
import { recipeOf, type Setup } from '../model/setup';
import type { LevelColumn, NumberColumn } from '../table/table';
import { requireFit } from './columns';
import { LEVEL_LIMIT, levelsOf } from './summary';

export interface Targets {
  /** Numbers; or 1 for the positive class and 0 for the rest; or each class by its number. */
  readonly targets: Float64Array;
  /** Of a classifier, the positive one last where there is one. */
  readonly classes?: readonly string[];
  /** The targets are the classes' numbers. */
  readonly numbered?: true;
}

/** The targets of the used rows. */
export function targetsOf(target: NumberColumn | LevelColumn, setup: Setup, rows: Uint32Array): Targets {
  const { estimator } = recipeOf(setup);
  if (estimator.target === 'twoClass') return classTargets(target, setup, rows);
  if (estimator.target === 'classes') return numberedClasses(target, rows);
  if (target.type !== 'number')
    throw new DataError('targetNotNumber', { column: target.name, estimator: estimator.id });
  const { values } = target;
  return { targets: Float64Array.from(rows, (row) => values[row]!) };
}

/** Whether a two-class estimator has a neuron for each of these classes, to tell it from the rest. */
export function tellsEach({ estimator, positive }: Setup, classes: readonly string[]): boolean {
  return estimatorOf(estimator)?.target === 'twoClass' && typeof positive !== 'string' && classes.length > 2;
}

/** Refuses targets that are all the same: of the rows that are trained on. */
export function requireVariety(column: string, { classes, numbered }: Targets, targets: Float64Array): void {
  const first = targets[0]!;
  if (targets.some((y) => y !== first)) return;
  if (!classes) throw new DataError('constantTarget', { column, value: first });
  const rows = targets.length;
  if (numbered) throw new DataError('oneClass', { column, positive: classes[first] ?? '', found: rows, rows });
  throw new DataError('oneClass', { column, positive: classes.at(-1) ?? '', found: first === 1 ? rows : 0, rows });
}

/** The class of each row by its number. */
function numberedClasses(target: NumberColumn | LevelColumn, rows: Uint32Array): Targets {
  requireFit(target);
  if (target.type === 'number')
    throw new DataError('columnUnfit', { column: target.name, reason: 'number', most: LEVEL_LIMIT });
  const { codes, levels } = target;
  return { targets: Float64Array.from(rows, (row) => codes[row]!), classes: levels, numbered: true };
}

function classTargets(target: NumberColumn | LevelColumn, setup: Setup, rows: Uint32Array): Targets {
  requireFit(target);
  const names = levelsOf(target).map((level) => level.name);
  if (names.length === 0)
    throw new DataError('columnUnfit', { column: target.name, reason: 'tooManyLevels', most: LEVEL_LIMIT });
  const cells = target.type === 'number' ? target.values : target.codes;
  if (tellsEach(setup, names)) {
    const numbers = target.type === 'number' ? new Map(names.map((name, k) => [Number(name), k])) : undefined;
    const targets = Float64Array.from(rows, (row) => numbers?.get(cells[row]!) ?? cells[row]!);
    return { targets, classes: names, numbered: true };
  }
  const positive = setup.positive ?? names[1] ?? '';
  const at = names.indexOf(positive);
  if (at < 0) throw new DataError('unknownClass', { column: target.name, positive, classes: names.join(', ') });
  const wanted = target.type === 'number' ? Number(positive) : at;
  const targets = Float64Array.from(rows, (row) => (cells[row] === wanted ? 1 : 0));
  return { targets, classes: [...names.filter((name) => name !== positive), positive] };
}
