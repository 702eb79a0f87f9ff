/** Where the point at a place in the list is drawn, in pixels. */
type PlaceOf = (i: number) => readonly [x: number, y: number];

/** The place in the list of the point that is drawn nearest to a pixel, within so many of them; undefined where none is. */
export function nearestTo(
  points: number,
  placeOf: PlaceOf,
  at: { readonly x: number; readonly y: number },
  within: number,
): number | undefined {
  let nearest: number | undefined;
  let least = within * within;
  for (let i = 0; i < points; i++) {
    const [x, y] = placeOf(i);
    const distance = (x - at.x) ** 2 + (y - at.y) ** 2;
    if (!(distance < least)) continue;
    least = distance;
    nearest = i;
  }
  return nearest;
}

/** The points from left to right (or from below to above), those at the same place in the order of the list. */
export function orderAlong(values: ArrayLike<number>): number[] {
  const order = Array.from({ length: values.length }, (_, i) => i);
  return order.sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0) || a - b);
}
