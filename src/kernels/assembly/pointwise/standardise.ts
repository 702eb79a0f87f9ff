import { TILE } from './tile';

/** Writes (x − mean)·factor of a column of doubles into its places in tiles, and `padding` after the last row. */
export function place<T>(
  column: usize,
  rows: i32,
  mean: f64,
  factor: f64,
  into: usize,
  stride: usize,
  padding: T,
): void {
  for (let row = 0; row < rows; row += TILE) {
    placeTile<T>(column + (<usize>row << 3), min(TILE, rows - row), mean, factor, into, padding);
    into += stride;
  }
}

function placeTile<T>(column: usize, n: i32, mean: f64, factor: f64, into: usize, padding: T): void {
  const means = f64x2.splat(mean);
  const factors = f64x2.splat(factor);
  const even = n & ~3;
  for (let row = 0; row < even; row += 4) {
    const from = column + (<usize>row << 3);
    const first = v128.mul<f64>(v128.sub<f64>(v128.load(from), means), factors);
    const second = v128.mul<f64>(v128.sub<f64>(v128.load(from, 16), means), factors);
    const to = into + <usize>row * sizeof<T>();
    if (sizeof<T>() == 8) {
      v128.store(to, first);
      v128.store(to, second, 16);
    } else {
      const low = f32x4.demote_f64x2_zero(first);
      v128.store(to, v128.shuffle<f32>(low, f32x4.demote_f64x2_zero(second), 0, 1, 4, 5));
    }
  }
  for (let row = even; row < n; row++) {
    store<T>(into + <usize>row * sizeof<T>(), <T>((load<f64>(column + (<usize>row << 3)) - mean) * factor));
  }
  const padded = (n + 15) & ~15;
  for (let row = n; row < padded; row++) store<T>(into + <usize>row * sizeof<T>(), padding);
}
