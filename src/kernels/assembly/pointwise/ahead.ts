import { CACHE_LINE } from './tile';

/** What is still to be touched, by how much at a time, and something of all that was. */
let next: usize = 0;
let end: usize = 0;
let pace: usize = 0;
let met: i32 = 0;

/** From here on `touch` goes from one cache line to another, to the end of them in so many steps. */
export function goAhead(from: usize, bytes: usize, steps: usize): void {
  next = from;
  end = from + bytes;
  pace = ((bytes + steps * CACHE_LINE - 1) / (steps * CACHE_LINE)) * CACHE_LINE;
}

/**
 * Reads a word of each of the cache lines of a step. So the next tile comes from memory while there is much to compute: a column of it is
 * no longer than a page, which no processor fetches beyond by itself.
 */
// @ts-ignore: a decorator of AssemblyScript
@inline
export function touch(): void {
  const to = min(next + pace, end);
  let words: i32 = 0;
  for (; next < to; next += CACHE_LINE) words |= load<i32>(next);
  met |= words;
}

/** Something of all that was touched: whoever wants it keeps the compiler from leaving the touching out. */
export function touched(): i32 {
  return met;
}
