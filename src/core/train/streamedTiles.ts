import { type Precision, SUM_ROWS, type Swept } from '../../kernels/pointwise';
import type { Stream } from '../data/stretches';
import { SLAB_CELLS, type Work } from '../work';
import { shapeOf, type TiledRows, TileMemory } from './tileMemory';
import type { Tiles } from './tiles';

/**
 * Tiles of rows that are streamed: those of one block of 4,096 rows, placed again for each of them. The sums of the blocks are added
 * in the same order as those of `Tiles`, so that they come to the same bits.
 */
export class StreamedTiles {
  /** @param rows the arrays in which the stream puts its rows */
  constructor(
    private readonly stream: Stream,
    private readonly rows: TiledRows,
  ) {}

  /** As of `Tiles`. */
  in(precision: Precision): Pick<Tiles, 'total'> {
    return { total: (swept, parameters, gradient) => this.#total(precision, swept, parameters, gradient) };
  }

  *#total(precision: Precision, swept: Swept, parameters: Float64Array, gradient: Float64Array): Work<number> {
    const size = gradient.length;
    const slab = Math.max(1, Math.floor(SLAB_CELLS / (PASSES * size * SUM_ROWS))) * SUM_ROWS;
    const block = TileMemory.forBlock(shapeOf(this.rows, swept, precision));
    gradient.fill(0);
    let total = 0;
    for (const { at, n } of this.stream.stretches()) {
      // Without a pause: another may ask the stream for its rows, or place others in the block.
      block.place(this.#first(n), 0, 0);
      const sums = block.sweep(0, n, swept, parameters);
      total += sums[0]!;
      for (let j = 0; j < size; j++) gradient[j]! += sums[j + 1]!;
      if (at > 0 && at % slab === 0) yield null;
    }
    return total;
  }

  /** The last block is shorter than the arrays. */
  #first(n: number): TiledRows {
    const { columns, targets, scaling } = this.rows;
    if (n === SUM_ROWS) return this.rows;
    return { columns: columns.map((column) => column.subarray(0, n)), targets: targets.subarray(0, n), scaling };
  }
}

/** A cell is read, copied, scaled and swept: some milliseconds of it are fewer cells. */
const PASSES = 4;
