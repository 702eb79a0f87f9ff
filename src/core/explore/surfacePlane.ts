import { evenRows } from './evenRows';
import type { Ground } from './ground';
import type { SurfaceWish, Way } from './surface';

interface Side {
  readonly min: number;
  readonly max: number;
}

/** The part of two parameters' plane that is seen, and how many points a side are computed. */
export interface Plane {
  /** The parameters, by their places. */
  readonly first: number;
  readonly second: number;
  readonly x: Side;
  readonly y: Side;
  readonly size: number;
}

/** An exact point costs next to nothing; one over the rows a pass over them. */
const EXACT_POINTS = 51;
const SAMPLED_POINTS = 33;
/** Where a loss has grown to so many times its first, a path has left what is worth seeing. */
const GROWTH = 10;
/** Neither side shows less than this share of the change of the outputs that the other does. */
const LEAST_SHARE = 0.3;
/** Of the span, on either side. */
const MARGIN = 0.1;
/** How many steps of a round number a side has at least: its ends lie on such, so that they stay while a path grows. */
const STEPS = 10;
/** So many rows tell how far a feature reaches. */
const REACH_ROWS = 1000;

/**
 * Holds the whole path of a training but what of it diverged, of a squared loss the minimum, and 0, where most trainings begin: it
 * stays while a training is played, and much the same for one that begins elsewhere.
 */
export function planeOf(ground: Ground, way: Way, { x, y }: Pick<SurfaceWish, 'x' | 'y'>): Plane {
  const { terrain } = ground.problem;
  const [across, up] = [extentOf(ground, way, x), extentOf(ground, way, y)];
  const [reachX, reachY] = [reachOf(ground, x), reachOf(ground, y)];
  // In units of the outputs, for two weights can be of quite different sizes.
  const change = Math.max(spanOf(across) * reachX, spanOf(up) * reachY) || terrain.spread || 1;
  const isExact = terrain.loss.shape === 'quadratic';
  return {
    first: x,
    second: y,
    x: widened(across, (LEAST_SHARE * change) / reachX),
    y: widened(up, (LEAST_SHARE * change) / reachY),
    size: isExact ? EXACT_POINTS : SAMPLED_POINTS,
  };
}

function extentOf({ problem }: Ground, { trail, end }: Way, parameter: number): Side {
  const { snapshots } = trail;
  const [first] = snapshots;
  const most = GROWTH * (first?.loss ?? Number.POSITIVE_INFINITY);
  const isNear = snapshots.filter(({ loss }) => loss <= most);
  const hasStayed = isNear.length === snapshots.length;
  const values = [
    new Float64Array(problem.objective.size),
    ...isNear.map(({ parameters }) => parameters),
    ...(hasStayed ? [end] : []),
    ...(problem.least ? [problem.least] : []),
  ]
    .map((parameters) => parameters[parameter]!)
    .filter(Number.isFinite);
  return { min: Math.min(...values), max: Math.max(...values) };
}

/** The root mean square of what a parameter is multiplied with: by so much it moves the outputs. */
function reachOf({ prepared, problem }: Ground, parameter: number): number {
  const { size, stride = size } = problem.objective;
  const place = parameter % stride;
  if (place === 0) return 1;
  const { columns, targets } = prepared.training.dataset;
  const { means, scales } = problem.scaling;
  const [column, mean, scale] = [columns[place - 1]!, means[place - 1]!, scales[place - 1]!];
  const rows = evenRows(targets.length, REACH_ROWS);
  let sum = 0;
  for (const row of rows) sum += ((column[row]! - mean) / scale) ** 2;
  return Math.sqrt(sum / rows.length) || 1;
}

function widened(side: Side, least: number): Side {
  const middle = side.min + (side.max - side.min) / 2;
  const half = Math.max(spanOf(side), least) * (0.5 + MARGIN);
  const step = roundStep((2 * half) / STEPS);
  return { min: Math.floor((middle - half) / step) * step, max: Math.ceil((middle + half) / step) * step };
}

/** The next 1, 2 or 5 times a power of ten at or below. */
function roundStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  return power * ([5, 2].find((times) => times * power <= rough) ?? 1);
}

function spanOf({ min, max }: Side): number {
  return max - min;
}
