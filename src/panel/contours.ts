import { contours } from 'd3-contour';

/** Values on a square grid over two quantities, `size` points a side, row by row from the least y. */
export interface Field {
  readonly x: Range;
  readonly y: Range;
  readonly size: number;
  readonly values: ArrayLike<number>;
}

export interface Range {
  readonly min: number;
  readonly max: number;
}

/** Where a value lies on a canvas, in pixels. */
export interface Places {
  x(value: number): number;
  y(value: number): number;
}

/** The corners of a line on the canvas. */
export type Outline = readonly (readonly [x: number, y: number])[];

/**
 * The edges of where a field is at or above a level, each closed and around what is above: along the ends of the field half a step
 * outside of it, so that a clip hides them.
 */
export function outlinesOf({ x, y, size, values }: Field, level: number, places: Places): Outline[] {
  const along = ({ min, max }: Range, at: number) => min + ((max - min) * (at - 0.5)) / (size - 1);
  const { coordinates } = contours().size([size, size]).contour(Array.from(values), level);
  const toPlace = ([i = 0, j = 0]: readonly number[]) => [places.x(along(x, i)), places.y(along(y, j))] as const;
  return coordinates.flat().map((ring) => ring.map(toPlace));
}

/** Adds lines to the path in hand. */
export function trace(ctx: CanvasRenderingContext2D, outlines: readonly Outline[]): void {
  for (const outline of outlines) {
    for (const [k, [x, y]] of outline.entries()) {
      if (k === 0) ctx.moveTo(x, y);
      else ctx.lineTo(x, y);
    }
  }
}

/** Where on its lines a level can be named: in the middle of the longest stretch within an area. */
export function labelPlace(outlines: readonly Outline[], area: Area): readonly [x: number, y: number] | undefined {
  let longest: Outline = [];
  for (const outline of outlines) {
    for (const stretch of stretchesWithin(outline, area)) if (stretch.length > longest.length) longest = stretch;
  }
  return longest[longest.length >> 1];
}

export interface Area {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function stretchesWithin(outline: Outline, { left, right, top, bottom }: Area): Outline[] {
  const stretches: [number, number][][] = [[]];
  for (const [x, y] of outline) {
    if (x >= left && x <= right && y >= top && y <= bottom) stretches.at(-1)?.push([x, y]);
    else if (stretches.at(-1)?.length) stretches.push([]);
  }
  return stretches;
}
