import { binary } from './binary/pointwise';
import type { Memory } from './memory';
import { placeTwin, sweepTwin } from './pointwiseTwin';
import { instantiate } from './webAssembly';

/** So many rows are scored, and then added to the gradient, at a time. */
export const TILE_ROWS = 512;

/** Sums are given out for so many rows each. */
export const SUM_ROWS = 4096;

/** After the last row there is room up to a multiple of so many; there its features are 0, and its target is `PADDING`. */
export const ROW_MULTIPLE = 16;
export const PADDING = -1;

export type Precision = 'double' | 'single';

/** How the kernels count the losses. */
export const SWEPT_LOSSES = {
  squared: 0,
  absolute: 1,
  huber: 2,
  log: 3,
  sigmoidSquared: 4,
  hinge: 5,
  softmax: 6,
} as const;

export type SweptLoss = keyof typeof SWEPT_LOSSES;

/** A loss as the kernels count it, and its detail. */
export interface Swept {
  readonly loss: number;
  readonly detail: number;
}

/** How many neurons a row passes. */
export function neuronsOf({ loss, detail }: Swept): number {
  return loss === SWEPT_LOSSES.softmax ? detail : 1;
}

/**
 * A pass of a pointwise loss over rows: the loss of F(x) = w0 + Σ w_j·z_j and its gradient, as a sum for each 4,096 rows. Numbers
 * are of the sweep's precision but for the sums, which are doubles. The arguments but d, rows, loss and detail are positions:
 * `features` of tiles of 512 rows, in each d columns that are `columnBytes` apart; `targets` of one a row; `parameters` of 1 + d;
 * `partials` of 2 + d for each 4,096 rows, the loss and then the gradient; `room` of `columnBytes`. `detail` is δ of Huber's loss, and
 * of the losses of two classes the number of the class that is told from the others. Of softmax it is how many neurons there are: then
 * parameters, gradient and room are those of one neuron after the other, and targets are their numbers.
 */
export type Sweep = (
  features: number,
  targets: number,
  d: number,
  rows: number,
  parameters: number,
  loss: number,
  detail: number,
  partials: number,
  room: number,
) => void;

/**
 * Puts a column of doubles into tiles, (x − mean)·factor of each: `into` is its place in the first tile, and `stride` how many bytes
 * further that in the next. After the last row `padding` follows up to a multiple of 16 rows.
 */
export type Place = (
  column: number,
  rows: number,
  mean: number,
  factor: number,
  into: number,
  stride: number,
  padding: number,
) => void;

export interface PointwiseKernel {
  readonly sweep: Sweep;
  readonly place: Place;
}

type Exports = Readonly<Record<'sweepDouble' | 'sweepSingle', Sweep> & Record<'placeDouble' | 'placeSingle', Place>>;

export function pointwiseIn(memory: Memory, precision: Precision): PointwiseKernel {
  if (!memory.wasm) return { sweep: sweepTwin(memory, precision), place: placeTwin(memory, precision) };
  const { sweepDouble, sweepSingle, placeDouble, placeSingle } = instantiate<Exports>(binary, memory.wasm);
  return precision === 'double'
    ? { sweep: sweepDouble, place: placeDouble }
    : { sweep: sweepSingle, place: placeSingle };
}

const CACHE_LINE = 64;

/** From one column of a tile to the next: equal rows of two don't compete for one place in the cache. */
export function columnBytes(precision: Precision): number {
  return TILE_ROWS * numberBytes(precision) + CACHE_LINE;
}

export function numberBytes(precision: Precision): number {
  return precision === 'double' ? Float64Array.BYTES_PER_ELEMENT : Float32Array.BYTES_PER_ELEMENT;
}
