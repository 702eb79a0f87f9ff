import { type Ground, groundOn } from '../../../src/core/explore/ground';
import { DEFAULT_OPTIONS } from '../../../src/core/model/setup';
import { problemOf } from '../../../src/core/train/problem';
import { prepare } from '../../../src/core/train/run';
import { finish } from '../../../src/core/work';
import { setupOf, tableFrom } from '../../support/samples';

type Words = Partial<Parameters<typeof setupOf>[0]>;

/** The training of a table from the text of a CSV: a linear regression of y by x on raw columns, unless the words say otherwise. */
export async function groundOf(csv: string, words: Words = {}): Promise<Ground> {
  const table = await tableFrom(csv);
  const options = { ...DEFAULT_OPTIONS, standardise: false, ...words.options };
  const setup = setupOf({ target: 'y', features: ['x'], estimator: 'linear', ...words, options });
  const prepared = finish(prepare(table, setup));
  const problem = finish(problemOf(prepared, setup));
  return groundOn({ table, setup, prepared }, problem);
}
