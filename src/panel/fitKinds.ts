import type { Moment, RunView } from '../protocol';

export type Fit = NonNullable<Moment['fit']>;
export type FitWish = Fit['wish'];
type Feature = Pick<NonNullable<RunView['start']>['model']['features'][number], 'column' | 'factors'>;

/** What the fit can be seen by. */
export const FIT_KINDS = ['feature', 'pair', 'actual', 'residuals', 'sigmoid'] as const;
export type FitKind = (typeof FIT_KINDS)[number];

/** What a model says of a row: a number, the probability or the side of the second of two classes, or one of many classes. */
export type Said = 'number' | 'probability' | 'side' | 'classes';

/** What is known of a run before it is looked at. */
export interface Subject {
  readonly said: Said;
  readonly target: string;
  /** The number columns behind its features. */
  readonly axes: readonly string[];
  /** None of a number. */
  readonly classes: readonly string[];
}

export function subjectOf({ target, estimator, start }: RunView): Subject | undefined {
  if (!start) return undefined;
  const { axes, classes = [], neurons } = start;
  const ofOne = estimator === 'sigmoid' ? 'probability' : 'side';
  const ofClasses = neurons > 1 ? 'classes' : ofOne;
  return { said: classes.length === 0 ? 'number' : ofClasses, target, axes, classes };
}

/** The pictures that there are of a run. */
export function kindsOf({ said, axes }: Subject): readonly FitKind[] {
  const has: Readonly<Record<FitKind, boolean>> = {
    feature: axes.length > 0,
    pair: axes.length > 1,
    actual: true,
    residuals: said === 'number' || said === 'probability',
    sigmoid: said === 'probability' || said === 'side',
  };
  return FIT_KINDS.filter((kind) => has[kind]);
}

/** The one that says most where nobody has chosen. */
export function usualKind({ said, axes }: Subject): FitKind {
  if (said === 'number') return axes.length === 1 ? 'feature' : 'actual';
  if (said !== 'classes') return axes.length === 2 ? 'pair' : 'sigmoid';
  if (axes.length === 0) return 'actual';
  return axes.length === 1 ? 'feature' : 'pair';
}

/** Whether the output along the columns of a picture depends on others besides, which then stand at their means. */
export function hasOthers({ axes }: Subject, features: readonly Feature[], shown: number): boolean {
  const factors = features.flatMap((feature) => feature.factors ?? [feature]);
  return axes.length > shown || factors.some((factor) => !axes.includes(factor.column));
}

/** What is asked of an iteration for a picture. */
export function wishOf(kind: FitKind, x: string, y: string, losses: boolean): FitWish {
  if (kind === 'feature') return { kind, x, ...(losses && { losses }) };
  return kind === 'pair' ? { kind, x, y } : { kind: 'outputs' };
}

/** Whether a picture can be drawn of an answer: others may have been asked for since. */
export function answers(fit: Fit, wish: FitWish): boolean {
  const { wish: asked } = fit;
  if (asked.kind !== wish.kind) return false;
  if (asked.kind === 'outputs' || wish.kind === 'outputs') return true;
  return asked.x === wish.x && (asked.kind !== 'pair' || wish.kind !== 'pair' || asked.y === wish.y);
}
