import { rowsFor } from '../core/data/beyond';
import { completed } from '../core/data/completed';
import { asksForStatistics, type MeasuredTable } from '../core/data/measuredTable';
import { LARGE_BYTES } from '../core/data/readMeasured';
import { summarise } from '../core/data/summary';
import { estimatorOf } from '../core/model/estimators';
import type { Setup } from '../core/model/setup';
import type { Outline } from '../core/table/head';
import { begin, prepare, type Run, type RunResult, type RunStart } from '../core/train/run';
import { statisticsRun } from '../core/train/statisticsRun';
import type { Sweeper } from '../core/train/sweeper';
import type { Iteration, Trained } from '../core/train/train';
import { finish } from '../core/work';
import { beyondOf } from '../trainer/memory';
import type { Arguments } from './arguments';
import type { Reading } from './reading';
import { wantsRows } from './wantsRows';

export interface Report {
  readonly setup: Setup;
  readonly start: RunStart;
  readonly result: RunResult;
  readonly losses: readonly number[];
  /** On the rows held back; empty where there are none. */
  readonly validation: readonly number[];
  readonly seconds: { readonly read: number; readonly train: number; readonly total: number };
}

/** Is told every iteration, and how many there are at most. */
export type OnIteration = (iteration: Iteration, most: number) => void;

/** Reads, trains to the end, and reports. */
export async function train(args: Arguments, reading: Reading, onIteration: OnIteration): Promise<Report> {
  const began = performance.now();
  return carryOut(await beginning(args, reading), began, onIteration);
}

/** Trains a run to its end; `began` is when its table was first asked for. */
export function carryOut({ setup, run, haveRead }: Beginning, began: number, onIteration: OnIteration): Report {
  const losses: number[] = [];
  const validation: number[] = [];
  let trained: Trained | undefined;
  while (!trained) {
    const { done, value } = run.iterations.next();
    if (done) trained = value;
    else if (value) {
      losses.push(value.loss);
      if (value.validation !== undefined) validation.push(value.validation);
      onIteration(value, run.start.maxIterations);
    }
  }
  const result = finish(run.conclude(trained));
  const ended = performance.now();
  const seconds = { read: (haveRead - began) / 1000, train: (ended - haveRead) / 1000, total: (ended - began) / 1000 };
  return { setup, start: run.start, result, losses, validation, seconds };
}

export interface Beginning {
  readonly setup: Setup;
  readonly run: Run;
  readonly haveRead: number;
}

/**
 * Of a large table the statistics are enough where they can tell the loss: its rows are kept only where they can't. Where that is seen
 * in the head of the file they are kept in the first reading, else it is read again.
 */
async function beginning(args: Arguments, reading: Reading): Promise<Beginning> {
  const beyond = beyondOf(args.memoryLimit);
  if (mayServe(args)) {
    const extent = reading.extent();
    const isLarge = extent.size !== undefined && extent.size >= LARGE_BYTES;
    const keep = isLarge ? (head: Outline) => wantsRows(args, head) : true;
    const table = await reading.read({ ...extent, keep, beyond });
    const haveRead = performance.now();
    const setup = completed(args, summarise(table));
    const run = table.kept ? undefined : finish(statisticsRun(table, setup));
    if (run) return { setup, run, haveRead };
    if (table.kept || table.copy) return { setup, run: runOf(table, setup, args, reading.sweeper), haveRead };
  }
  const table = await reading.read({ ...reading.extent(), beyond });
  const haveRead = performance.now();
  const setup = completed(args, summarise(table));
  return { setup, run: runOf(table, setup, args, reading.sweeper), haveRead };
}

function runOf(table: MeasuredTable, setup: Setup, { beyondMemory }: Arguments, sweeper: Sweeper | undefined): Run {
  const rows = finish(rowsFor(table, setup, beyondMemory));
  return finish(begin(finish(prepare(rows, setup)), setup, undefined, sweeper));
}

/** Whether a set-up of these arguments can be one that asks for no more than statistics. */
function mayServe({ target, features = [], estimator = 'linear', rowWeights, options }: Arguments): boolean {
  const known = estimatorOf(estimator);
  return (
    known !== undefined &&
    asksForStatistics({
      target,
      features,
      estimator: known.id,
      ...(rowWeights !== undefined && { rowWeights }),
      options,
    })
  );
}
