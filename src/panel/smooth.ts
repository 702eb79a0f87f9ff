import { iterationOf, type Series } from './series';

/**
 * The exponential moving average of a curve, free of the pull of its start: Σ βᵃ·x / Σ βᵃ over the values so far, a their age in
 * iterations and β = 1 − 1/span. A value that is no number, or endless, has no part in it and is itself a gap.
 */
export function smoothed(series: Series, span: number): Series {
  const { values } = series;
  const smooth = new Float64Array(values.length);
  const beta = 1 - 1 / span;
  let sum = 0;
  let weight = 0;
  let before = 0;
  for (let k = 0; k < values.length; k++) {
    const value = values[k] ?? Number.NaN;
    const iteration = iterationOf(series, k);
    const age = iteration - before;
    const fade = age === 1 ? beta : beta ** age;
    before = iteration;
    const isNumber = Number.isFinite(value);
    sum = sum * fade + (isNumber ? value : 0);
    weight = weight * fade + (isNumber ? 1 : 0);
    smooth[k] = isNumber ? sum / weight : Number.NaN;
  }
  return { ...series, values: smooth };
}
