import type { Work } from '../work';
import { overBlocks } from './centring';

/** How many bits of a key are looked at in a pass, and where each pass finds its own in the 64 of a double. */
const BITS = 11;
const PASSES = [0, 11, 22, 32, 43, 54] as const;
const DIGITS = 1 << BITS;

/** What a row of a pass costs, in cells: it is written to a place far from the one before. */
const ROW_CELLS = 16;

/**
 * The positions of values in falling order, equal ones in their own: a radix sort from the least digit to the greatest (Knuth, The Art
 * of Computer Programming 3, 5.2.5), which can be paused, as sorting by comparison can't. 0 stands before −0.
 */
export function* fallingOrder(values: Float64Array): Work<Uint32Array> {
  const keys = yield* keysOf(values);
  let order = new Uint32Array(values.length);
  for (let i = 0; i < order.length; i++) order[i] = i;
  let sorted = new Uint32Array(values.length);
  for (const shift of PASSES) {
    const places = yield* placesOf(keys, shift);
    if (!places) continue;
    yield* overBlocks(values.length, ROW_CELLS, (from, n) => {
      for (let i = from; i < from + n; i++) {
        const at = order[i]!;
        sorted[places[digitOf(keys, at, shift)]!++] = at;
      }
    });
    [order, sorted] = [sorted, order];
  }
  return order;
}

/** Whole numbers of 64 bits that rise where the values fall: the low half of each, and the high one. */
function* keysOf(values: Float64Array): Work<Uint32Array> {
  const keys = new Uint32Array(values.slice().buffer);
  yield* overBlocks(values.length, 1, (from, n) => {
    for (let at = 2 * from; at < 2 * (from + n); at += 2) {
      if (keys[at + 1]! >>> 31 === 1) continue; // a negative double grows with its bits as it falls
      keys[at] = ~keys[at]!;
      keys[at + 1] = ~keys[at + 1]! & 0x7fffffff;
    }
  });
  return keys;
}

/** Where the first of each digit goes; undefined where all have the same. */
function* placesOf(keys: Uint32Array, shift: number): Work<Uint32Array | undefined> {
  const rows = keys.length / 2;
  const places = new Uint32Array(DIGITS);
  yield* overBlocks(rows, 1, (from, n) => {
    for (let i = from; i < from + n; i++) places[digitOf(keys, i, shift)]!++;
  });
  if (places.includes(rows)) return undefined;
  let place = 0;
  for (let digit = 0; digit < DIGITS; digit++) {
    const count = places[digit]!;
    places[digit] = place;
    place += count;
  }
  return places;
}

function digitOf(keys: Uint32Array, at: number, shift: number): number {
  return (keys[2 * at + (shift >> 5)]! >>> (shift & 31)) & (DIGITS - 1);
}
