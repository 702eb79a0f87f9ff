import { BLOCK_ROWS } from '../data/statistics';
import { SLAB_CELLS, type Work } from '../work';
import { DoubleDouble } from './doubleDouble';

/** Where the columns have their zero: a double for each, and what is left of the mean after it. */
export interface Centres {
  readonly shifts: Float64Array;
  readonly rests: Float64Array;
}

/** The means to twice the digits of a double; zeros where the columns are not to be centred. */
export function* centresOf(columns: readonly Float64Array[], centred: boolean): Work<Centres> {
  const centres = { shifts: new Float64Array(columns.length), rests: new Float64Array(columns.length) };
  if (!centred) return centres;
  let cells = 0;
  for (const [j, column] of columns.entries()) {
    const sum = new DoubleDouble();
    for (let i = 0; i < column.length; i++) sum.add(column[i]!);
    const shift = sum.value / column.length;
    sum.addProduct(-shift, column.length).settle();
    centres.shifts[j] = shift;
    centres.rests[j] = sum.value / column.length;
    cells += column.length;
    if (cells > SLAB_CELLS) {
      cells = 0;
      yield null;
    }
  }
  return centres;
}

/** Too few rows at once would be all overhead. */
const FEWEST_ROWS = 16;

/**
 * Calls `use` with every block of rows, n of them from `from`: those of the statistics, or smaller ones where a row costs so many
 * cells that a block would take too long. Yields between slabs.
 */
export function* overBlocks(rows: number, cellsOfRow: number, use: (from: number, n: number) => void): Work<void> {
  const block = Math.min(BLOCK_ROWS, Math.max(FEWEST_ROWS, Math.floor(SLAB_CELLS / cellsOfRow)));
  let cells = 0;
  for (let from = 0; from < rows; from += block) {
    const n = Math.min(block, rows - from);
    use(from, n);
    cells += n * cellsOfRow;
    if (cells > SLAB_CELLS) {
      cells = 0;
      yield null;
    }
  }
}
