import type { Work } from '../core/work';

/** Numbers by their places from 0. */
export interface Values {
  readonly length: number;
  at(place: number): number | undefined;
}

/** So many values are looked at between two yields; to begin another stretch takes as long as to look at some more. */
const SLAB = 100_000;
const BEGINNING = 50;

/**
 * The places of at most `most` values of curves over the same iterations that look like all of them: of each of many stretches the
 * least and the greatest value of each curve, and both ends. Half of the stretches are even and half logarithmic, so that both axes
 * find what they draw. `iterations` are those of the values, where some are missing between them.
 */
export function* prominent(
  curves: readonly Values[],
  most: number,
  iterations?: Float64Array,
): Work<Uint32Array<ArrayBuffer>> {
  const length = curves[0]?.length ?? 0;
  if (length <= most) return Uint32Array.from({ length }, (_, k) => k);
  const iterationOf = (k: number) => iterations?.[k] ?? k;
  const stretches = Math.max(1, Math.floor((most - 2) / (2 * curves.length)));
  const places = new Uint32Array(most);
  const extremes = new Uint32Array(2 * curves.length);
  let count = 1; // the first place is 0
  let from = 0;
  let looked = 0;
  const add = (place: number) => {
    if (place !== places[count - 1]) places[count++] = place;
  };
  for (const edge of edgesOf(iterationOf(length - 1) + 1, stretches)) {
    let to = from;
    while (to < length && iterationOf(to) < edge) to++;
    if (from === to) continue;
    for (const [c, values] of curves.entries()) extremes.set(extremesOf(values, from, to), 2 * c);
    extremes.sort().forEach(add);
    looked += BEGINNING + to - from;
    from = to;
    if (looked < SLAB) continue;
    looked = 0;
    yield null;
  }
  add(length - 1);
  return places.slice(0, count);
}

/** Where each stretch ends, in order and to some digits. */
function* edgesOf(end: number, stretches: number): Generator<number> {
  const evens = Math.ceil(stretches / 2);
  const step = end / evens;
  const ratio = (1 + end) ** (1 / (stretches - evens));
  let even = step;
  let logarithmic = ratio - 1;
  for (let k = 0; k < stretches; k++) {
    yield Math.min(even, logarithmic);
    if (even <= logarithmic) even += step;
    else logarithmic = (1 + logarithmic) * ratio - 1;
  }
}

/** The places of the least and the greatest value; what is no number is neither, where there are numbers. */
function extremesOf(values: Values, from: number, to: number): [low: number, high: number] {
  let [low, high] = [from, from];
  let [least, greatest] = [Number.NaN, Number.NaN];
  for (let k = from; k < to; k++) {
    const value = values.at(k) ?? Number.NaN;
    if (value < least || Number.isNaN(least)) [low, least] = [k, value];
    if (value > greatest || Number.isNaN(greatest)) [high, greatest] = [k, value];
  }
  return [low, high];
}
