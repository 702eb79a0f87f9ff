import { type Precision, SUM_ROWS, SWEPT_LOSSES, type Swept, type SweptLoss } from '../../kernels/pointwise';
import type { Loss, PointwiseLossId } from '../model/loss';
import { SLAB_CELLS, type Work } from '../work';
import type { Scaling } from './neuronBlock';
import { SharedPass } from './sharedPass';
import type { Sweeper } from './sweeper';
import { shapeOf, type TiledRows, TileMemory, type TileShape } from './tileMemory';

const SWEPT: Readonly<Partial<Record<PointwiseLossId, SweptLoss>>> = {
  rss: 'squared',
  mse: 'squared',
  absolute: 'absolute',
  huber: 'huber',
  log: 'log',
  sigmoidSquared: 'sigmoidSquared',
  hinge: 'hinge',
};

/** Fewer cells than this are passed over by a loop as fast. */
const LEAST_CELLS = 100_000;

/** Whether a loss over so many rows and parameters is worth a kernel, and has one. */
export function isSwept({ id }: Loss, rows: number, size: number): boolean {
  return id in SWEPT && isSweptTogether(rows, 1, size);
}

/** The same of the cross-entropy of neurons of so many parameters each, which has one. */
export function isSweptTogether(rows: number, neurons: number, size: number): boolean {
  return size > 1 && rows * neurons * size >= LEAST_CELLS;
}

/** A loss as the kernels count it. */
export function sweptBy({ id, delta, positive }: Loss): Swept {
  const name = SWEPT[id];
  if (!name) throw new Error(`there is no kernel for the loss ${id}`);
  return { loss: SWEPT_LOSSES[name], detail: delta ?? positive ?? 1 };
}

/** The cross-entropy of so many neurons, likewise. */
export function sweptTogether(neurons: number): Swept {
  return { loss: SWEPT_LOSSES.softmax, detail: neurons };
}

/** Fewer rows don't gain by single precision. */
const LEAST_ROUGH_ROWS = 100_000;

/** Where single precision is near enough on the way: of probabilities of classes, over features that were standardised. */
export function isSweptRoughly(loss: Loss, rows: number, scaling: Scaling): boolean {
  if (loss.id !== 'log' && loss.id !== 'sigmoidSquared') return false;
  return isSwept(loss, rows, scaling.scales.length + 1) && isRoughEnough(rows, scaling);
}

/** Whether so many rows of such features gain by single precision. */
export function isRoughEnough(rows: number, { scales }: Scaling): boolean {
  return rows >= LEAST_ROUGH_ROWS && scales.some((scale) => scale !== 1);
}

/**
 * So many passes make their tiles on the way, a block at a time and in the cache. After them the tiles are kept: memory that is
 * touched for the first time costs as much as several passes.
 */
const PASSING = 8;
/** Positions in a memory are numbers of 32 bits; what is larger is never kept. */
const MOST_BYTES = 2 ** 31;

/** So many rows are passed over before another thread has heard of it. */
const MOST_ROWS_ALONE = 50_000;

/** A pass over the rows from one up to another, which both begin a block. */
export interface Stint {
  readonly from: number;
  readonly to: number;
  readonly swept: Swept;
  readonly parameters: Float64Array;
}

/** Standardised features and targets where the kernels can pass over them, 512 rows at a time. */
export class Tiles {
  readonly #block: TileMemory;
  readonly #rows: number;
  readonly #size: number;
  /** The row with which the second half of the blocks begins. */
  readonly #half: number;
  #passes = 0;
  #pass: SharedPass | undefined;
  #kept: TileMemory | undefined;
  /** So many rows are in what is kept. */
  #placed = 0;

  private constructor(
    private readonly source: TiledRows,
    private readonly shape: TileShape,
  ) {
    const { d, neurons } = shape;
    this.#rows = source.targets.length;
    this.#size = neurons * (d + 1);
    this.#half = Math.ceil(Math.ceil(this.#rows / SUM_ROWS) / 2) * SUM_ROWS;
    this.#block = TileMemory.forBlock(shape);
  }

  /** Those of some rows for a loss; made once for each scaling, for as long as it is in use. */
  static of(source: TiledRows, swept: Swept, precision: Precision): Tiles {
    const known = knownFor(source);
    const shape = shapeOf(source, swept, precision);
    const key = keyOf(source, shape);
    const tiles = known.get(key) ?? new Tiles(source, shape);
    known.set(key, tiles);
    return tiles;
  }

