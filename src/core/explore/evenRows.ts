/** At most so many of the rows 0 … rows − 1, evenly spread over them; all where they are no more. */
export function evenRows(rows: number, most: number): Uint32Array {
  const count = Math.min(rows, most);
  return Uint32Array.from({ length: count }, (_, k) => Math.floor(((k + 0.5) * rows) / count));
}
