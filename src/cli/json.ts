import type { FittedModel, Neuron } from '../core/model/fitted';
import type { Report } from './train';

const LOSSES_SHOWN = 1000;

/** The report as one object, the contract of `--json`. Not finite numbers become null, as JSON has it. */
export function jsonOf(file: string, { setup, start, result, losses, seconds }: Report) {
  const { model } = result;
  return {
    version: model.version,
    file,
    target: setup.target,
    estimator: setup.estimator,
    ...(model.classes && { classes: model.classes }),
    rows: start.rows,
    ...weightsOf(model),
    loss: result.loss,
    losses: thinned(losses),
    iterations: result.iterations,
    status: result.status,
    metrics: result.metrics,
    seconds,
  };
}

/** Bias and weights in both tongues; of several neurons keyed by class first. */
function weightsOf({ features, neurons, classes = [] }: FittedModel) {
  const byFeature = (weights: readonly number[]) =>
    Object.fromEntries(features.map(({ name }, j) => [name, weights[j]]));
  const [neuron, ...others] = neurons;
  const each = <T>(value: (neuron: Neuron) => T) =>
    neuron && others.length === 0
      ? value(neuron)
      : Object.fromEntries(neurons.map((one, k) => [classes[k] ?? '', value(one)]));
  return {
    bias: each(({ bias }) => bias),
    weights: each(({ weights }) => byFeature(weights)),
    standardised: {
      bias: each(({ standardised }) => standardised.bias),
      weights: each(({ standardised }) => byFeature(standardised.weights)),
    },
  };
}

/** At most `LOSSES_SHOWN` of them, evenly spaced, the first and the last among them. */
function thinned(losses: readonly number[]): number[] {
  if (losses.length <= LOSSES_SHOWN) return [...losses];
  const spacing = (losses.length - 1) / (LOSSES_SHOWN - 1);
  return Array.from({ length: LOSSES_SHOWN }, (_, k) => losses[Math.round(k * spacing)] ?? Number.NaN);
}
