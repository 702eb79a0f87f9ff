import type { FittedModel } from '../model/fitted';
import type { Setup } from '../model/setup';
import type { Table } from '../table/table';
import type { Prepared } from '../train/prepared';
import type { Problem } from '../train/problem';

/** A training as it is looked at. Its problem is its own: that of the training in hand may be in the middle of an evaluation. */
export interface Ground {
  readonly table: Table;
  readonly setup: Setup;
  readonly prepared: Prepared;
  readonly problem: Problem;
  /** The model of any parameters, as they are trained. */
  modelOf(parameters: Float64Array): FittedModel;
}
