import { columnOf } from '../data/columns';
import type { Dataset, Feature } from '../data/dataset';
import { featuresOf } from '../data/features';
import { inputOf } from '../data/inputs';
import { meanOf } from '../data/statistics';
import { type Factor, power } from '../model/factor';
import type { Work } from '../work';
import { factorsOf, isNumber } from './axes';
import type { Ground } from './ground';

/**
 * How a feature depends on columns that vary: share · Π column^power. What doesn't vary stands at its mean over the rows trained on,
 * so that the output is its mean over these rows with the columns put in (Friedman's partial dependence, 2001).
 */
interface Dependence {
  readonly share: number;
  /** One for each column that varies. */
  readonly powers: readonly number[];
}

/** Rows in which some columns have values of our own, `varied[k]` those of `names[k]`, and all else is at its mean. */
export function* variedRows(
  ground: Pick<Ground, 'table' | 'setup' | 'prepared'>,
  names: readonly string[],
  varied: readonly Float64Array[],
): Work<Dataset> {
  const { dataset, statistics } = ground.prepared.training;
  const rows = varied[0]?.length ?? 0;
  const columns: Float64Array[] = [];
  for (const [j, feature] of dataset.features.entries()) {
    const { share, powers } = dependenceOf(ground, feature, names, meanOf(statistics, j));
    const column = new Float64Array(rows).fill(share);
    for (const [k, exponent] of powers.entries()) {
      if (exponent > 0) for (let i = 0; i < rows; i++) column[i]! *= power(varied[k]![i]!, exponent);
    }
    columns.push(column);
    yield null;
  }
  const { weights: _, ...rest } = dataset;
  return { ...rest, columns, positions: new Uint32Array(rows), targets: new Float64Array(rows) };
}

function dependenceOf(
  ground: Pick<Ground, 'table' | 'setup' | 'prepared'>,
  feature: Feature,
  names: readonly string[],
  mean: number,
): Dependence {
  const factors = factorsOf(feature);
  const powers = names.map((name) => factors.filter((one) => isNumber(one) && one.column === name).reduce(addPower, 0));
  if (factors.some(({ part, column }) => part === 'missing' && names.includes(column))) return { share: 0, powers };
  if (powers.every((exponent) => exponent === 0)) return { share: mean, powers };
  const others = factors.filter((one) => !isNumber(one) || !names.includes(one.column));
  return { share: others.reduce((share, factor) => share * meanOfFactor(ground, factor), 1), powers };
}

function addPower(sum: number, { power = 1 }: Factor): number {
  return sum + power;
}

/** Over the rows trained on, by their weights. */
function meanOfFactor(
  { table, setup, prepared }: Pick<Ground, 'table' | 'setup' | 'prepared'>,
  factor: Factor,
): number {
  const { column, level, part, power: exponent } = factor;
  const { positions, weights } = prepared.training.dataset;
  const input = inputOf(columnOf(table, column), setup, positions, undefined);
  const operand = { column, ...(exponent && { power: exponent }), ...(part && part !== 'missing' && { part }) };
  const encoded = [...featuresOf([operand], () => input)].find(({ feature }) => feature.level === level);
  if (!encoded) throw new Error(`the column ${column} has no level ${level}`);
  const { values } = encoded;
  return values.reduce((sum, value, i) => sum + value * (weights?.[i] ?? 1), 0) / values.length;
}
