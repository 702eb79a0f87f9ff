import type { Work } from '../core/work';
import type { KeptCurve } from '../protocol';
import { Losses } from './losses';
import { prominent } from './prominent';

/** As many losses as a page is sent at once of one run, so that a copy of them takes no time to speak of. */
export const MOST_SENT = 100_000;

/** As many as are kept of a run that has settled. */
export const MOST_KEPT = 20_000;

/** So many are picked between two yields. */
const SLAB = 1 << 14;

const NONE = new Losses();

/** Losses of iterations from 0, all of them or the `most` prominent; validation is as long, or empty where there is none. */
export function* keptCurve(losses: Losses, most: number, validation = NONE): Work<KeptCurve> {
  const isHeld = validation.length > 0;
  if (losses.length <= most) {
    return { losses: losses.toArray(), ...(isHeld && { validation: validation.toArray() }) };
  }
  const places = yield* prominent(isHeld ? [losses, validation] : [losses], most);
  yield null;
  const picked = yield* lossesAt(places, losses);
  return {
    iterations: new Float64Array(places),
    losses: picked,
    ...(isHeld && { validation: yield* lossesAt(places, validation) }),
  };
}

function* lossesAt(iterations: Uint32Array, losses: Losses): Work<Float64Array<ArrayBuffer>> {
  const picked = new Float64Array(iterations.length);
  for (const [k, iteration] of iterations.entries()) {
    picked[k] = losses.at(iteration) ?? Number.NaN;
    if (k % SLAB === SLAB - 1) yield null;
  }
  yield null;
  return picked;
}
