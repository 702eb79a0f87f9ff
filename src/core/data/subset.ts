import type { Dataset } from './dataset';
import { valuesAt } from './inputs';
import { toMeanOne } from './rowWeights';

/** The dataset of some of the used rows, given by position; its weights are of mean 1 again. Counts of rows stay the table's. */
export function rowsOf(dataset: Dataset, rows: Uint32Array): Dataset {
  const { columns, positions, targets, weights } = dataset;
  return {
    ...dataset,
    columns: columns.map((column) => valuesAt(column, rows)),
    positions: rows.map((at) => positions[at]!),
    targets: valuesAt(targets, rows),
    ...(weights && { weights: toMeanOne(valuesAt(weights, rows)) }),
  };
}
