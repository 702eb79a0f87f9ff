/** So many values are remembered at most while the rows with new ones are listed. */
export const SEEN_VALUES = 1 << 11;

/** Of a hash of 32 bits, those above so many tell which. */
const SHIFT = 21;

/**
 * Lists rows of a column, in order: the first with each of its values, and some of the others, the fewer the fewer values there are. What is
 * not a number is in no list. Returns how many.
 *
 * @param values of the column
 * @param seen room for `SEEN_VALUES`
 * @param list room for as many rows as the column has
 */
export function listFreshRows(values: Float64Array, seen: Float64Array, list: Uint32Array): number {
  const halves = new Int32Array(values.buffer, values.byteOffset, 2 * values.length);
  seen.fill(Number.NaN);
  let found = 0;
  for (let row = 0; row < values.length; row++) {
    const x = values[row]!;
    const [low, high] = x === 0 ? [0, 0] : [halves[2 * row]!, halves[2 * row + 1]!]; // −0 is 0
    const entry = Math.imul(low ^ Math.imul(high, 0x85ebca6b), 0x9e3779b1) >>> SHIFT;
    if (Number.isNaN(x) || seen[entry] === x) continue;
    seen[entry] = x;
    list[found++] = row;
  }
  return found;
}
