import type { Work } from '../work';

/** The least and the greatest value of each column. */
export interface Ranges {
  readonly least: Float64Array;
  readonly most: Float64Array;
}

/** What min-max scaling needs: z = (x − least) / (most − least). */
export function* rangesOf(columns: readonly Float64Array[]): Work<Ranges> {
  const least = new Float64Array(columns.length).fill(Number.POSITIVE_INFINITY);
  const most = new Float64Array(columns.length).fill(Number.NEGATIVE_INFINITY);
  for (const [j, column] of columns.entries()) {
    let low = least[j]!;
    let high = most[j]!;
    for (let i = 0; i < column.length; i++) {
      const x = column[i]!;
      if (x < low) low = x;
      if (x > high) high = x;
    }
    least[j] = low;
    most[j] = high;
    yield null;
  }
  return { least, most };
}
