import type { Values } from '../fault';
import type { Encoding } from '../table/encoding';
import type { CellCode } from './input';

/** Why rows have no prediction. */
export type GapCode = CellCode | 'surplusCells' | 'notFinite';
/** What was put in place of what the cells of predicted rows say. */
export type StandInCode = 'filled' | 'asRare';

/** Rows of which one thing is to be said: how many, and the lines of the first of them. */
export interface PredictionNote<C extends GapCode | StandInCode> {
  readonly code: C;
  readonly values: Values;
  readonly count: number;
  /** Lines in the file, from 1; at most `LINES_NAMED`. */
  readonly lines: readonly number[];
}

/** What came of predicting a table: rows = predicted + Σ counts of the gaps. */
export interface PredictionCounts {
  readonly rows: number;
  readonly predicted: number;
  /** That of the table, where it isn't UTF-8, in which it is written. */
  readonly encoding?: Encoding;
  /** Each row without a prediction under the first reason for it; of one column after another. */
  readonly gaps: readonly PredictionNote<GapCode>[];
  /** Of predicted rows: cells that the model fills, and levels that it takes for rare ones. */
  readonly standIns: readonly PredictionNote<StandInCode>[];
}

const LINES_NAMED = 10;
const LEVELS_NAMED = 5;

interface Tally {
  count: number;
  readonly lines: number[];
  readonly levels: Set<string>;
}

/** Counts rows by code and column. */
export class Tallies<C extends GapCode | StandInCode> {
  readonly #byKey = new Map<string, Tally & { readonly code: C; readonly column: string | undefined }>();

  /** @param level the one in question, of codes that speak of one */
  add(code: C, line: number, column?: string, level?: string): void {
    const key = `${code} ${column ?? ''}`;
    const tally = this.#byKey.get(key) ?? { code, column, count: 0, lines: [], levels: new Set() };
    this.#byKey.set(key, tally);
    tally.count++;
    if (tally.lines.length < LINES_NAMED) tally.lines.push(line);
    if (level !== undefined && tally.levels.size <= LEVELS_NAMED) tally.levels.add(level);
  }

  get notes(): PredictionNote<C>[] {
    return [...this.#byKey.values()].map(({ code, column, count, lines, levels }) => ({
      code,
      values: { ...(column !== undefined && { column }), ...(levels.size > 0 && { levels: named([...levels]) }) },
      count,
      lines,
    }));
  }
}

/** The first few, and that there are more. */
function named(levels: readonly string[]): string {
  const first = levels.slice(0, LEVELS_NAMED).join(', ');
  return levels.length > LEVELS_NAMED ? `${first}, …` : first;
}
