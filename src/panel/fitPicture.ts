import { answers, type Fit, type FitKind, type Subject, wishOf } from './fitKinds';
import { type FitLine, linesOf } from './fitLines';
import { type FitPlaces, placesOf } from './fitPlaces';
import { type FitRanges, rangesOf } from './fitRanges';

/** What a row is to a training, by the numbers that the core gives. */
export const ROLES = { training: 0, validation: 1, aside: 2 } as const;

/** Which picture is wanted. */
export interface FitChoice {
  readonly kind: FitKind;
  readonly x: string;
  readonly y: string;
  /** Residuals are drawn as squares as well. */
  readonly squares: boolean;
  /** The lines of other losses are drawn as well. */
  readonly losses: boolean;
}

/** All that is drawn of a fit, on the scales of its axes. */
export interface FitPicture {
  readonly choice: FitChoice;
  readonly subject: Subject;
  readonly fit: Fit;
  readonly places: FitPlaces;
  readonly ranges: FitRanges;
  readonly lines: readonly FitLine[];
}

/** `before` is what the axes showed; undefined where the answer is none to the choice. */
export function pictureOf(choice: FitChoice, subject: Subject, fit: Fit, before?: FitRanges): FitPicture | undefined {
  const { kind, x, y, losses } = choice;
  if (!answers(fit, wishOf(kind, x, y, losses))) return undefined;
  const ranges = rangesOf(kind, subject, fit, before);
  const lines = linesOf(kind, subject.said, fit, ranges);
  return { choice, subject, fit, ranges, lines, places: placesOf(kind, subject.said, fit) };
}

/** The class whose shape a row has; undefined of a number. */
export function classOf({ subject, fit }: FitPicture, i: number): number | undefined {
  return subject.said === 'number' ? undefined : fit.points.targets[i];
}
