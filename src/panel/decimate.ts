import { evenly, type IterationScale } from './iterationScale';

/** Iteration and loss. */
export interface CurvePoint {
  readonly x: number;
  readonly y: number;
}

/** What can be drawn: values above the one bound (a logarithmic axis has no 0) and at most the other. */
export interface Bounds {
  readonly above: number;
  readonly most: number;
}

/** Near the largest double an axis has no room for its next mark, so what grows beyond this has left the chart. */
export const LARGEST = 1e300;

const ALL: Bounds = { above: Number.NEGATIVE_INFINITY, most: LARGEST };

/**
 * Of each pixel column the first, least, greatest and last value, in their order: the line through them covers the same pixels
 * as the line through all (M4; Jugel et al., VLDB 2014). A column with no value that can be drawn is a gap.
 */
export function decimate(
  values: Float64Array,
  columns: number,
  bounds: Bounds = ALL,
  scale: IterationScale = evenly,
): CurvePoint[] {
  const width = Math.max(1, Math.floor(columns));
  const points: CurvePoint[] = [];
  for (let column = 0; column < width; column++) {
    const from = scale.edge(column / width, values.length);
    const to = scale.edge((column + 1) / width, values.length);
    if (from < to) addColumn(points, values, from, to, bounds);
  }
  return points;
}

function addColumn(points: CurvePoint[], values: Float64Array, from: number, to: number, bounds: Bounds): void {
  let first = -1;
  let last = -1;
  let low = -1;
  let high = -1;
  for (let k = from; k < to; k++) {
    const value = at(values, k);
    if (!(value > bounds.above && value <= bounds.most)) continue;
    if (first < 0) first = low = high = k;
    if (value < at(values, low)) low = k;
    if (value > at(values, high)) high = k;
    last = k;
  }
  if (first < 0) {
    points.push({ x: from, y: Number.NaN });
    return;
  }
  let before = -1;
  for (const k of [first, Math.min(low, high), Math.max(low, high), last]) {
    if (k > before) points.push({ x: k, y: at(values, k) });
    before = k;
  }
}

function at(values: Float64Array, k: number): number {
  return values[k] ?? Number.NaN;
}
