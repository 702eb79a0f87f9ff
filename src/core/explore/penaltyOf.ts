import type { Penalty } from '../train/penalty';
import type { Ground } from './ground';

const NONE: Penalty = { l1: 0, l2: 0 };

/** What a parameter is penalised with, on the scale of the loss: a bias is free, and a sum takes as many times as it has rows. */
export function penaltyOf({ setup, problem }: Ground, parameter: number): Penalty {
  const { size, stride = size } = problem.objective;
  if (parameter % stride === 0) return NONE;
  const { l1, l2 } = setup.options;
  const { loss, rows } = problem.terrain;
  const times = loss.reduction === 'sum' ? rows : 1;
  return { l1: l1 * times, l2: l2 * times };
}

/** l1·|w| + l2/2·w². */
export function penaltyAt({ l1, l2 }: Penalty, weight: number): number {
  return l1 * Math.abs(weight) + (l2 / 2) * weight * weight;
}
