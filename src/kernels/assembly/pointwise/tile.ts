/** So many rows are scored, and then added to the gradient, while they are in the cache. */
export const TILE: i32 = 512;

export const CACHE_LINE: usize = 64;

/** From one column of a tile to the next. */
// @ts-ignore: a decorator of AssemblyScript
@inline
export function columnBytes<T>(): usize {
  return <usize>TILE * sizeof<T>() + CACHE_LINE;
}

/** The sum of the lanes of two vectors as doubles: first lane by lane, then from the first to the last, or in pairs. */
// @ts-ignore: a decorator of AssemblyScript
@inline
export function sumOf<T>(even: v128, odd: v128): f64 {
  const sums = v128.add<T>(even, odd);
  if (sizeof<T>() == 8) return f64x2.extract_lane(sums, 0) + f64x2.extract_lane(sums, 1);
  return (
    <f64>f32x4.extract_lane(sums, 0) +
    <f64>f32x4.extract_lane(sums, 1) +
    (<f64>f32x4.extract_lane(sums, 2) + <f64>f32x4.extract_lane(sums, 3))
  );
}

// @ts-ignore: a decorator of AssemblyScript
@inline
export function addTo(at: usize, value: f64): void {
  store<f64>(at, load<f64>(at) + value);
}

/**
 * Reads a word of each cache line from one place up to another, and returns something of all of them. So the next tile comes from memory
 * while there is much to compute: a column of it is no longer than a page, which no processor fetches beyond by itself.
 */
// @ts-ignore: a decorator of AssemblyScript
@inline
export function touch(from: usize, to: usize): i32 {
  let touched: i32 = 0;
  for (let at = from; at < to; at += CACHE_LINE) touched |= load<i32>(at);
  return touched;
}

/** By how much to go ahead with each vector of a tile: so many whole cache lines that the end is reached. */
// @ts-ignore: a decorator of AssemblyScript
@inline
export function paceOf(ahead: usize, bytes: usize): usize {
  const pace = ahead / (bytes >> 4);
  return (pace + CACHE_LINE - 1) & ~(CACHE_LINE - 1);
}
