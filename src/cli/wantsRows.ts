import { LEVEL_LIMIT } from '../core/data/summary';
import type { Outline } from '../core/table/head';
import type { Arguments } from './arguments';

/**
 * Whether the head of a file shows that statistics won't do: a target of classes, a category among the features, an expression. A wrong
 * guess costs memory or a second reading, and changes no result.
 */
export function wantsRows({ target, features, estimator }: Arguments, { names, wordy, different }: Outline): boolean {
  const at = names.indexOf(target);
  // Two numbers are two classes where no estimator is named; rows in order of them begin with one.
  if (wordy[at] || (estimator === undefined && at >= 0 && different(at) <= 2)) return true;
  if (features) return features.some((name) => wordy[names.indexOf(name)] ?? true);
  return wordy.some((isWordy, column) => isWordy && different(column) <= LEVEL_LIMIT);
}
