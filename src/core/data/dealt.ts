import { recipeOf, type Setup } from '../model/setup';
import type { Table } from '../table/table';
import type { Work } from '../work';
import { columnOf, expressionsOf } from './columns';
import { type Dataset, encode } from './dataset';
import { deal, partOf, type Split } from './split';
import { rowsOf } from './subset';
import { requireVariety } from './targets';

/** Rows that are encoded once for all folds. */
export interface Dealt {
  readonly dataset: Dataset;
  /** The number of each row's fold. */
  readonly foldOf: Uint32Array;
}

/**
 * Encodes the used rows of a number target and deals them into k folds; undefined where encoding learns of the rows that are trained
 * on (levels, and fills of gaps), so that each fold needs one of its own, or where the targets are classes.
 */
export function* dealtOnce(table: Table, setup: Setup, k: number): Work<Dealt | undefined> {
  if (recipeOf(setup).estimator.target !== 'number' || learnsOfRows(table, setup)) return undefined;
  let foldOf: Uint32Array = new Uint32Array();
  const dataset = yield* encode(table, setup, (targets, classes) => {
    foldOf = deal(targets, classes, k, setup.options.seed);
    return undefined;
  });
  const { split } = dataset; // where rows were left out by hand
  return { dataset: split ? rowsOf(dataset, split.training) : dataset, foldOf };
}

/** Which rows are trained on where a fold is held back. */
export function splitAt({ dataset, foldOf }: Dealt, fold: number, target: string): Split {
  const split = partOf(foldOf, fold);
  requireVariety(target, dataset, rowsOf(dataset, split.training).targets);
  return split;
}

function learnsOfRows(table: Table, setup: Setup): boolean {
  const operands = expressionsOf(table, setup).flat();
  const isWords = ({ column }: { readonly column: string }) =>
    ['category', 'text'].includes(columnOf(table, column).type);
  return setup.options.missing !== 'leaveOut' || operands.some(isWords);
}
