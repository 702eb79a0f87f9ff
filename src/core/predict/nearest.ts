import { type Candidate, fits } from './columnsFor';
import type { Need } from './needs';

/**
 * Columns in the order in which they may be meant: those of the type that is needed first, among them those that are not needed
 * as what they are called, and of these the one whose name is nearest.
 */
export function nearest(need: Need, columns: readonly Candidate[], taken: ReadonlySet<string>): readonly Candidate[] {
  const keys = columns.map((column) => ({
    column,
    unfit: fits(need, column) ? 0 : 1,
    isTaken: taken.has(column.name) ? 1 : 0,
    distance: distanceOf(need.column, column.name),
  }));
  const ordered = keys.sort((a, b) => a.unfit - b.unfit || a.isTaken - b.isTaken || a.distance - b.distance);
  return ordered.map(({ column }) => column);
}

/**
 * How far two names are apart, from 0 to 1: the fewest letters to insert, remove or replace (Levenshtein, 1966) for each letter of the
 * longer name. Case and whatever is no letter or digit don't count; a name within the other is halfway nearer.
 */
export function distanceOf(a: string, b: string): number {
  const [first, second] = [lettersOf(a), lettersOf(b)];
  const longest = Math.max(first.length, second.length);
  if (longest === 0) return a === b ? 0 : 1;
  const share = edits(first, second) / longest;
  const isWithin = first.length > 0 && second.length > 0 && (first.includes(second) || second.includes(first));
  return isWithin ? share / 2 : share;
}

function lettersOf(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

function edits(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
