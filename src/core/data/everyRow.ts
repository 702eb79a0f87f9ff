let longest = new Uint32Array();

/** 0, 1, … n − 1: one array for all tables, and not to be written into. */
export function everyRow(n: number): Uint32Array {
  if (longest.length < n) {
    longest = new Uint32Array(n);
    for (let row = 0; row < n; row++) longest[row] = row;
  }
  return longest.subarray(0, n);
}
