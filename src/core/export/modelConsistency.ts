import { type Estimator, estimatorOf } from '../model/estimators';
import { type Factor, RARE } from '../model/factor';
import type { FittedFeature, FittedModel } from '../model/fitted';
import { own } from '../own';
import { MOST_LEVELS } from './modelShape';
import { inside, unfit } from './reading';

/** Refuses a model whose parts don't fit one another: each is of its kind already. */
export function requireConsistent(model: FittedModel): void {
  requireRecipe(model);
  requireNeurons(model);
  const columns = kindsOf(model);
  requireLevels(model, columns);
  requireFills(model, columns);
}

function requireRecipe({ estimator: id, activation, loss, delta, classes }: FittedModel): void {
  const estimator = estimatorOf(id);
  if (!estimator) throw new Error(`the estimator ${id} was read and is unknown`);
  if (activation !== estimator.activation)
    throw unfit('activation', 'choice', activation, { choices: estimator.activation });
  if (!estimator.losses.includes(loss)) throw unfit('loss', 'choice', loss, { choices: estimator.losses.join(', ') });
  if ((delta !== undefined) !== (loss === 'huber')) throw unfit('delta', 'fitting', delta);
  if ((classes !== undefined) !== (estimator.target !== 'number')) throw unfit('classes', 'fitting', classes);
  requireDistinct('classes', classes ?? []);
}

function requireNeurons({ estimator, classes = [], features, neurons }: FittedModel): void {
  if (!neuronCounts(estimatorOf(estimator), classes.length).includes(neurons.length))
    throw unfit('neurons', 'fitting', neurons);
  for (const [k, { weights, standardised }] of neurons.entries()) {
    for (const [place, found] of Object.entries({ weights, 'standardised.weights': standardised.weights })) {
      const expected = { least: features.length, most: features.length };
      if (found.length !== features.length) throw unfit(`neurons[${k}].${place}`, 'list', found, expected);
    }
  }
}

/** One; of softmax one a class; of a two-class estimator on more classes either. */
function neuronCounts(estimator: Estimator | undefined, classes: number): number[] {
  if (estimator?.target === 'classes') return [classes];
  return classes > 2 ? [1, classes] : [1];
}

type Kind = 'number' | 'date' | 'dayFirst' | 'levels';

/** What each column holds, by the factors that it is in; one that is only asked for gaps is refused. */
function kindsOf({ features }: FittedModel): ReadonlyMap<string, Kind> {
  const kinds = new Map<string, Kind>();
  const factors = features.flatMap((feature, j) => factorsAt(feature, `features[${j}]`));
  for (const [place, factor] of factors) {
    const kind = kindOf(factor, place);
    if (kind === undefined) continue;
    const known = kinds.get(factor.column) ?? kind;
    if (known !== kind) throw unfit(place, 'fitting', factor.column);
    kinds.set(factor.column, kind);
  }
  for (const [place, { column }] of factors) if (!kinds.has(column)) throw unfit(place, 'fitting', column);
  return kinds;
}

function factorsAt(feature: FittedFeature, where: string): [string, Factor][] {
  if (feature.factors && feature.level !== undefined) throw unfit(`${where}.level`, 'nothing', feature.level);
  return feature.factors?.map((factor, i) => [`${where}.factors[${i}]`, factor]) ?? [[where, feature]];
}

function kindOf({ level, part, power, dayFirst }: Factor, where: string): Kind | undefined {
  if ([level, part, power].filter((one) => one !== undefined).length > 1) throw unfit(where, 'fitting', level ?? part);
  const isDate = part !== undefined && part !== 'missing';
  if (dayFirst && !isDate) throw unfit(`${where}.dayFirst`, 'nothing', dayFirst);
  if (part === 'missing') return undefined;
  if (isDate) return dayFirst ? 'dayFirst' : 'date';
  return level === undefined ? 'number' : 'levels';
}

/** Each category among the columns has its levels, and no other column has any. */
function requireLevels({ features, levels }: FittedModel, columns: ReadonlyMap<string, Kind>): void {
  for (const [column, names] of Object.entries(levels)) {
    const where = inside('levels', column);
    if (columns.get(column) !== 'levels') throw unfit(where, 'nothing', names);
    requireDistinct(where, names);
  }
  for (const [j, feature] of features.entries()) {
    for (const [place, { column, level }] of factorsAt(feature, `features[${j}]`)) {
      if (level === undefined) continue;
      const names = own(levels, column);
      if (!names) throw unfit(inside('levels', column), 'list', undefined, { least: 2, most: MOST_LEVELS });
      if (!names.includes(level)) throw unfit(`${place}.level`, 'choice', level, { choices: names.join(', ') });
    }
  }
}

/** Where gaps are filled at all, those of every column are: with a number, or with a level that is known or counts as rare. */
function requireFills({ features, levels, fills }: FittedModel, columns: ReadonlyMap<string, Kind>): void {
  if (!fills) return;
  const used = new Set(features.flatMap((feature) => (feature.factors ?? [feature]).map(({ column }) => column)));
  for (const [column, fill] of Object.entries(fills)) {
    if (!used.has(column)) throw unfit(inside('fills', column), 'nothing', fill);
  }
  for (const column of used) {
    const where = inside('fills', column);
    const fill = own(fills, column);
    const names = columns.get(column) === 'levels' ? (own(levels, column) ?? []) : undefined;
    if (names === undefined && typeof fill !== 'number') throw unfit(where, 'finite', fill);
    if (!names) continue;
    if (typeof fill !== 'string') throw unfit(where, 'text', fill);
    if (!names.includes(fill) && !names.includes(RARE))
      throw unfit(where, 'choice', fill, { choices: names.join(', ') });
  }
}

function requireDistinct(where: string, names: readonly string[]): void {
  const again = names.findIndex((name, at) => names.indexOf(name) < at);
  if (again >= 0) throw unfit(`${where}[${again}]`, 'fitting', names[again]);
}
