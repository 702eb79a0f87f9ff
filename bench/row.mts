import { hasFailed, type Measured, type Outcome } from './measure.mjs';

/** What of two is set against each other: ours divided by the peer's. */
export type Compared = 'milliseconds' | 'megabytes' | 'rate';

export type Wanted = { readonly atMost: number } | { readonly atLeast: number };

/** One line of the table. */
export interface Row {
  readonly what: string;
  readonly compared: Compared;
  readonly ours: Outcome;
  readonly peer: Outcome;
  /** Of the ratio; absent where it is shown for information. */
  readonly wanted?: Wanted;
  /** What ours is divided by besides, for a peer with so many times the work. */
  readonly times?: number;
}

/** Not a number where something failed. */
export function ratioOf({ compared, ours, peer, times = 1 }: Row): number {
  if (hasFailed(ours) || hasFailed(peer)) return Number.NaN;
  return figureOf(ours, compared) / figureOf(peer, compared) / times;
}

export function holds(row: Row): boolean | undefined {
  const { wanted } = row;
  if (!wanted) return undefined;
  const ratio = ratioOf(row);
  return 'atMost' in wanted ? ratio <= wanted.atMost : ratio >= wanted.atLeast;
}

function figureOf(measured: Measured, compared: Compared): number {
  return measured[compared] ?? Number.NaN;
}

/** The rows of one subject, in the order in which they are shown. */
export interface Subject {
  readonly name: string;
  measure(bench: Bench): Promise<readonly Row[]>;
}

/** How it is measured. */
export interface Bench {
  readonly runs: number;
  /** Less and shorter, for work on the benchmark itself. */
  readonly quick: boolean;
}
