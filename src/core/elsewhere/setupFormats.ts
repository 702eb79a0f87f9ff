import type { FittedModel } from '../model/fitted';
import type { Setup } from '../model/setup';
import { printPySpark } from './pyspark';
import { printStatisticsSql } from './statisticsSql';

export type SetupFormatId = 'sql' | 'pyspark';

/** A form that a set-up can be taken away in, to be trained where the rows lie. */
export interface SetupFormat {
  readonly id: SetupFormatId;
  /** Of its files. */
  readonly extension: string;
  /**
   * Throws a `DataError` where the format can't carry the set-up.
   *
   * @param model any of the set-up on the table at hand, as before its first iteration
   */
  readonly print: (setup: Setup, model: FittedModel) => string;
}

export const SETUP_FORMATS: readonly SetupFormat[] = [
  { id: 'sql', extension: 'sql', print: printStatisticsSql },
  { id: 'pyspark', extension: 'py', print: printPySpark },
];
