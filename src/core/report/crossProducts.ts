import { BLOCK_ROWS } from '../data/statistics';
import type { Work } from '../work';
import { type Centres, overBlocks } from './centring';
import { DoubleDouble, topOf } from './doubleDouble';

/** S = XᵀX of m centred columns, in pairs high + low of some 31 digits, row by row (m²). */
export interface CrossProducts {
  readonly size: number;
  readonly high: Float64Array;
  readonly low: Float64Array;
}

/** A block's centred columns: x − shift = high + low exactly, and high = top + rest in halves whose products are exact. */
interface Split {
  readonly high: Float64Array;
  readonly low: Float64Array;
  readonly top: Float64Array;
  readonly rest: Float64Array;
}

/** Twice the digits of a double for Σ x_i·x_j, so that solving with a condition number κ still keeps 31 − 2·log₁₀ κ. */
export function* crossProductsOf(columns: readonly Float64Array[], centres: Centres): Work<CrossProducts> {
  const m = columns.length;
  const rows = columns[0]?.length ?? 0;
  const cross: CrossProducts = { size: m, high: new Float64Array(m * m), low: new Float64Array(m * m) };
  const block = Array.from({ length: m }, emptySplit);
  yield* overBlocks(rows, m * m, (from, n) => {
    for (let j = 0; j < m; j++) split(columns[j]!, centres.shifts[j]!, from, n, block[j]!);
    for (let i = 0; i < m; i++) for (let j = i; j < m; j++) accumulate(cross, i, j, block, n);
  });
  for (let i = 0; i < m; i++) {
    for (let j = i; j < m; j++) {
      const at = i * m + j;
      const sum = new DoubleDouble(cross.high[at]!, cross.low[at]!);
      sum.add(-rows * centres.rests[i]! * centres.rests[j]!).settle();
      cross.high[at] = cross.high[j * m + i] = sum.high;
      cross.low[at] = cross.low[j * m + i] = sum.low;
    }
  }
  return cross;
}

function emptySplit(): Split {
  const column = () => new Float64Array(BLOCK_ROWS);
  return { high: column(), low: column(), top: column(), rest: column() };
}

function split(column: Float64Array, shift: number, from: number, n: number, { high, low, top, rest }: Split): void {
  for (let i = 0; i < n; i++) {
    const x = column[from + i]!;
    const difference = x - shift;
    const part = difference - x;
    high[i] = difference;
    low[i] = x - (difference - part) - (shift + part);
    top[i] = topOf(difference);
    rest[i] = difference - top[i]!;
  }
}

/** DoubleDouble.addPairs for n rows, written out: it is the inner loop. */
function accumulate(cross: CrossProducts, i: number, j: number, block: readonly Split[], n: number): void {
  const a = block[i]!;
  const b = block[j]!;
  let high = cross.high[i * cross.size + j]!;
  let low = cross.low[i * cross.size + j]!;
  for (let row = 0; row < n; row++) {
    const aTop = a.top[row]!;
    const aRest = a.rest[row]!;
    const bTop = b.top[row]!;
    const bRest = b.rest[row]!;
    const product = a.high[row]! * b.high[row]!;
    const error = aTop * bTop - product + aTop * bRest + aRest * bTop + aRest * bRest;
    const sum = high + product;
    const part = sum - high;
    low += high - (sum - part) + (product - part) + (error + (a.high[row]! * b.low[row]! + a.low[row]! * b.high[row]!));
    high = sum;
  }
  cross.high[i * cross.size + j] = high;
  cross.low[i * cross.size + j] = low;
}
