import type { Course } from '../train/train';
import type { SurfaceWish, Way } from './surface';

/** The way of a training over two parameters: the iteration of each point, and both parameters. */
export interface Path {
  readonly iterations: Float64Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** Of the first iterations, in which a path turns most, all are kept. */
const EARLY_POINTS = 250;
const LATER_POINTS = 248;

type Point = Pick<Course, 'iteration' | 'parameters'>;

export function pathOf({ course, trail, end, last }: Way, { x, y }: Pick<SurfaceWish, 'x' | 'y'>): Path {
  const points = new Map<number, Point>();
  for (const point of thinned(trail.snapshots)) points.set(point.iteration, point);
  points.set(last, { iteration: last, parameters: end });
  points.set(course.iteration, course);
  const inOrder = [...points.values()].sort((a, b) => a.iteration - b.iteration);
  return {
    iterations: Float64Array.from(inOrder, ({ iteration }) => iteration),
    x: Float64Array.from(inOrder, ({ parameters }) => parameters[x]!),
    y: Float64Array.from(inOrder, ({ parameters }) => parameters[y]!),
  };
}

/** Where a training ended; where it came to a higher loss than it began with, the best of its snapshots instead. */
export function bestOn({ trail, end }: Pick<Way, 'trail' | 'end'>): Float64Array {
  const { snapshots } = trail;
  const [first] = snapshots;
  const last = snapshots.at(-1);
  if (!first || !last || (last.loss <= first.loss && end.every(Number.isFinite))) return end;
  return snapshots.reduce((best, snapshot) => (snapshot.loss < best.loss ? snapshot : best), first).parameters;
}

function thinned(points: readonly Course[]): readonly Course[] {
  if (points.length <= EARLY_POINTS + LATER_POINTS) return points;
  const later = points.slice(EARLY_POINTS);
  const even = Array.from({ length: LATER_POINTS }, (_, k) => later[Math.floor((k * later.length) / LATER_POINTS)]!);
  return [...points.slice(0, EARLY_POINTS), ...even];
}
