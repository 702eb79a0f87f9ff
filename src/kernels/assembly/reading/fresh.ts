/** So many entries, by 11 bits of a hash. */
const ENTRIES: usize = 1 << 11;

/**
 * Lists the rows of a column whose value may be new: all but those where a table, in which a value drives out another that falls into
 * the same entry, still holds theirs. What is not a number is in no list.
 *
 * @param values of the column, one behind the other
 * @param seen the table, of 2,048 doubles
 * @param list room for as many 32-bit numbers as there are rows
 */
export function fresh(values: usize, rows: i32, seen: usize, list: usize): i32 {
  memory.fill(seen, 0xff, ENTRIES << 3); // no number
  let found = list;
  for (let row = 0; row < rows; row++) {
    const x = load<f64>(values + (<usize>row << 3)) + 0; // −0 is 0
    const entry = seen + entryOf(x);
    if (x != x || load<f64>(entry) == x) continue;
    store<f64>(entry, x);
    store<u32>(found, row);
    found += 4;
  }
  return <i32>(found - list) >> 2;
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function entryOf(x: f64): usize {
  const bits = reinterpret<u64>(x);
  const mixed = (<u32>bits ^ (<u32>(bits >> 32) * 0x85ebca6b)) * 0x9e3779b1;
  return <usize>(mixed >> 21) << 3;
}
