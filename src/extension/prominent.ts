/**
 * The places of at most `most` values of curves over the same iterations that look like all of them: of each of many stretches the
 * least and the greatest value of each curve, and both ends. Half of the stretches are even and half logarithmic, so that both axes
 * find what they draw. `iterations` are those of the values, where some are missing between them.
 */
export function prominent(
  curves: readonly Float64Array[],
  most: number,
  iterations?: Float64Array,
): Uint32Array<ArrayBuffer> {
  const length = curves[0]?.length ?? 0;
  if (length <= most) return Uint32Array.from({ length }, (_, k) => k);
  const iterationOf = (k: number) => iterations?.[k] ?? k;
  const stretches = Math.max(1, Math.floor((most - 2) / (2 * curves.length)));
  const edges = edgesOf(iterationOf(length - 1) + 1, stretches);
  const chosen = new Set([0]);
  let from = 0;
  for (const edge of edges) {
    let to = from;
    while (to < length && iterationOf(to) < edge) to++;
    for (const values of curves) addExtremes(chosen, values, from, to);
    from = to;
  }
  chosen.add(length - 1);
  return Uint32Array.from(chosen).sort();
}

/** Where each stretch ends. */
function edgesOf(end: number, stretches: number): Float64Array {
  const even = Math.ceil(stretches / 2);
  const logarithmic = stretches - even;
  return Float64Array.from({ length: stretches }, (_, k) =>
    k < even ? ((k + 1) * end) / even : (1 + end) ** ((k - even + 1) / logarithmic) - 1,
  ).sort();
}

function addExtremes(chosen: Set<number>, values: Float64Array, from: number, to: number): void {
  if (from === to) return;
  let low = from;
  let high = from;
  for (let k = from; k < to; k++) {
    const value = values[k] ?? Number.NaN;
    if (value < at(values, low) || Number.isNaN(at(values, low))) low = k;
    if (value > at(values, high) || Number.isNaN(at(values, high))) high = k;
  }
  chosen.add(low).add(high);
}

function at(values: Float64Array, k: number): number {
  return values[k] ?? Number.NaN;
}
