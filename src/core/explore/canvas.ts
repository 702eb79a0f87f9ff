import { columnOf } from '../data/columns';
import type { Dataset } from '../data/dataset';
import { own } from '../own';
import type { Work } from '../work';
import type { FitGrid, FitWish } from './fit';
import type { Ground } from './ground';
import type { Sample } from './points';
import { variedRows } from './response';

/** What a picture is drawn on: it stays as it is while the parameters change. */
export interface Canvas {
  readonly wish: FitWish;
  /** Where the rows drawn lie along the columns; empty where no column is an axis. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Rows along the curve or all over the grid. */
  readonly rows?: Dataset;
  readonly curve?: Float64Array;
  readonly grid?: Omit<FitGrid, 'outputs'>;
}

/** Points of a curve, and of a side of a grid. */
const CURVE_POINTS = 129;
const GRID_POINTS = 33;
/** This share of their spread is left beside the points, on either side. */
const MARGIN = 0.05;

const NOWHERE = new Float64Array();

export function* canvasOf(ground: Ground, sample: Sample, wish: FitWish): Work<Canvas> {
  if (wish.kind === 'outputs') return { wish, x: NOWHERE, y: NOWHERE };
  const x = valuesOf(ground, wish.x, sample);
  const alongX = rangeAround(x);
  if (wish.kind === 'feature') {
    const curve = evenly(alongX, CURVE_POINTS);
    return { wish, x, y: NOWHERE, curve, rows: yield* variedRows(ground, [wish.x], [curve]) };
  }
  const y = valuesOf(ground, wish.y, sample);
  const alongY = rangeAround(y);
  const size = GRID_POINTS;
  const [across, up] = [evenly(alongX, size), evenly(alongY, size)];
  const places = Float64Array.from({ length: size * size }, (_, i) => i);
  const varied = [places.map((i) => across[i % size]!), places.map((i) => up[Math.floor(i / size)]!)];
  const rows = yield* variedRows(ground, [wish.x, wish.y], varied);
  return { wish, x, y, grid: { x: alongX, y: alongY, size }, rows };
}

/** Whether a canvas is that of a wish. */
export function isOf({ wish }: Canvas, other: FitWish): boolean {
  return (
    wish.kind === other.kind && axisOf(wish, 'x') === axisOf(other, 'x') && axisOf(wish, 'y') === axisOf(other, 'y')
  );
}

function axisOf(wish: FitWish, axis: 'x' | 'y'): string | undefined {
  if (wish.kind === 'outputs') return undefined;
  if (axis === 'x') return wish.x;
  return wish.kind === 'pair' ? wish.y : undefined;
}

/** A column at the rows drawn, its gaps filled as they were for the training. */
function valuesOf({ table, prepared }: Ground, name: string, { dataset: { positions } }: Sample): Float64Array {
  const column = columnOf(table, name);
  if (column.type !== 'number') throw new Error(`the column ${name} holds no numbers`);
  const fill = Number(own(prepared.training.dataset.fills, name));
  return Float64Array.from(positions, (row) => (Number.isNaN(column.values[row]!) ? fill : column.values[row]!));
}

function rangeAround(values: Float64Array): { min: number; max: number } {
  const least = values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const most = values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const margin = MARGIN * (most - least) || 1;
  return { min: least - margin, max: most + margin };
}

function evenly({ min, max }: { min: number; max: number }, points: number): Float64Array {
  return Float64Array.from({ length: points }, (_, i) => min + ((max - min) * i) / (points - 1));
}
