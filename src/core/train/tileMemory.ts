import { Memory, type Placed } from '../../kernels/memory';
import {
  columnBytes,
  neuronsOf,
  numberBytes,
  PADDING,
  type PointwiseKernel,
  type Precision,
  pointwiseIn,
  SUM_ROWS,
  type Swept,
  TILE_ROWS,
} from '../../kernels/pointwise';
import type { Scaling } from './neuronBlock';

/** Rows to pass over: features in column units, and their targets. */
export interface TiledRows {
  readonly columns: readonly Float64Array[];
  readonly targets: Float64Array;
  readonly scaling: Scaling;
}

/** What is to lie in tiles, and how many neurons pass over it. */
export interface TileShape {
  readonly precision: Precision;
  /** How many features there are. */
  readonly d: number;
  readonly neurons: number;
}

/** The shape of the tiles of some rows for a loss. */
export function shapeOf({ columns }: TiledRows, swept: Swept, precision: Precision): TileShape {
  return { precision, d: columns.length, neurons: neuronsOf(swept) };
}

const blocks = new Map<Precision, TileMemory>();

/** Room for tiles of standardised rows, which are put in and passed over by blocks of 4,096. */
export class TileMemory {
  readonly #kernel: PointwiseKernel;
  readonly #column: Placed<Float64Array>;
  readonly #features: number;
  readonly #targets: number;
  readonly #parameters: Placed<Float64Array | Float32Array>;
  readonly #sums: Placed<Float64Array>;
  readonly #room: number;

  static bytesFor(rows: number, { precision, d, neurons }: TileShape): number {
    const number = numberBytes(precision);
    const tiles = Math.ceil(rows / TILE_ROWS) * (d * columnBytes(precision) + TILE_ROWS * number);
    const size = neurons * (d + 1);
    return tiles + neurons * columnBytes(precision) + size * number + (SUM_ROWS + size + 1) * numberBytes('double');
  }

  /** Room for a single block: that of the last who asked, if it fits, for a block is put in and passed over at once. */
  static forBlock(shape: TileShape): TileMemory {
    const { precision, d, neurons } = shape;
    const known = blocks.get(precision);
    const block = known?.shape.d === d && known.shape.neurons === neurons ? known : new TileMemory(SUM_ROWS, shape);
    blocks.set(precision, block);
    return block;
  }

  constructor(
    rows: number,
    private readonly shape: TileShape,
  ) {
    const { precision, d, neurons } = shape;
    const size = neurons * (d + 1);
    const number = numberBytes(precision);
    const tiles = Math.ceil(rows / TILE_ROWS);
    const memory = new Memory(TileMemory.bytesFor(rows, shape));
    this.#kernel = pointwiseIn(memory, precision);
    this.#column = memory.doubles(SUM_ROWS);
    this.#features = memory.allocate(tiles * d * columnBytes(precision));
    this.#targets = memory.allocate(tiles * TILE_ROWS * number);
    const at = memory.allocate(size * number);
    const values =
      precision === 'single' ? new Float32Array(memory.buffer, at, size) : new Float64Array(memory.buffer, at, size);
    this.#parameters = { at, values };
    this.#sums = memory.doubles(1 + size);
    this.#room = memory.allocate(neurons * columnBytes(precision));
  }

  /** Puts the block of rows that begins with `from` where that of row `at` is. */
  place({ columns, targets, scaling: { means, scales } }: TiledRows, from: number, at: number): void {
    const { precision, d } = this.shape;
    const stride = columnBytes(precision);
    const tile = this.#features + (at / TILE_ROWS) * d * stride;
    for (let j = 0; j < d; j++) {
      this.#put(columns[j]!, from, means[j]!, 1 / scales[j]!, tile + j * stride, d * stride, 0);
    }
    const bytes = numberBytes(precision);
    this.#put(targets, from, 0, 1, this.#targets + at * bytes, TILE_ROWS * bytes, PADDING);
  }

  /**
   * The sums of so many rows of the block that begins with row `at`: of the loss, and of its derivatives by the parameters. They are
   * good until the next.
   */
  sweep(at: number, rows: number, { loss, detail }: Swept, parameters: Float64Array): Float64Array {
    const { precision, d } = this.shape;
    this.#parameters.values.set(parameters); // others pass over the same tiles in the pauses
    this.#kernel.sweep(
      this.#features + (at / TILE_ROWS) * d * columnBytes(precision),
      this.#targets + at * numberBytes(precision),
      d,
      rows,
      this.#parameters.at,
      loss,
      detail,
      this.#sums.at,
      this.#room,
    );
    return this.#sums.values;
  }

  #put(
    values: Float64Array,
    from: number,
    mean: number,
    factor: number,
    into: number,
    stride: number,
    padding: number,
  ): void {
    const block = values.subarray(from, from + SUM_ROWS);
    this.#column.values.set(block);
    this.#kernel.place(this.#column.at, block.length, mean, factor, into, stride, padding);
  }
}
