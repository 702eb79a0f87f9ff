import { summarise } from '../core/data/summary';
import type { Setup } from '../core/model/setup';
import { type Spread, spreadsOf } from '../core/report/spread';
import { type ByteSource, readTable } from '../core/table/read';
import { crossValidate as crossValidation, type Fold } from '../core/train/crossValidate';
import { formatCount, formatNumber } from '../format';
import type { Arguments } from './arguments';
import { alignedOf, estimatorText } from './text';
import { setupOf } from './train';

interface Report {
  readonly setup: Setup;
  readonly folds: readonly Fold[];
  readonly spreads: readonly Spread[];
}

/** Reads, trains once without each of the folds, and prints how good the fits are on what they have not seen. */
export async function crossValidate(args: Arguments, source: ByteSource): Promise<string> {
  const table = await readTable(source);
  const setup = setupOf(args, summarise(table));
  const work = crossValidation(table, setup, args.folds);
  let step = work.next();
  while (!step.done) step = work.next();
  const report = { setup, folds: step.value, spreads: spreadsOf(step.value) };
  return args.json ? JSON.stringify(jsonOf(args.file, report)) : textOf(report);
}

function jsonOf(file: string, { setup, folds, spreads }: Report) {
  const byMetric = (of: (spread: Spread) => number) =>
    Object.fromEntries(spreads.map((spread) => [spread.metric, of(spread)]));
  return {
    version: 1,
    file,
    target: setup.target,
    estimator: setup.estimator,
    folds,
    mean: byMetric(({ mean }) => mean),
    deviation: byMetric(({ deviation }) => deviation),
  };
}

function textOf({ setup, folds, spreads }: Report): string {
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
  ].join('\n');
}
