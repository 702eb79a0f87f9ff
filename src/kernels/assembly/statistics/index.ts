/**
 * Adds rows to the statistics of m columns: their number, means (after a shift) and centred cross products
 * S[i·m + j] = Σ (x_i − x̄_i)(x_j − x̄_j), i ≤ j. Rows are taken in tiles that stay in the cache: a tile is copied less the shifts,
 * centred by its own means, multiplied out, and merged by Chan's formula.
 *
 * In a product even and odd rows have a sum of their own, added in the end; a last odd row is followed by one of zeros.
 *
 * @param columns of each column the position of its first double, as u32
 * @param from the first row
 * @param shifts m doubles
 * @param state 1 + m + m² doubles: the number of rows, means and cross products
 * @param room (TILE + 1)·m doubles: a tile, and its means
 */
export function accumulate(
  columns: usize,
  m: i32,
  from: i32,
  rows: i32,
  shifts: usize,
  state: usize,
  room: usize,
): void {
  for (let done = 0; done < rows; done += TILE) {
    addTile(columns, m, from + done, min(TILE, rows - done), shifts, state, room);
  }
}

const TILE: i32 = 512;
const TILE_BYTES: usize = 4096;

function addTile(columns: usize, m: i32, from: i32, n: i32, shifts: usize, state: usize, room: usize): void {
  const means = room + <usize>m * TILE_BYTES;
  for (let j = 0; j < m; j++) {
    const column = <usize>load<u32>(columns + (<usize>j << 2)) + (<usize>from << 3);
    const mean = centre(column, n, load<f64>(shifts + (<usize>j << 3)), room + <usize>j * TILE_BYTES);
    store<f64>(means + (<usize>j << 3), mean);
  }
  const count = load<f64>(state);
  const known = state + 8;
  const cross = known + (<usize>m << 3);
  const total = count + <f64>n;
  const share = (count * <f64>n) / total;
  for (let j = 0; j < m; j++) {
    const at = means + (<usize>j << 3);
    store<f64>(at, load<f64>(at) - load<f64>(known + (<usize>j << 3)));
  }
  const bytes = <usize>((n + 1) & ~1) << 3;
  for (let i = 0; i < m; i += 3) {
    addTriangle(room, bytes, m, i, means, share, cross);
    for (let j = i + 3; j < m; j += 3) {
      const width = m - j;
      // Each has a loop of its own: the compiler drops the products that are another's.
      if (width == 1) addBlock(1, room, bytes, m, i, j, means, share, cross);
      else if (width == 2) addBlock(2, room, bytes, m, i, j, means, share, cross);
      else addBlock(3, room, bytes, m, i, j, means, share, cross);
    }
  }
  for (let j = 0; j < m; j++) {
    const at = known + (<usize>j << 3);
    store<f64>(at, load<f64>(at) + load<f64>(means + (<usize>j << 3)) * (<f64>n / total));
  }
  store<f64>(state, total);
}

