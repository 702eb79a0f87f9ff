import { DataError } from '../fault';
import type { Need } from './needs';

/** Which column of a table stands for each that a model needs; `null`: none, its cells are missing. Others have the name they need. */
export type Mapping = Readonly<Record<string, string | null>>;

/** For each need the position of its column in a table, from 0; −1 where none stands for it. */
export function placesOf(needs: readonly Need[], names: readonly string[], mapping: Mapping): Int32Array {
  requireNeeded(needs, mapping);
  const missing: string[] = [];
  const places = Int32Array.from(needs, ({ column }) => {
    const isMapped = Object.hasOwn(mapping, column);
    const name = isMapped ? mapping[column] : column;
    if (name === null || name === undefined) return -1;
    const at = names.indexOf(name);
    if (at < 0 && isMapped) throw new DataError('unknownColumn', { column: name, columns: names.join(', ') });
    if (at < 0) missing.push(column);
    return at;
  });
  if (missing.length === 0) return places;
  throw new DataError('columnsMissing', { missing: missing.join(', '), columns: names.join(', ') });
}

function requireNeeded(needs: readonly Need[], mapping: Mapping): void {
  const surplus = Object.keys(mapping).find((name) => !needs.some(({ column }) => column === name));
  if (surplus === undefined) return;
  throw new DataError('notNeeded', { column: surplus, columns: needs.map(({ column }) => column).join(', ') });
}
