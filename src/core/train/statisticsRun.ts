import { expressionsOf } from '../data/columns';
import { nameOf } from '../data/expressions';
import { requireMagnitude, toldSizes } from '../data/magnitude';
import { type MeasuredTable, statisticsFor } from '../data/measuredTable';
import type { Statistics } from '../data/statistics';
import { notesOf } from '../data/tableNotes';
import type { Setup } from '../model/setup';
import type { Work } from '../work';
import type { Run } from './run';
import { toldRun } from './toldRun';
import type { StopSignal } from './train';
import type { Known } from './trainedModel';

/**
 * A run on the statistics of a table whose rows were not kept: the same weights and losses, to the bit, as of the table with its
 * rows; what only rows can tell (the mean absolute error, the rows that pull hardest) is not reported. Undefined where the
 * statistics can't serve the set-up: then the rows are needed.
 */
export function* statisticsRun(
  table: MeasuredTable,
  setup: Setup,
  signal: StopSignal = { stopped: false },
): Work<Run | undefined> {
  const statistics = statisticsFor(table, setup);
  if (!statistics) return undefined;
  const known = knownOf(table, setup, statistics);
  const names = [...known.training.dataset.features.map(({ name }) => name), setup.target];
  const isDifferent = new Map(table.columns.map(({ name, distinct }) => [name, distinct > 1]));
  requireMagnitude(
    statistics,
    toldSizes(names, statistics, (j) => isDifferent.get(names[j] ?? '') ?? false),
  );
  const [first] = table.ragged;
  return yield* toldRun(known, setup, { count: table.raggedCount, ...(first && { first }) }, signal);
}

function knownOf(table: MeasuredTable, setup: Setup, statistics: Statistics): Known {
  const features = expressionsOf(table, setup).map((expression) => {
    const name = nameOf(expression);
    return { name, column: name };
  });
  const { rows: total, dialect } = table;
  const rows = { total, used: total, leftOut: 0 };
  return {
    dialect,
    notes: notesOf(table, setup),
    training: { dataset: { features, targets: new Float64Array(), levels: {}, rows, leftOut: [] }, statistics },
  };
}
