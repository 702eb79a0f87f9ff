import { binary } from './binary/reading';
import type { Memory } from './memory';
import { readingTwin } from './readingTwin';
import { instantiate } from './webAssembly';

/** So many bytes before and behind a block are looked at, whatever is in them. */
export const BLOCK_MARGIN = 64;
/** So many marks more than are found may be overwritten. */
export const MARKS_MARGIN = 72;

/** Reads the regular parts of a file in a memory. All arguments but numbers of things are positions. */
export interface ReadingKernel {
  /**
   * Finds where fields end: before a delimiter, or a line feed, that is not in quotes. Field k of the records lies between marks k and
   * k + 1, as in `Records`; they are counted from the block's beginning, and the first is `from` − 1. Returns how many fields end.
   *
   * Returns −1 where that isn't all there is to it: a carriage return that no line feed follows, a quote that doesn't open a field, or
   * text behind one that closes it.
   *
   * @param from where the first record begins, counted from the block's beginning
   * @param inner a 32-bit number that becomes 1 where a line breaks within quotes, else 0
   */
  index(block: number, from: number, to: number, delimiter: number, marks: number, inner: number): number;
  /** How many whole records there are in so many fields; −1 where one has more or fewer fields than `width`, or is a blank line. */
  records(block: number, marks: number, fields: number, width: number, delimiter: number): number;
  /**
   * Converts fields to doubles, each the nearest to its decimal number. Whatever isn't a number of the common forms is left: it is in
   * the list `left`, by its number (record · width + column, from the first record here). Returns how many are.
   *
   * @param columns pairs of 32-bit numbers: a column, and the position of its first double
   */
  convert(
    block: number,
    marks: number,
    records: number,
    width: number,
    columns: number,
    count: number,
    decimal: number,
    left: number,
  ): number;
  /**
   * Lists rows of a column, in order: the first with each of its values, and some of the others, the fewer the fewer values there are.
   * Returns how many.
   *
   * @param values its doubles
   * @param seen `SEEN_VALUES` doubles
   * @param list as many 32-bit numbers as there are rows
   */
  fresh(values: number, rows: number, seen: number, list: number): number;
}

export function readingIn(memory: Memory): ReadingKernel {
  return memory.wasm ? instantiate<ReadingKernel>(binary, memory.wasm) : readingTwin(memory);
}
