import { binary } from './binary/statistics';
import type { Memory } from './memory';
import { accumulateTwin } from './statisticsTwin';
import { instantiate } from './webAssembly';

/** So many rows are centred and multiplied out at a time. */
export const TILE_ROWS = 512;

/**
 * Adds `rows` rows from `from` on to the statistics of m columns in a memory. The arguments but m, from and rows are positions:
 * `columns` of m positions as 32-bit numbers, `shifts` of m doubles, `state` of 1 + m + m² (the number of rows, the means after the
 * shifts, and the cross products S[i·m + j] for i ≤ j), `room` of m·(TILE_ROWS + 1).
 */
export type Accumulate = (
  columns: number,
  m: number,
  from: number,
  rows: number,
  shifts: number,
  state: number,
  room: number,
) => void;

export function accumulateIn(memory: Memory): Accumulate {
  if (!memory.wasm) return accumulateTwin(memory);
  return instantiate<{ accumulate: Accumulate }>(binary, memory.wasm).accumulate;
}
