/** Losses by iteration: `values[k]` is that of `iterations[k]`, or without these of iteration k. Iterations grow. */
export interface Series {
  readonly values: Float64Array;
  readonly iterations?: Float64Array | undefined;
}

export const NO_SERIES: Series = { values: new Float64Array() };

export function iterationOf({ iterations }: Series, k: number): number {
  return iterations ? (iterations[k] ?? Number.NaN) : k;
}

/** −1 of an empty one. */
export function lastIteration(series: Series): number {
  const { length } = series.values;
  return length === 0 ? -1 : iterationOf(series, length - 1);
}

/** The place of the first value at or after an iteration; the length where there is none. */
export function placeFrom({ values, iterations }: Series, iteration: number): number {
  if (!iterations) return Math.min(values.length, Math.max(0, Math.ceil(iteration)));
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((iterations[middle] ?? Number.NaN) < iteration) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The loss of an iteration; where that one was not kept, the nearest before it, and so not `exact`. */
export function lossAt(
  series: Series,
  iteration: number,
): { readonly loss: number; readonly exact: boolean } | undefined {
  if (iteration > lastIteration(series)) return undefined;
  const next = placeFrom(series, iteration);
  const exact = iterationOf(series, next) === iteration;
  const loss = series.values[exact ? next : next - 1];
  return loss === undefined ? undefined : { loss, exact };
}
