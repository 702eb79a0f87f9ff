import type { KeptCurve } from '../protocol';
import { prominent } from './prominent';

/** As many losses as a page is sent of one run: 8 MB. */
export const MOST_SENT = 1_000_000;

const NONE = new Float64Array();

/** Losses of iterations from 0, all of them or the `most` prominent; validation is as long, or empty where there is none. */
export function keptCurve(losses: Float64Array, most: number, validation: Float64Array = NONE): KeptCurve {
  const isHeld = validation.length > 0;
  if (losses.length <= most) return { losses, ...(isHeld && { validation }) };
  const places = prominent(isHeld ? [losses, validation] : [losses], most);
  const pick = (values: Float64Array) => Float64Array.from(places, (k) => values[k] ?? Number.NaN);
  return {
    iterations: Float64Array.from(places),
    losses: pick(losses),
    ...(isHeld && { validation: pick(validation) }),
  };
}
