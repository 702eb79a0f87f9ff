import { DataError } from '../fault';
import { lossNamed } from '../model/loss';
import { recipeOf, type Setup } from '../model/setup';

/** What a set-up asks of rows that their sums don't tell, by the name of what was chosen. */
const OBSTACLES: readonly (readonly [choice: string, asks: (setup: Setup) => boolean])[] = [
  ['estimator', (setup) => recipeOf(setup).estimator.target !== 'number'],
  ['loss', (setup) => lossNamed(recipeOf(setup).loss).shape !== 'quadratic'],
  ['batchSize', ({ options }) => options.batchSize !== 'all'],
  ['scaling', ({ options }) => options.standardise && options.scaling === 'minmax'],
  ['rowWeights', ({ rowWeights }) => rowWeights !== undefined],
  ['validation', ({ options }) => options.validation > 0],
  ['excluded', ({ excluded = [] }) => excluded.length > 0],
];

/** Refuses a set-up that the sums of all rows can't train. */
export function requireSums(setup: Setup): void {
  const found = OBSTACLES.find(([, asks]) => asks(setup));
  if (found) throw new DataError('notBySums', { choice: found[0] });
}
