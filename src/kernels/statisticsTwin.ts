import type { Memory } from './memory';
import { type Accumulate, TILE_ROWS } from './statistics';

const DOUBLE = Float64Array.BYTES_PER_ELEMENT;

/** What the kernel does, to the bit. */
export function accumulateTwin({ buffer }: Memory): Accumulate {
  return (columns, m, from, rows, shifts, state, room) => {
    const positions = new Uint32Array(buffer, columns, m);
    const doubles = (at: number, length: number) => new Float64Array(buffer, at, length);
    const tile = {
      room: Array.from({ length: m }, (_, j) => doubles(room + j * TILE_ROWS * DOUBLE, TILE_ROWS)),
      apart: doubles(room + m * TILE_ROWS * DOUBLE, m),
      shifts: doubles(shifts, m),
      state: doubles(state, 1 + m + m * m),
    };
    for (let done = 0; done < rows; done += TILE_ROWS) {
      const n = Math.min(TILE_ROWS, rows - done);
      const offset = (from + done) * DOUBLE;
      addTile(
        tile,
        Array.from(positions, (at) => doubles(at + offset, n)),
        n,
      );
    }
  };
}

interface Tile {
  /** The centred columns. */
  readonly room: readonly Float64Array[];
  /** How far their means are from those that are known. */
  readonly apart: Float64Array;
  readonly shifts: Float64Array;
  readonly state: Float64Array;
}

function addTile({ room, apart, shifts, state }: Tile, columns: readonly Float64Array[], n: number): void {
  const m = columns.length;
  const count = state[0]!;
  const total = count + n;
  const share = (count * n) / total;
  for (let j = 0; j < m; j++) apart[j] = centre(columns[j]!, n, shifts[j]!, room[j]!) - state[1 + j]!;
  for (let i = 0; i < m; i++) {
    for (let j = i; j < m; j++) {
      state[1 + m + i * m + j]! += product(room[i]!, room[j]!, n) + apart[i]! * apart[j]! * share;
    }
  }
  for (let j = 0; j < m; j++) state[1 + j]! += apart[j]! * (n / total);
  state[0] = total;
}

/** Copies n values less a shift and the mean that they then have, and returns that mean. Each eight rows go to eight sums. */
function centre(column: Float64Array, n: number, shift: number, into: Float64Array): number {
  const whole = n & ~7;
  const sums = new Float64Array(8);
  for (let row = 0; row < whole; row++) sums[row % 8]! += column[row]! - shift;
  const [a0 = 0, b0 = 0, a1 = 0, b1 = 0, a2 = 0, b2 = 0, a3 = 0, b3 = 0] = sums;
  let sum = a0 + a1 + (a2 + a3) + (b0 + b1 + (b2 + b3));
  for (let row = whole; row < n; row++) sum += column[row]! - shift;
  const mean = sum / n;
  for (let row = 0; row < n; row++) into[row] = column[row]! - shift - mean;
  return mean;
}

/** Σ a·b of n rows: even and odd rows have a sum of their own. */
function product(a: Float64Array, b: Float64Array, n: number): number {
  const even = n & ~1;
  let first = 0;
  let second = 0;
  for (let row = 0; row < even; row += 2) {
    first += a[row]! * b[row]!;
    second += a[row + 1]! * b[row + 1]!;
  }
  if (n > even) first += a[even]! * b[even]!;
  return first + second;
}
