import type { Moment } from '../protocol';

export type Surface = NonNullable<Moment['surface']>;

/** A point of the plane: two weights. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** What is drawn: the surface, and where on it the training stands. */
export interface Scene {
  readonly surface: Surface;
  readonly iteration: number;
  readonly learningRate: number;
  /** Of the weights. */
  readonly names: { readonly x: string; readonly y: string };
}
