import type { Memory } from '../../kernels/memory';

/** So much of a file is a group: what is gathered of it has a sum of its own, whoever reads it. */
export const GROUP_BYTES = 1 << 24;

/** Is given the columns of numbers of a table's rows block by block, while they are at hand. */
export interface Gatherer {
  /**
   * The rows of a block: of each column of the table the position in the memory it was begun with of the first of `rows` doubles, NaN where missing; −1 for
   * a column that is none of numbers. Good for the time of the call.
   */
  take(positions: readonly number[], rows: number): void;
  /** What follows belongs to the next `GROUP_BYTES` of the file. */
  closeGroup(): void;
}

/** Makes a gatherer once it is known how many columns there are. The option `gatherer` of reading. */
export interface Gathering {
  /** How much of the pass's memory it will allocate. */
  bytesFor(columns: number): number;
  begin(memory: Memory, columns: number): Gatherer;
}
