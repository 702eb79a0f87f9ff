/** So many rows are scored, and then added to the gradient, while they are in the cache. */
export const TILE: i32 = 512;

export const CACHE_LINE: usize = 64;

/** So many rows as far as the multiple of 16 up to which there is room. */
// @ts-ignore: a decorator of AssemblyScript
@inline
export function padded(n: i32): i32 {
  return (n + 15) & ~15;
}

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
