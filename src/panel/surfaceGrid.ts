import type { Spot, Surface } from './surfaceScene';

type Heights = Pick<Surface, 'x' | 'y' | 'size' | 'loss'>;
type Side = Surface['x'];

/** The loss at a spot, between the four points of the grid around it; undefined outside of the plane. */
export function heightAt({ x, y, size, loss }: Heights, spot: Spot): number | undefined {
  const [column, row] = [placeOf(x, spot.x, size), placeOf(y, spot.y, size)];
  if (!isWithin(column, size) || !isWithin(row, size)) return undefined;
  const [left, below] = [Math.min(size - 2, Math.floor(column)), Math.min(size - 2, Math.floor(row))];
  const [u, v] = [column - left, row - below];
  const at = (i: number, j: number) => loss[(below + j) * size + left + i] ?? Number.NaN;
  return (1 - v) * ((1 - u) * at(0, 0) + u * at(1, 0)) + v * ((1 - u) * at(0, 1) + u * at(1, 1));
}

/** The point of the grid that lies so many steps from the one nearest to a spot. */
export function stepped({ x, y, size }: Heights, spot: Spot, columns: number, rows: number): Spot {
  const along = (side: Side, value: number, steps: number) => {
    const within = (place: number) => Math.min(size - 1, Math.max(0, place));
    const place = within(within(Math.round(placeOf(side, value, size))) + steps);
    return side.min + ((side.max - side.min) * place) / (size - 1);
  };
  return { x: along(x, spot.x, columns), y: along(y, spot.y, rows) };
}

function placeOf({ min, max }: Side, value: number, size: number): number {
  return ((value - min) / (max - min)) * (size - 1);
}

function isWithin(place: number, size: number): boolean {
  return place >= 0 && place <= size - 1;
}