  /**
   * The summed loss; the sums of its derivatives by the parameters are written into `gradient`. Sums of blocks are added in order,
   * wherever they were made, and so come to the same bits.
   *
   * @param sweeper who passes over some of the rows meanwhile
   */
  *total(swept: Swept, parameters: Float64Array, gradient: Float64Array, sweeper?: Sweeper): Work<number> {
    gradient.fill(0);
    let total = 0;
    const add = (sums: Float64Array, at = 0) => {
      total += sums[at]!;
      for (let j = 0; j < this.#size; j++) gradient[j]! += sums[at + j + 1]!;
    };
    const shared = sweeper && this.#shared(sweeper, swept, parameters);
    const half = shared ? this.#half : this.#rows;
    yield* this.sweep({ from: 0, to: half, swept, parameters }, add);
    if (!shared) return total;
    if (yield* shared.answer()) {
      for (let at = 0; at < shared.sums.length; at += this.#size + 1) add(shared.sums, at);
    } else yield* this.sweep({ from: half, to: this.#rows, swept, parameters }, add);
    return total;
  }

  /** Gives out the sums of each block: of the loss, and of its derivatives by the parameters. */
  *sweep({ from, to, swept, parameters }: Stint, give: (sums: Float64Array) => void): Work<void> {
    const kept = this.#keptFor(from === 0 ? ++this.#passes : this.#passes);
    let cells = 0;
    for (let at = from; at < to; at += SUM_ROWS) {
      const rows = Math.min(SUM_ROWS, this.#rows - at);
      give(
        kept
          ? this.#keptAt(kept, at).sweep(at, rows, swept, parameters)
          : this.#passing(at).sweep(0, rows, swept, parameters),
      );
      cells += rows * this.#size;
      if (cells < SLAB_CELLS || at + rows === to) continue;
      cells = 0;
      yield null;
    }
  }

  /** The pass over the second half of the rows, where somebody makes it meanwhile. */
  #shared(sweeper: Sweeper, swept: Swept, parameters: Float64Array): SharedPass | undefined {
    const { source } = this;
    const { precision } = this.shape;
    if (this.#rows <= MOST_ROWS_ALONE) return undefined;
    const pass =
      this.#pass && !this.#pass.isAsked
        ? this.#pass
        : SharedPass.of(Math.ceil((this.#rows - this.#half) / SUM_ROWS), this.#size);
    this.#pass = pass;
    pass.ask(parameters);
    if (sweeper.ask(source, this.#half, { swept, precision, room: pass.room })) return pass;
    pass.withdraw();
    return undefined;
  }

  /** Where a pass keeps its tiles, if it does. */
  #keptFor(pass: number): TileMemory | undefined {
    if (pass <= PASSING || TileMemory.bytesFor(this.#rows, this.shape) >= MOST_BYTES) return undefined;
    this.#kept ??= new TileMemory(this.#rows, this.shape);
    return this.#kept;
  }

  /** The block that begins with a row, among those that are kept; blocks are put there in order. */
  #keptAt(kept: TileMemory, from: number): TileMemory {
    if (from < this.#placed) return kept;
    kept.place(this.source, from, from);
    this.#placed = from + SUM_ROWS;
    return kept;
  }

  #passing(from: number): TileMemory {
    this.#block.place(this.source, from, 0);
    return this.#block;
  }
}

/** By scaling, which is a problem's own: all neurons and losses of a problem share them, and they go with it. */
const KNOWN = new WeakMap<Scaling, Map<string, Tiles>>();
const NUMBERS = new WeakMap<object, number>();
let last = 0;

function knownFor({ scaling }: TiledRows): Map<string, Tiles> {
  const known = KNOWN.get(scaling) ?? new Map<string, Tiles>();
  KNOWN.set(scaling, known);
  return known;
}

function keyOf({ columns, targets }: TiledRows, { precision, neurons }: TileShape): string {
  return `${numberOf(columns)} ${numberOf(targets)} ${precision} ${neurons}`;
}

function numberOf(one: object): number {
  const number = NUMBERS.get(one) ?? ++last;
  NUMBERS.set(one, number);
  return number;
}
