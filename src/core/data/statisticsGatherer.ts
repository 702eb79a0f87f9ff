import type { Memory, Placed } from '../../kernels/memory';
import { type Accumulate, accumulateIn, TILE_ROWS } from '../../kernels/statistics';
import type { Gatherer } from '../table/gatherer';
import { merged, type Statistics } from './statistics';

/** Of more columns the cross products would cost more than reading them. */
const MOST_COLUMNS = 128;

/** The statistics of the columns of numbers of a table, by their places in it. */
export interface ColumnStatistics extends Statistics {
  readonly columns: readonly number[];
}

/**
 * The statistics of all columns of numbers while their table is read: a gap or an infinity makes those of its own column NaN, and
 * leaves the others alone. Each group of the file has a sum of its own, shifted by means of its own, and groups are merged in order.
 */
export class StatisticsGatherer implements Gatherer {
  /** Of the groups that are closed. */
  readonly groups: Statistics[] = [];
  /** The places of the columns of numbers; those that prove to be none stay. */
  #columns: readonly number[] = [];
  readonly #accumulate: Accumulate;
  readonly #positions: Placed<Uint32Array>;
  readonly #shifts: Placed<Float64Array>;
  readonly #state: Placed<Float64Array>;
  readonly #room: number;

  /** How much of the memory it takes for a table of so many columns. */
  static bytesFor(columns: number): number {
    const m = Math.min(columns, MOST_COLUMNS);
    return 8 * (m * (TILE_ROWS + 4 + m) + 2);
  }

  constructor(
    private readonly memory: Memory,
    columns: number,
  ) {
    const m = Math.min(columns, MOST_COLUMNS);
    this.#accumulate = accumulateIn(memory);
    this.#positions = memory.words(m);
    this.#shifts = memory.doubles(m);
    this.#state = memory.doubles(1 + m + m * m);
    this.#room = memory.doubles(m * (TILE_ROWS + 1)).at;
  }

  take(positions: readonly number[], rows: number): void {
    if (rows === 0) return;
    if (this.#columns.length === 0) this.#columns = positions.flatMap((at, place) => (at < 0 ? [] : [place]));
    const m = this.#columns.length;
    // What has proved to be no column of numbers is NaN from then on, whatever stands in its place.
    const substitute = positions.find((at) => at >= 0);
    if (m > MOST_COLUMNS || substitute === undefined) return;
    if (this.#state.values[0] === 0) this.#shift(positions, rows);
    for (const [j, place] of this.#columns.entries()) {
      const at = positions[place] ?? -1;
      if (at < 0) this.#shifts.values[j] = Number.NaN;
      this.#positions.values[j] = at < 0 ? substitute : at;
    }
    this.#accumulate(this.#positions.at, m, 0, rows, this.#shifts.at, this.#state.at, this.#room);
  }

  closeGroup(): void {
    const m = this.#columns.length;
    const { values } = this.#state;
    if (values[0] === 0) return;
    this.groups.push({
      count: values[0]!,
      shifts: this.#shifts.values.slice(0, m),
      means: values.slice(1, 1 + m),
      cross: symmetric(values.slice(1 + m, 1 + m + m * m), m),
    });
    values.fill(0);
  }

  /** Of all rows that were taken, and of groups that follow them; undefined where there are too many columns, or none. */
  statistics(following: readonly Statistics[] = []): ColumnStatistics | undefined {
    this.closeGroup();
    const groups = [...this.groups, ...following];
    return groups.length > 0 ? { columns: this.#columns, ...merged(groups) } : undefined;
  }

  /** Shifts the columns by about their means: by numbers of 24 bits, so that the difference of two shifts is exact. */
  #shift(positions: readonly number[], rows: number): void {
    const n = Math.min(rows, TILE_ROWS);
    for (const [j, place] of this.#columns.entries()) {
      const at = positions[place] ?? -1;
      if (at < 0) continue;
      const values = new Float64Array(this.memory.buffer, at, n);
      let mean = 0;
      for (let row = 0; row < n; row++) mean += values[row]! / n;
      const rounded = Math.fround(mean);
      this.#shifts.values[j] = Number.isFinite(rounded) ? rounded : 0;
    }
  }
}

/** The lower part as the upper. */
function symmetric(cross: Float64Array, m: number): Float64Array {
  for (let i = 0; i < m; i++) for (let j = 0; j < i; j++) cross[i * m + j] = cross[j * m + i]!;
  return cross;
}
