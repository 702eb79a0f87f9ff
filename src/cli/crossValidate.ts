import { noteOf, rowsFor } from '../core/data/beyond';
import { completed } from '../core/data/completed';
import { summarise } from '../core/data/summary';
import { notesOf } from '../core/data/tableNotes';
import type { Setup } from '../core/model/setup';
import type { Diagnosis } from '../core/report/diagnosis';
import { type Spread, spreadsOf } from '../core/report/spread';
import { crossValidate as crossValidation, type Fold } from '../core/train/crossValidate';
import { finish } from '../core/work';
import { formatCount, formatNumber, formatValues } from '../format';
import { DIAGNOSES, fill } from '../messages';
import { beyondOf } from '../trainer/memory';
import type { Arguments } from './arguments';
import type { Reading } from './reading';
import { alignedOf, estimatorText } from './text';

interface Report {
  readonly setup: Setup;
  readonly folds: readonly Fold[];
  readonly spreads: readonly Spread[];
  /** What there is to know of the table; `beyond` of one that is too large for memory. */
  readonly notes: readonly Diagnosis[];
  readonly beyond: Diagnosis | undefined;
}

/** Reads, trains once without each of the folds, and prints how good the fits are on what they have not seen. */
export async function crossValidate(args: Arguments, reading: Reading): Promise<string> {
  const read = await reading.read({ ...reading.extent(), beyond: beyondOf(args.memoryLimit) });
  const setup = completed(args, summarise(read));
  const table = finish(rowsFor(read, setup, args.beyondMemory, true));
  const work = crossValidation(table, setup, args.folds);
  let step = work.next();
  while (!step.done) step = work.next();
  const known = { notes: notesOf(table, setup), beyond: noteOf(table) };
  const report = { setup, folds: step.value, spreads: spreadsOf(step.value), ...known };
  return args.json ? JSON.stringify(jsonOf(args.file, report)) : textOf(report);
}

function jsonOf(file: string, { setup, folds, spreads, beyond }: Report) {
  const byMetric = (of: (spread: Spread) => number) =>
    Object.fromEntries(spreads.map((spread) => [spread.metric, of(spread)]));
  return {
    version: 1,
    file,
    target: setup.target,
    estimator: setup.estimator,
    folds,
    ...(beyond && { beyondMemory: beyond }),
    mean: byMetric(({ mean }) => mean),
    deviation: byMetric(({ deviation }) => deviation),
  };
}

function textOf({ setup, folds, spreads, notes }: Report): string {
  const rows = folds.map(({ rows: { training, validation }, metrics }, at) => [
    String(at + 1),
    formatCount(training),
    formatCount(validation),
    ...spreads.map(({ metric }) => formatNumber(metrics[metric] ?? Number.NaN, 6)),
  ]);
  const summary = (name: string, of: (spread: Spread) => number) => [
    name,
    '',
    '',
    ...spreads.map((spread) => formatNumber(of(spread), 6)),
  ];
  return [
    `${estimatorText(setup)}, ${folds.length} folds`,
    '',
    ...alignedOf([
      ['fold', 'trained', 'measured', ...spreads.map(({ metric }) => metric)],
      ...rows,
      summary('mean', ({ mean }) => mean),
      summary('spread', ({ deviation }) => deviation),
    ]),
    ...(notes.length > 0 ? [''] : []),
    ...notes.map(({ code, values }) => fill(DIAGNOSES[code], formatValues(values))),
  ].join('\n');
}
