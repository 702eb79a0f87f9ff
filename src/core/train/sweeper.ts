import { neuronsOf, type Precision, type Swept } from '../../kernels/pointwise';
import { finish } from '../work';
import type { Scaling } from './neuronBlock';
import { SharedPass } from './sharedPass';
import type { TiledRows } from './tileMemory';
import { Tiles } from './tiles';

/** Another thread that passes over the last rows of a table while the first are passed over here. */
export interface Sweeper {
  /** Asks for a pass over the rows from one on; false where it can't be had, or not yet. */
  ask(rows: TiledRows, from: number, pass: PassRequest): boolean;
}

export interface PassRequest {
  readonly swept: Swept;
  readonly precision: Precision;
  /** That of a `SharedPass`. */
  readonly room: SharedArrayBuffer;
}

/** Rows that are passed over from now on. A column that is already there, by its number, comes without its values. */
export interface RowsRequest {
  readonly columns: readonly { readonly id: number; readonly values?: Float64Array }[];
  readonly targets: Float64Array;
  readonly scaling: Scaling;
}

/** What the other thread is sent. */
export type ToSweeper = RowsRequest | PassRequest;

/** The rows of the other thread: it takes what is sent, in order, and answers each pass in its room. */
export class SweptRows {
  #columns: ReadonlyMap<number, Float64Array> = new Map();
  #rows: TiledRows | undefined;

  /** @param onFailure is told before a pass is said to have failed: whoever asks may have no turn to hear of anything else */
  constructor(private readonly onFailure: () => void = () => {}) {}

  /** Throws what is a defect of ours, after the pass was said to have failed. */
  receive(message: ToSweeper): void {
    if ('columns' in message) this.#take(message);
    else this.#pass(message);
  }

  #take({ columns, targets, scaling }: RowsRequest): void {
    const all = columns.map(({ id, values }) => {
      const known = values ?? this.#columns.get(id);
      if (!known) throw new Error(`the column ${id} was never sent`);
      return [id, known] as const;
    });
    this.#columns = new Map(all);
    this.#rows = { columns: all.map(([, values]) => values), targets, scaling };
  }

  #pass({ swept, precision, room }: PassRequest): void {
    const rows = this.#rows;
    const pass = new SharedPass(room, neuronsOf(swept) * ((rows?.columns.length ?? 0) + 1));
    try {
      if (!rows) throw new Error('a pass before rows');
      let at = 0;
      const put = (sums: Float64Array) => {
        pass.sums.set(sums, at);
        at += sums.length;
      };
      const { parameters } = pass;
      finish(Tiles.of(rows, swept, precision).sweep({ from: 0, to: rows.targets.length, swept, parameters }, put));
      pass.done();
    } catch (error) {
      this.onFailure();
      pass.failed();
      throw error;
    }
  }
}
