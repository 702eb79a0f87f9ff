import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { SharedPass } from '../core/train/sharedPass';
import type { PassRequest, RowsRequest, ToSweeper } from '../core/train/sweeper';
import type { TiledRows } from '../core/train/tileMemory';
import type { OwnSweeper } from './surroundings';

/** What a thread that passes over rows is started with: a number that is 1 as soon as it listens. */
export interface SweeperData {
  readonly listens: Int32Array;
}

/**
 * Passes over the last rows of a table in a thread of its own. The first who asks starts it, and it takes some time to begin; where it
 * ends before, nobody is kept waiting.
 */
export class SweeperThread implements OwnSweeper {
  readonly #listens = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  #worker: Worker | undefined;
  /** It can't be had, or not any more. */
  #isGone: boolean;
  #rows: TiledRows | undefined;
  /** The columns that it has, and their numbers. */
  #columns: ReadonlyMap<Float64Array, number> = new Map();
  #sent = 0;
  /** Where it answers. */
  readonly #rooms = new Set<SharedArrayBuffer>();

  /** @param onFailure is told of a defect of ours */
  constructor(
    private readonly bundle: string,
    private readonly onFailure: (error: unknown) => void,
  ) {
    this.#isGone = availableParallelism() < 2 || !existsSync(bundle);
  }

  ask(rows: TiledRows, from: number, pass: PassRequest): boolean {
    if (this.#isGone) return false;
    const worker = this.#worker ?? this.#start();
    if (Atomics.load(this.#listens, 0) === 0) return false;
    if (!isSame(rows, this.#rows)) this.#send(worker, rows, from);
    this.#rooms.add(pass.room);
    worker.postMessage(pass satisfies ToSweeper);
    return true;
  }

  end(): void {
    this.#isGone = true;
    void this.#worker?.terminate();
  }

  #start(): Worker {
    const worker = new Worker(this.bundle, { workerData: { listens: this.#listens } satisfies SweeperData });
    worker.unref();
    worker.on('error', this.onFailure);
    worker.once('exit', () => {
      this.#isGone = true;
      for (const room of this.#rooms) new SharedPass(room, 0).failed();
    });
    this.#worker = worker;
    return worker;
  }

  /** Copies the rows from one on: columns that are there already stay, others go. */
  #send(worker: Worker, rows: TiledRows, from: number): void {
    const known = this.#columns;
    this.#columns = new Map(rows.columns.map((column) => [column, known.get(column) ?? this.#sent++]));
    const columns = [...this.#columns].map(([column, id]) =>
      known.has(column) ? { id } : { id, values: column.slice(from) },
    );
    const request: RowsRequest = { columns, targets: rows.targets.slice(from), scaling: rows.scaling };
    const owned = [request.targets, ...columns.flatMap(({ values }) => values ?? [])];
    worker.postMessage(
      request satisfies ToSweeper,
      owned.map(({ buffer }) => buffer as ArrayBuffer),
    );
    this.#rows = rows;
    this.#rooms.clear();
  }
}

function isSame(rows: TiledRows, known: TiledRows | undefined): boolean {
  return rows.columns === known?.columns && rows.targets === known.targets && rows.scaling === known.scaling;
}
