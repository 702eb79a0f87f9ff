import { type Dataset, encode } from '../data/dataset';
import { gatheredFor } from '../data/gathered';
import { requireMagnitude, sizesOf } from '../data/magnitude';
import { type MeasuredTable, statisticsOfAll } from '../data/measuredTable';
import { type Statistics, statisticsOver } from '../data/statistics';
import { streamed } from '../data/streamed';
import { stretchesOf } from '../data/stretches';
import { rowsOf } from '../data/subset';
import { notesOf } from '../data/tableNotes';
import { without } from '../data/without';
import type { Setup } from '../model/setup';
import type { Diagnosis } from '../report/diagnosis';
import type { Dialect } from '../table/dialect';
import type { RaggedRow } from '../table/table';
import type { Work } from '../work';

/** Rows with the statistics of their features and, last, their target. */
export interface Measured {
  readonly dataset: Dataset;
  readonly statistics: Statistics;
  /** A squared loss is told by the statistics wherever they can: they are those of rows of a large table. */
  readonly isLarge?: true;
}

/** A table made ready for a target and features; serves every way of training that sees the same rows. */
export interface Prepared {
  readonly training: Measured;
  /** The rows that are not trained on but measured. */
  readonly held?: Measured;
  /** The rows that were left out by hand: they are shown, and can be put back. */
  readonly aside?: Dataset;
  readonly dialect: Dialect;
  /** What there is to know of the table whatever is trained on it. */
  readonly notes: readonly Diagnosis[];
  readonly ragged: { readonly count: number; readonly first?: RaggedRow };
  /** The line in the file, from 1, on which a row of the table begins. */
  lineOf(row: number): number;
}

export function* prepare(table: MeasuredTable, setup: Setup): Work<Prepared> {
  const { copy } = table;
  const dataset = copy ? yield* streamed(table, copy, setup) : yield* encode(table, setup);
  const { split } = dataset;
  const large = table.isLarge && { isLarge: table.isLarge };
  const training: Measured = { ...(yield* trainingOf(table, dataset, setup)), ...large };
  requireMagnitude(training.statistics, sizesOf(training.dataset, setup.target, training.statistics));
  const held = split &&
    split.validation.length > 0 && { ...(yield* measured(rowsOf(dataset, split.validation))), ...large };
  const [first] = table.ragged;
  const ragged = { count: table.raggedCount, ...(first && { first }) };
  const aside = split?.aside && rowsOf(dataset, split.aside);
  return {
    training,
    ...(held && { held }),
    ...(aside && { aside }),
    dialect: table.dialect,
    notes: notesOf(table, setup),
    ragged,
    lineOf: (row) => table.lineOf(row),
  };
}

/**
 * The rows that are trained on. What was gathered of the table while it was read serves where all of its rows are; of rows but few left
 * out by hand their statistics are the difference; rows that are held back have statistics of their own, and so have the others then.
 */
function* trainingOf(table: MeasuredTable, dataset: Dataset, setup: Setup): Work<Measured> {
  const { split } = dataset;
  if (!split) return yield* measured(dataset, gatheredFor(table, dataset, setup.target));
  const training = rowsOf(dataset, split.training);
  const aside = split.validation.length === 0 && split.aside ? rowsOf(dataset, split.aside) : undefined;
  const all = aside && table.isLarge ? statisticsOfAll(table, setup) : undefined;
  const known = aside && all ? yield* without(all, (yield* measured(aside)).statistics) : undefined;
  return yield* measured(training, known);
}

/** What a preparation depends on: two set-ups with the same key can share it. */
export function preparationKey({ options, start: _, ...setup }: Setup, { copy, drawn }: MeasuredTable): string {
  const { missing, missingIndicator, rareLevels, validation, split, seed } = options;
  const rows = [validation, split, validation > 0 && seed, copy !== undefined, drawn?.because];
  return JSON.stringify([setup, missing, missingIndicator, rareLevels, ...rows]);
}

/** @param known the statistics, where they are known */
export function* measured(dataset: Dataset, known?: Statistics): Work<Measured> {
  const { columns, targets, weights, stream } = dataset;
  const stretches = stretchesOf(targets.length, stream);
  return { dataset, statistics: known ?? (yield* statisticsOver([...columns, targets], stretches, weights)) };
}
