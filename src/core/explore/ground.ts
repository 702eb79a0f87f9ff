import type { FittedModel } from '../model/fitted';
import type { Setup } from '../model/setup';
import type { Table } from '../table/table';
import type { Prepared } from '../train/prepared';
import type { Problem } from '../train/problem';
import { modelOf } from '../train/trainedModel';

/** A training as it is looked at. Its problem is its own: that of the training in hand may be in the middle of an evaluation. */
export interface Ground {
  readonly table: Table;
  readonly setup: Setup;
  readonly prepared: Prepared;
  readonly problem: Problem;
  /** The model of any parameters, as they are trained. */
  modelOf(parameters: Float64Array): FittedModel;
}

/** The ground of a problem. */
export function groundOn(trained: Pick<Ground, 'table' | 'setup' | 'prepared'>, problem: Problem): Ground {
  const { table, setup, prepared } = trained;
  const model = (parameters: Float64Array) => modelOf(prepared, setup, problem.scaling, parameters);
  return { table, setup, prepared, problem, modelOf: model };
}
