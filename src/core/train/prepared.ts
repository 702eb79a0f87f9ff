import { type Dataset, encode } from '../data/dataset';
import { type Statistics, statisticsOf } from '../data/statistics';
import { rowsOf } from '../data/subset';
import type { Setup } from '../model/setup';
import type { Dialect } from '../table/dialect';
import type { RaggedRow, Table } from '../table/table';
import type { Work } from '../work';

/** Rows with the statistics of their features and, last, their target. */
export interface Measured {
  readonly dataset: Dataset;
  readonly statistics: Statistics;
}

/** A table made ready for a target and features; serves every way of training that sees the same rows. */
export interface Prepared {
  readonly training: Measured;
  /** The rows that are not trained on but measured. */
  readonly held?: Measured;
  /** The rows that were left out by hand: they are shown, and can be put back. */
  readonly aside?: Dataset;
  readonly dialect: Dialect;
  readonly ragged: { readonly count: number; readonly first?: RaggedRow };
  /** The line in the file, from 1, on which a row of the table begins. */
  lineOf(row: number): number;
}

export function* prepare(table: Table, setup: Setup): Work<Prepared> {
  const dataset = yield* encode(table, setup);
  const { split } = dataset;
  const training = yield* measured(split ? rowsOf(dataset, split.training) : dataset);
  const held = split && split.validation.length > 0 && (yield* measured(rowsOf(dataset, split.validation)));
  const [first] = table.ragged;
  const ragged = { count: table.raggedCount, ...(first && { first }) };
  const aside = split?.aside && rowsOf(dataset, split.aside);
  return {
    training,
    ...(held && { held }),
    ...(aside && { aside }),
    dialect: table.dialect,
    ragged,
    lineOf: (row) => table.lineOf(row),
  };
}

/** What a preparation depends on: two set-ups with the same key can share it. */
export function preparationKey({ options, start: _, ...setup }: Setup): string {
  const { missing, missingIndicator, rareLevels, validation, split, seed } = options;
  return JSON.stringify([setup, missing, missingIndicator, rareLevels, validation, split, validation > 0 && seed]);
}

export function* measured(dataset: Dataset): Work<Measured> {
  return { dataset, statistics: yield* statisticsOf([...dataset.columns, dataset.targets], dataset.weights) };
}
