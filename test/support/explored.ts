import { Explorer } from '../../src/core/explore/explorer';
import type { Setup } from '../../src/core/model/setup';
import type { Table } from '../../src/core/table/table';
import { begin, prepare, type RunResult } from '../../src/core/train/run';
import { finish } from '../../src/core/work';

export interface Explored {
  readonly explorer: Explorer;
  readonly result: RunResult;
  readonly losses: readonly number[];
  /** The parameters after each iteration, copied as training went by. */
  readonly parameters: readonly Float64Array[];
}

/** Trains to the end in plain Node, with an explorer that was there. */
export function explore(table: Table, setup: Setup): Explored {
  const prepared = finish(prepare(table, setup));
  const { start, course, iterations, conclude } = finish(begin(prepared, setup));
  const explorer = new Explorer({ table, setup, prepared, learningRate: start.learningRate });
  const losses: number[] = [];
  const parameters: Float64Array[] = [];
  for (;;) {
    const { done, value } = iterations.next();
    if (done) {
      explorer.conclude(value);
      return { explorer, result: finish(conclude(value)), losses, parameters };
    }
    if (!value) continue;
    explorer.record(course);
    losses.push(value.loss);
    parameters.push(course.parameters.slice());
  }
}
