import type { Fit, FitKind, Said } from './fitKinds';

/** Where the rows lie in a picture, on the scales of its axes. */
export interface FitPlaces {
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** The height at which the residual that hangs on a row ends, where it is drawn. */
  readonly foot?: Float64Array;
}

export function placesOf(kind: FitKind, said: Said, { points }: Fit): FitPlaces {
  const { x, y, targets, predictions, outputs } = points;
  const isNumber = said === 'number';
  const places: Readonly<Record<FitKind, () => FitPlaces>> = {
    feature: () => (said === 'classes' ? { x, y: outputs } : { x, y: targets, foot: predictions }),
    pair: () => ({ x, y }),
    actual: () => {
      if (isNumber) return { x: targets, y: predictions, foot: targets };
      return {
        x: scattered(targets, points, ACROSS),
        y: said === 'probability' ? predictions : scattered(predictions, points, UP),
      };
    },
    residuals: () => ({ x: predictions, y: residualsOf(points), foot: new Float64Array(targets.length) }),
    sigmoid: () => ({ x: outputs, y: predictions.map((p, i) => p + (targets[i] === 1 ? APART : -APART)) }),
  };
  return places[kind]();
}

/** What is left of the targets beside the predictions. */
export function residualsOf({ targets, predictions }: Pick<Fit['points'], 'targets' | 'predictions'>): Float64Array {
  return targets.map((target, i) => target - (predictions[i] ?? Number.NaN));
}

/** Rows on a sigmoid lie on one side of it or the other by their class, for they would hide one another. */
const APART = 0.03;

/** So far a row is drawn beside its class, that rows of the same don't lie upon one another. */
const BESIDE = 0.3;
/** Steps that fill the plane evenly: 1/g and 1/g², where g³ = g + 1 (Roberts, The unreasonable effectiveness of quasirandom sequences, 2018). */
const ACROSS = 0.7548776662466927;
const UP = 0.5698402909980532;

/** By its place in the table, so that a row stays where it is. */
function scattered(classes: Float64Array, { rows }: Fit['points'], step: number): Float64Array {
  return classes.map((k, i) => k + BESIDE * (2 * (((rows[i] ?? 0) * step) % 1) - 1));
}