/** Copies n values less a shift and the mean that they then have, and returns that mean. Each eight rows go to four sums of two lanes. */
function centre(column: usize, n: i32, shift: f64, into: usize): f64 {
  const bytes = <usize>n << 3;
  const whole = bytes & ~63;
  const shifts = f64x2.splat(shift);
  let s0 = f64x2.splat(0);
  let s1 = s0;
  let s2 = s0;
  let s3 = s0;
  for (let at: usize = 0; at < whole; at += 64) {
    s0 = v128.add<f64>(s0, v128.sub<f64>(v128.load(column + at), shifts));
    s1 = v128.add<f64>(s1, v128.sub<f64>(v128.load(column + at, 16), shifts));
    s2 = v128.add<f64>(s2, v128.sub<f64>(v128.load(column + at, 32), shifts));
    s3 = v128.add<f64>(s3, v128.sub<f64>(v128.load(column + at, 48), shifts));
  }
  const sums = v128.add<f64>(v128.add<f64>(s0, s1), v128.add<f64>(s2, s3));
  let sum = f64x2.extract_lane(sums, 0) + f64x2.extract_lane(sums, 1);
  for (let at = whole; at < bytes; at += 8) sum += load<f64>(column + at) - shift;

  const mean = sum / <f64>n;
  const means = f64x2.splat(mean);
  for (let at: usize = 0; at < whole; at += 64) {
    v128.store(into + at, centred(column + at, shifts, means));
    v128.store(into + at, centred(column + at + 16, shifts, means), 16);
    v128.store(into + at, centred(column + at + 32, shifts, means), 32);
    v128.store(into + at, centred(column + at + 48, shifts, means), 48);
  }
  for (let at = whole; at < bytes; at += 8) store<f64>(into + at, load<f64>(column + at) - shift - mean);
  if (n & 1) store<f64>(into + bytes, 0);
  return mean;
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function centred(at: usize, shifts: v128, means: v128): v128 {
  return v128.sub<f64>(v128.sub<f64>(v128.load(at), shifts), means);
}

/** The products of columns i to i + 2 with each other, as far as there are such. Those past the last repeat it. */
function addTriangle(room: usize, bytes: usize, m: i32, i: i32, apart: usize, share: f64, cross: usize): void {
  const last = m - 1;
  const a0 = room + <usize>i * TILE_BYTES;
  const a1 = room + <usize>min(i + 1, last) * TILE_BYTES;
  const a2 = room + <usize>min(i + 2, last) * TILE_BYTES;
  let s00 = f64x2.splat(0);
  let s01 = s00;
  let s02 = s00;
  let s11 = s00;
  let s12 = s00;
  let s22 = s00;
  for (let at: usize = 0; at < bytes; at += 16) {
    const x0 = v128.load(a0 + at);
    const x1 = v128.load(a1 + at);
    const x2 = v128.load(a2 + at);
    s00 = v128.add<f64>(s00, v128.mul<f64>(x0, x0));
    s01 = v128.add<f64>(s01, v128.mul<f64>(x0, x1));
    s02 = v128.add<f64>(s02, v128.mul<f64>(x0, x2));
    s11 = v128.add<f64>(s11, v128.mul<f64>(x1, x1));
    s12 = v128.add<f64>(s12, v128.mul<f64>(x1, x2));
    s22 = v128.add<f64>(s22, v128.mul<f64>(x2, x2));
  }
  put(s00, i, i, m, apart, share, cross);
  put(s01, i, i + 1, m, apart, share, cross);
  put(s02, i, i + 2, m, apart, share, cross);
  put(s11, i + 1, i + 1, m, apart, share, cross);
  put(s12, i + 1, i + 2, m, apart, share, cross);
  put(s22, i + 2, i + 2, m, apart, share, cross);
}

/** The products of columns i to i + 2 with as many others from j on, up to three. */
// @ts-ignore: a decorator of AssemblyScript
@inline
function addBlock(
  width: i32,
  room: usize,
  bytes: usize,
  m: i32,
  i: i32,
  j: i32,
  apart: usize,
  share: f64,
  cross: usize,
): void {
  const a = room + <usize>i * TILE_BYTES;
  const b = room + <usize>j * TILE_BYTES;
  let s00 = f64x2.splat(0);
  let s01 = s00;
  let s02 = s00;
  let s10 = s00;
  let s11 = s00;
  let s12 = s00;
  let s20 = s00;
  let s21 = s00;
  let s22 = s00;
  for (let at: usize = 0; at < bytes; at += 16) {
    const x0 = v128.load(a + at);
    const x1 = v128.load(a + at, TILE_BYTES);
    const x2 = v128.load(a + at, 2 * TILE_BYTES);
    const y0 = v128.load(b + at);
    s00 = v128.add<f64>(s00, v128.mul<f64>(x0, y0));
    s10 = v128.add<f64>(s10, v128.mul<f64>(x1, y0));
    s20 = v128.add<f64>(s20, v128.mul<f64>(x2, y0));
    if (width > 1) {
      const y1 = v128.load(b + at, TILE_BYTES);
      s01 = v128.add<f64>(s01, v128.mul<f64>(x0, y1));
      s11 = v128.add<f64>(s11, v128.mul<f64>(x1, y1));
      s21 = v128.add<f64>(s21, v128.mul<f64>(x2, y1));
    }
    if (width > 2) {
      const y2 = v128.load(b + at, 2 * TILE_BYTES);
      s02 = v128.add<f64>(s02, v128.mul<f64>(x0, y2));
      s12 = v128.add<f64>(s12, v128.mul<f64>(x1, y2));
      s22 = v128.add<f64>(s22, v128.mul<f64>(x2, y2));
    }
  }
  putThree(s00, s10, s20, i, j, m, apart, share, cross);
  if (width > 1) putThree(s01, s11, s21, i, j + 1, m, apart, share, cross);
  if (width > 2) putThree(s02, s12, s22, i, j + 2, m, apart, share, cross);
}

function putThree(
  s0: v128,
  s1: v128,
  s2: v128,
  i: i32,
  j: i32,
  m: i32,
  apart: usize,
  share: f64,
  cross: usize,
): void {
  put(s0, i, j, m, apart, share, cross);
  put(s1, i + 1, j, m, apart, share, cross);
  put(s2, i + 2, j, m, apart, share, cross);
}

/** Merges Σ x_i·x_j of a tile into the cross products, i ≤ j, where there is such a column j. */
function put(sums: v128, i: i32, j: i32, m: i32, apart: usize, share: f64, cross: usize): void {
  if (j >= m) return;
  const sum = f64x2.extract_lane(sums, 0) + f64x2.extract_lane(sums, 1);
  const between = load<f64>(apart + (<usize>i << 3)) * load<f64>(apart + (<usize>j << 3)) * share;
  const at = cross + (<usize>(i * m + j) << 3);
  store<f64>(at, load<f64>(at) + (sum + between));
}
