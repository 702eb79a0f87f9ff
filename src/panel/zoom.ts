import type { IterationScale } from './iterationScale';

/** The iterations in sight, both ends with them; they need not be whole. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Nearer than so many iterations there is nothing more to see. */
const LEAST = 4;

/** What is in sight when all is made so many times as wide on the axis, and `about` stays where it is. */
export function zoomed({ from, to }: Span, last: number, about: number, times: number, scale: IterationScale): Span {
  const { position, iteration } = scale;
  const [left, right, middle] = [position(from), position(to), position(Math.min(to, Math.max(from, about)))];
  const wider: Span = {
    from: iteration(Math.max(0, middle - (middle - left) * times)),
    to: iteration(Math.min(position(last), middle + (right - middle) * times)),
  };
  return times < 1 && wider.to - wider.from < LEAST ? { from, to } : wider;
}

/** What is in sight further along by a share of the width. */
export function panned({ from, to }: Span, last: number, share: number, scale: IterationScale): Span {
  const { position, iteration } = scale;
  const [left, right] = [position(from), position(to)];
  const by = Math.min(position(last) - right, Math.max(-left, (right - left) * share));
  return { from: iteration(left + by), to: iteration(right + by) };
}

/** The same width, moved no further than it takes to have an iteration in sight. */
export function following(span: Span, last: number, at: number, scale: IterationScale): Span {
  const { position } = scale;
  const width = position(span.to) - position(span.from);
  if (at < span.from) return panned(span, last, (position(at) - position(span.from)) / width, scale);
  return at > span.to ? panned(span, last, (position(at) - position(span.to)) / width, scale) : span;
}

/** What two iterations hold between them, at least so many that there is something to see. */
export function between(one: number, other: number, last: number): Span {
  const [from, to] = [Math.min(one, other), Math.max(one, other)];
  const wanting = Math.max(0, LEAST - (to - from)) / 2;
  const start = Math.min(Math.max(0, last - LEAST), Math.max(0, from - wanting));
  return { from: start, to: Math.min(last, Math.max(to + wanting, start + LEAST)) };
}

export function isWhole({ from, to }: Span, last: number): boolean {
  return from <= 0 && to >= last;
}
