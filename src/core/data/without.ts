import type { Work } from '../work';
import { conditionOf } from './condition';
import type { Statistics } from './statistics';

/** Where less than this share of a column's squares is left, the rounding of what was taken away counts: two bits of it. */
const LEAST_LEFT = 0.25;

/** Of features that lean on one another more than this, that little rounding turns weights. */
const MOST_CONDITION = 1e5;

/**
 * The statistics of all rows but some, which is Chan's formula turned round: with δ the mean of the part less that of all rows,
 * S_rest = S − S_part − δδᵀ·n·n_part / n_rest, and the mean of the rest is that of all less δ·n_part / n_rest. The rounding of S_ij is
 * some ε·√(S_ii·S_jj) of all rows, at most 1 / `LEAST_LEFT` times what a pass over the rest would have. Undefined where it may be more,
 * or matters: then that pass is due. The last column is the target.
 */
export function* without(all: Statistics, part: Statistics): Work<Statistics | undefined> {
  const m = all.means.length;
  const { shifts } = all;
  const count = all.count - part.count;
  const apart = shifts.map((shift, j) => part.shifts[j]! - shift + (part.means[j]! - all.means[j]!));
  const share = (all.count * part.count) / count;
  const cross = all.cross.map((product, at) => {
    const i = Math.floor(at / m);
    const j = at % m;
    return product - part.cross[at]! - apart[i]! * apart[j]! * share;
  });
  for (let at = 0; at < cross.length; at += m + 1) if (!(cross[at]! >= LEAST_LEFT * all.cross[at]!)) return undefined;
  const rest = { count, shifts, means: all.means.map((mean, j) => mean - apart[j]! * (part.count / count)), cross };
  return (yield* conditionOf(rest, m - 1)) < MOST_CONDITION ? rest : undefined;
}
