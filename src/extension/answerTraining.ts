import { answeredRun } from '../core/elsewhere/answeredRun';
import type { StopSignal } from '../core/train/train';
import type { RunResult, RunStart, Setup } from '../protocol';
import { reportDocument } from '../report/document';
import { Run } from './run';
import { reportedOf } from './runView';
import { inSlices } from './slices';
import { say } from './text';

/** A training on answered statistics that has come to its end. */
export interface Trained {
  readonly setup: Setup;
  readonly start: RunStart;
  readonly result: RunResult;
  readonly losses: Float64Array;
}

/** Trains to the end in slices: its iterations ask for the statistics alone, however many rows they are of. */
export function trainedOn(text: string, signal: StopSignal): Promise<Trained> {
  return inSlices(work(text, signal));
}

function* work(text: string, signal: StopSignal): Generator<unknown, Trained> {
  const { setup, run } = yield* answeredRun(text, signal);
  const losses: number[] = [];
  for (;;) {
    const { done, value } = run.iterations.next();
    if (done) {
      const result = yield* run.conclude(value);
      return { setup, start: run.start, result, losses: Float64Array.from(losses) };
    }
    if (value) losses.push(value.loss);
    yield null;
  }
}

/** All that is known of it, as a page of Markdown. */
export function answerReport({ setup, start, result, losses }: Trained, file: string): string {
  const run = new Run(0, setup, setup, setup.options);
  run.start = start;
  run.result = result;
  run.losses.add(0, losses);
  return reportDocument({ file, ...reportedOf(run) }, run, say);
}
