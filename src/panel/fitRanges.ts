import type { Range } from './contours';
import type { Fit, FitKind, Subject } from './fitKinds';
import { residualsOf } from './fitPlaces';

export interface FitRanges {
  readonly x: Range;
  readonly y: Range;
}

/** This share of a spread is left beside what is drawn. */
const MARGIN = 0.05;
/** Of probabilities, and of residuals of them. */
const UNIT: Range = { min: -0.08, max: 1.08 };
const SIGNED_UNIT: Range = { min: -1.08, max: 1.08 };
/** Raw scores between which a sigmoid does most of its rise; and beyond which there is nothing more to see. */
const RISE: Range = { min: -4, max: 4 };
const FARTHEST: Range = { min: -40, max: 40 };
/** A perfect fit still has room for residuals: this share of the targets' spread. */
const LEAST_RESIDUAL = 1e-3;

/**
 * What the axes of a picture show. Columns and targets stand fast; what moves with the training has the room it had `before` and more
 * where it needs it, within bounds, so that nothing jumps to and fro while iterations go by.
 */
export function rangesOf(kind: FitKind, { said, classes }: Subject, fit: Fit, before?: FitRanges): FitRanges {
  const { targets, predictions, outputs } = fit.points;
  const isNumber = said === 'number';
  const ofClasses: Range = { min: -0.5, max: classes.length - 0.5 };
  const ofTargets = () => around(targets);
  const scores = (range: Range | undefined, values: readonly Float64Array[]) => grown(range ?? RISE, values, FARTHEST);
  const ranges: Readonly<Record<FitKind, () => FitRanges>> = {
    feature: () => {
      const { x, outputs: curves } = fit.curve ?? { x: fit.points.x, outputs: [] };
      const ofScores = () => scores(before?.y, [outputs, ...curves]);
      const y = { number: ofTargets, probability: () => UNIT, side: () => UNIT, classes: ofScores }[said]();
      return { x: { min: x[0] ?? 0, max: x.at(-1) ?? 1 }, y };
    },
    pair: () => ({ x: fit.grid?.x ?? UNIT, y: fit.grid?.y ?? UNIT }),
    actual: () => {
      if (!isNumber) return { x: ofClasses, y: said === 'probability' ? UNIT : ofClasses };
      const x = ofTargets();
      return { x, y: grown(before?.y ?? x, [predictions], stretched(x)) };
    },
    residuals: () => {
      if (!isNumber) return { x: UNIT, y: SIGNED_UNIT };
      const least = ofTargets();
      const spread = least.max - least.min;
      const first = before?.y ?? { min: -LEAST_RESIDUAL * spread, max: LEAST_RESIDUAL * spread };
      return {
        x: grown(before?.x ?? least, [predictions], stretched(least)),
        y: grown(first, [residualsOf(fit.points)], { min: -spread, max: spread }),
      };
    },
    sigmoid: () => ({ x: scores(before?.x, [outputs]), y: UNIT }),
  };
  return ranges[kind]();
}

/** From the least to the greatest of some values, with a margin. */
export function around(values: Float64Array): Range {
  const { min, max } = spanOf([values], { min: Number.POSITIVE_INFINITY, max: Number.NEGATIVE_INFINITY });
  if (min > max) return { min: 0, max: 1 };
  const margin = MARGIN * (max - min) || 1;
  return { min: min - margin, max: max + margin };
}

/** A range that holds some values as well, with a margin, as far as they are numbers and within bounds. */
export function grown(range: Range, values: readonly Float64Array[], most: Range): Range {
  const wanted = spanOf(values, range);
  const least = Math.min(range.min, most.min);
  const greatest = Math.max(range.max, most.max);
  const [min, max] = [Math.max(wanted.min, least), Math.min(wanted.max, greatest)];
  const margin = MARGIN * (max - min);
  return {
    min: min < range.min ? Math.max(min - margin, least) : range.min,
    max: max > range.max ? Math.min(max + margin, greatest) : range.max,
  };
}

/** A range and its own length on either side. */
function stretched({ min, max }: Range): Range {
  return { min: min - (max - min), max: max + (max - min) };
}

function spanOf(values: readonly Float64Array[], from: Range): Range {
  let { min, max } = from;
  for (const some of values) {
    for (const value of some) {
      if (value < min) min = value;
      if (value > max) max = value;
    }
  }
  return { min, max };
}
