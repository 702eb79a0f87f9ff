import type { Report } from './train';

const LOSSES_SHOWN = 1000;

/** The report as one object, the contract of `--json`. Not finite numbers become null, as JSON has it. */
export function jsonOf(file: string, { setup, start, result, losses, seconds }: Report) {
  const { model } = result;
  const byFeature = (weights: readonly number[]) =>
    Object.fromEntries(model.features.map(({ name }, j) => [name, weights[j]]));
  return {
    version: model.version,
    file,
    target: setup.target,
    estimator: setup.estimator,
    ...(model.classes && { classes: model.classes }),
    rows: start.rows,
    bias: model.bias,
    weights: byFeature(model.weights),
    standardised: { bias: model.standardised.bias, weights: byFeature(model.standardised.weights) },
    loss: result.loss,
    losses: thinned(losses),
    iterations: result.iterations,
    status: result.status,
    metrics: result.metrics,
    seconds,
  };
}

/** At most `LOSSES_SHOWN` of them, evenly spaced, the first and the last among them. */
function thinned(losses: readonly number[]): number[] {
  if (losses.length <= LOSSES_SHOWN) return [...losses];
  const spacing = (losses.length - 1) / (LOSSES_SHOWN - 1);
  return Array.from({ length: LOSSES_SHOWN }, (_, k) => losses[Math.round(k * spacing)] ?? Number.NaN);
}
