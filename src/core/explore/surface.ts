import type { Course } from '../train/train';
import type { Work } from '../work';
import type { Ground } from './ground';
import { lossOverRows } from './lossOverRows';
import { penaltyOf } from './penaltyOf';
import { quadraticLoss } from './quadraticLoss';
import { bestOn, type Path, pathOf } from './surfacePath';
import { type Plane, planeOf } from './surfacePlane';
import type { Trail } from './trail';

/** The way of a training: where it stands at the iteration that is looked at, and where it has come to. */
export interface Way {
  readonly course: Course;
  readonly trail: Trail;
  /** The parameters after the last iteration there is. */
  readonly end: Float64Array;
  readonly last: number;
}

/** Which two parameters the loss is seen over, and where the others stand. */
export interface SurfaceWish {
  /** Places among the parameters. */
  readonly x: number;
  readonly y: number;
  /** The others as they are at this iteration, or as they are where training ended (where it diverged, where it was best). */
  readonly others: 'current' | 'best';
}

/** The loss that is descended, penalties included, over two parameters as they are trained. */
export interface Surface {
  readonly wish: SurfaceWish;
  /** All parameters at the plane's origin: the two that vary are 0, and the others stand where they were wished to. */
  readonly origin: Float64Array;
  readonly x: { readonly min: number; readonly max: number };
  readonly y: { readonly min: number; readonly max: number };
  /** Points a side; `loss` holds them row by row from the least y. */
  readonly size: number;
  readonly loss: Float64Array;
  /** Fewer rows than the table has, where the loss had to be sampled. */
  readonly sampled?: { readonly rows: number; readonly of: number };
  /** The way so far and to come, thinned; where it stands now and where it ends are always in it. */
  readonly path: Path;
  /** Where it stands at this iteration, and the gradient there. */
  readonly at: { readonly x: number; readonly y: number };
  readonly gradient: { readonly x: number; readonly y: number };
}

/** The loss at the points of a plane. */
export interface Heights {
  readonly loss: Float64Array;
  readonly sampled?: Surface['sampled'];
}

/** What was computed last on a ground; it serves for as long as the plane and the other parameters are the same. */
interface Known extends Heights {
  readonly plane: Plane;
  readonly origin: Float64Array;
}

const KNOWN = new WeakMap<Ground, Known>();

/** Exact where the loss is a squared one, whose statistics tell all; of any other over as many rows as there is time for. */
export function* surfaceOf(ground: Ground, way: Way, asked: SurfaceWish): Work<Surface> {
  const wish = within(ground.problem.objective.size, asked);
  const { x, y } = wish;
  const { course } = way;
  const plane = planeOf(ground, way, wish);
  const origin = (wish.others === 'current' ? course.parameters : bestOn(way)).slice();
  origin[x] = origin[y] = 0;
  const { loss, sampled } = yield* heightsOn(ground, plane, origin);
  return {
    wish,
    origin,
    x: plane.x,
    y: plane.y,
    size: plane.size,
    loss,
    ...(sampled && { sampled }),
    path: pathOf(way, wish),
    at: { x: course.parameters[x]!, y: course.parameters[y]! },
    gradient: { x: slopeOf(ground, course, x), y: slopeOf(ground, course, y) },
  };
}

/** Two parameters that there are: the wish may have been another run's. */
function within(size: number, { x, y, others }: SurfaceWish): SurfaceWish {
  const [across, up] = [Math.min(x, size - 1), Math.min(y, size - 1)];
  return { x: across, y: up === across ? (across + 1) % size : up, others };
}

function* heightsOn(ground: Ground, plane: Plane, origin: Float64Array): Work<Heights> {
  const known = KNOWN.get(ground);
  if (known && isSamePlane(known.plane, plane) && isSame(known.origin, origin)) return known;
  const isQuadratic = ground.problem.terrain.loss.shape === 'quadratic';
  const heights = yield* isQuadratic ? quadraticLoss(ground, plane, origin) : lossOverRows(ground, plane, origin);
  KNOWN.set(ground, { plane, origin, ...heights });
  return heights;
}

/** By a parameter; with l1 that of the smallest subgradient, which is 0 where the corner at 0 holds a weight. */
function slopeOf(ground: Ground, { parameters, gradient }: Course, parameter: number): number {
  const { l1 } = penaltyOf(ground, parameter);
  const weight = parameters[parameter]!;
  const slope = gradient[parameter]!;
  if (weight !== 0) return slope + l1 * Math.sign(weight);
  return Math.sign(slope) * Math.max(0, Math.abs(slope) - l1);
}

function isSamePlane(a: Plane, b: Plane): boolean {
  const isSameSide = (side: 'x' | 'y') => a[side].min === b[side].min && a[side].max === b[side].max;
  return a.size === b.size && a.first === b.first && a.second === b.second && isSameSide('x') && isSameSide('y');
}

function isSame(a: Float64Array, b: Float64Array): boolean {
  return a.every((value, j) => value === b[j]);
}
