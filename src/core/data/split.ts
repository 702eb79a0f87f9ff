import { DataError } from '../fault';
import { type RandomState, randomFrom, shuffle } from '../train/random';
import { everyRow } from './everyRow';

/** Positions among the used rows, in ascending order. */
export interface Split {
  readonly training: Uint32Array;
  readonly validation: Uint32Array;
  /** Left out by hand: neither trained on nor measured. */
  readonly aside?: Uint32Array;
}

export interface SplitOptions {
  /** The fraction of the rows that is held back, from 0 to 0.9. */
  readonly validation: number;
  /** Held back are rows drawn by `seed`, of each class its share; or the last ones, for rows in the order of time. */
  readonly split: 'random' | 'last';
  readonly seed: number;
}

const LEAST_TRAINING = 2;

/** Divides the used rows in those to train on and those held back. `classes` says that the targets are indices of classes. */
export function splitOf(
  targets: Float64Array,
  classes: readonly string[] | undefined,
  { validation, split, seed }: SplitOptions,
): Split {
  const n = targets.length;
  const held = validation === 0 ? 0 : Math.max(1, Math.round(validation * n));
  requireTraining(n, n - held);
  const isHeld = new Uint8Array(n);
  if (split === 'last') isHeld.fill(1, n - held);
  else {
    const state = randomFrom(seed);
    const strata = strataOf(targets, classes);
    const shares = sharesOf(strata, held / n, held);
    for (const [i, rows] of strata.entries()) {
      for (const row of shuffled(rows, state).subarray(0, shares[i])) isHeld[row] = 1;
    }
  }
  return partOf(isHeld, 1);
}

/** Deals the used rows into k folds of nearly equal size, each class evenly: the number of each row's fold. */
export function deal(
  targets: Float64Array,
  classes: readonly string[] | undefined,
  k: number,
  seed: number,
): Uint32Array {
  const n = targets.length;
  requireTraining(n, k > n ? 0 : n - Math.ceil(n / k));
  const state = randomFrom(seed);
  const foldOf = new Uint32Array(n);
  let dealt = 0;
  for (const rows of strataOf(targets, classes)) for (const row of shuffled(rows, state)) foldOf[row] = dealt++ % k;
  return foldOf;
}

/** Which of the used rows are left out by hand and which are kept, as positions among them; `excluded` names rows of the table. */
export function setAside(
  rows: Uint32Array,
  excluded: readonly number[] = [],
): { aside: Uint32Array; kept: Uint32Array } {
  if (excluded.length === 0) return { aside: new Uint32Array(), kept: everyRow(rows.length) };
  const named = new Set(excluded);
  const isAside = Uint8Array.from(rows, (row) => (named.has(row) ? 1 : 0));
  const { training: kept, validation: aside } = partOf(isAside, 1);
  return { aside, kept };
}

function requireTraining(rows: number, training: number): void {
  if (training < LEAST_TRAINING) throw new DataError('splitTooSmall', { rows, training, least: LEAST_TRAINING });
}

/** The rows of each class; all rows where there are none. */
function strataOf(targets: Float64Array, classes: readonly string[] | undefined): Uint32Array[] {
  if (!classes) return [new Uint32Array(targets.length).map((_, row) => row)];
  const rows = new Map<number, number[]>();
  for (const [row, target] of targets.entries()) {
    const known = rows.get(target);
    if (known) known.push(row);
    else rows.set(target, [row]);
  }
  return [...rows].sort(([a], [b]) => a - b).map(([, members]) => Uint32Array.from(members));
}

/** How many rows of each stratum are held back: its share rounded down, or up where most is lost by that. */
function sharesOf(strata: readonly Uint32Array[], fraction: number, held: number): number[] {
  const exact = strata.map((rows) => rows.length * fraction);
  const shares = exact.map(Math.floor);
  const byRest = exact.map((_, i) => i).sort((a, b) => exact[b]! - shares[b]! - (exact[a]! - shares[a]!) || a - b);
  const left = held - shares.reduce((sum, share) => sum + share, 0);
  for (const i of byRest.slice(0, left)) shares[i]!++;
  return shares;
}

function shuffled(rows: Uint32Array, state: RandomState): Uint32Array {
  const order = new Uint32Array(rows.length);
  shuffle(order, state);
  return order.map((at) => rows[at]!);
}

/** Held back are the rows with one of the marks. */
export function partOf(marks: Uint8Array | Uint32Array, held: number): Split {
  let count = 0;
  for (const mark of marks) if (mark === held) count++;
  const training = new Uint32Array(marks.length - count);
  const validation = new Uint32Array(count);
  let trained = 0;
  let heldBack = 0;
  for (let row = 0; row < marks.length; row++) {
    if (marks[row] === held) validation[heldBack++] = row;
    else training[trained++] = row;
  }
  return { training, validation };
}
