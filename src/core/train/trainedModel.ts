import type { Dataset } from '../data/dataset';
import { deviationOf, meanOf, type Statistics } from '../data/statistics';
import type { Coerced, Factor } from '../model/factor';
import { type FittedFeature, type FittedModel, type Neuron, neuronOf } from '../model/fitted';
import { recipeOf, type Setup } from '../model/setup';
import { own } from '../own';
import type { Dialect } from '../table/dialect';
import type { Scaling } from './neuronBlock';
import type { Prepared } from './prepared';
import { deltaOf } from './problem';

/** What a run has to know of the rows before it begins. */
export interface Known extends Pick<Prepared, 'dialect' | 'notes'> {
  readonly training: {
    readonly dataset: Omit<Dataset, 'columns' | 'positions'>;
    readonly statistics: Statistics;
  };
}

/** The model of any parameters, as they are trained. */
export function modelOf(
  { training: { dataset, statistics }, dialect }: Known,
  setup: Setup,
  scaling: Scaling,
  parameters: Float64Array,
): FittedModel {
  const { estimator, loss } = recipeOf(setup);
  const features: FittedFeature[] = dataset.features.map((feature, j) => ({
    ...feature,
    mean: scaling.means[j]!,
    scale: scaling.scales[j]!,
    statistics: { mean: meanOf(statistics, j), deviation: deviationOf(statistics, j) },
  }));
  return {
    version: 1,
    estimator: estimator.id,
    activation: estimator.activation,
    loss,
    ...(loss === 'huber' && { delta: deltaOf(setup.options, deviationOf(statistics, features.length)) }),
    target: setup.target,
    ...(dataset.classes && { classes: dataset.classes }),
    levels: dataset.levels,
    ...(dataset.fills && { fills: dataset.fills }),
    decimal: dialect.decimal,
    ...(dialect.missing && { missing: dialect.missing }),
    ...coercedOf(dialect, setup, features),
    features,
    neurons: neuronsOf(parameters, features),
  };
}

/** The columns of a model that were taken for what not all of their cells may be. */
function coercedOf(
  { types }: Dialect,
  { target }: Setup,
  features: readonly FittedFeature[],
): Pick<FittedModel, 'coerced'> {
  const factors: Factor[] = [{ column: target }, ...features.flatMap((feature) => feature.factors ?? [feature])];
  const chosen = new Map<string, Coerced>();
  for (const { column, dayFirst } of factors) {
    const type = own(types, column);
    if (type === 'number') chosen.set(column, type);
    if (type === 'date' && chosen.get(column) !== 'dayFirst') chosen.set(column, dayFirst ? 'dayFirst' : 'date');
  }
  return chosen.size > 0 ? { coerced: Object.fromEntries(chosen) } : {};
}

/** The parameters of one neuron after another. */
function neuronsOf(parameters: Float64Array, features: readonly FittedFeature[]): Neuron[] {
  const size = features.length + 1;
  return Array.from({ length: parameters.length / size }, (_, k) =>
    neuronOf(parameters.subarray(k * size, (k + 1) * size), features),
  );
}
