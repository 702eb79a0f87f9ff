import { evenly, type IterationScale } from './iterationScale';
import { iterationOf, lastIteration, placeFrom, type Series } from './series';
import type { Span } from './zoom';

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
 * as the line through all (M4; Jugel et al., VLDB 2014). A column with no value that can be drawn is a gap. Of the part that is in
 * sight also the values next to it, to which the line leads on.
 */
export function decimate(
  series: Series,
  columns: number,
  bounds: Bounds = ALL,
  scale: IterationScale = evenly,
  sight: Span = { from: 0, to: lastIteration(series) },
): CurvePoint[] {
  const width = Math.max(1, Math.floor(columns));
  const end = Math.min(sight.to, lastIteration(series)) + 1;
  const points: CurvePoint[] = [];
  const first = placeFrom(series, sight.from);
  let from = first;
  for (let column = 1; column <= width; column++) {
    const to = placeFrom(series, scale.edge(column / width, end, sight.from));
    if (from < to) addColumn(points, series, from, to, bounds);
    from = Math.max(from, to);
  }
  const before: CurvePoint[] = [];
  const after: CurvePoint[] = [];
  if (first > 0) addColumn(before, series, first - 1, first, bounds);
  if (from < series.values.length) addColumn(after, series, from, from + 1, bounds);
  return [...before, ...points, ...after];
}

function addColumn(points: CurvePoint[], series: Series, from: number, to: number, bounds: Bounds): void {
  const { values } = series;
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
    points.push({ x: iterationOf(series, from), y: Number.NaN });
    return;
  }
  let before = -1;
  for (const k of [first, Math.min(low, high), Math.max(low, high), last]) {
    if (k > before) points.push({ x: iterationOf(series, k), y: at(values, k) });
    before = k;
  }
}

function at(values: Float64Array, k: number): number {
  return values[k] ?? Number.NaN;
}
