import { DataError } from '../fault';
import { RARE } from '../model/factor';
import type { LevelColumn } from '../table/table';
import { unfit } from './roles';
import { LEVEL_LIMIT } from './summary';

/** The levels of a category as the features have them. */
export interface Levels {
  /** The reference first. */
  readonly names: readonly string[];
  /** For each level of the column its place in `names`. */
  readonly placeOf: Int32Array;
}

export interface LevelOptions {
  /** Levels of fewer rows are gathered into one; 0: none. */
  readonly rareLevels: number;
  readonly reference: string | undefined;
}

/** The levels of a column; `codes` are those of the rows that are trained on. */
export function levelsFor(column: LevelColumn, codes: Iterable<number>, options: LevelOptions): Levels {
  const { rareLevels, reference } = options;
  const counts = new Uint32Array(column.levels.length);
  for (const code of codes) counts[code]!++;
  const kept = column.levels.filter((_, code) => counts[code]! >= rareLevels);
  const gathered = kept.length < column.levels.length ? [...kept, RARE] : kept;
  const first = reference ?? gathered[0] ?? RARE;
  if (!gathered.includes(first)) {
    throw new DataError('unknownReference', { column: column.name, level: first, levels: gathered.join(', ') });
  }
  const names = [first, ...gathered.filter((name) => name !== first)];
  if (names.length > LEVEL_LIMIT) throw unfit(column.name, { code: 'tooManyLevels', values: { levels: names.length } });
  if (names.length < 2) throw unfit(column.name, { code: 'constant', values: { value: first } });
  const rare = names.indexOf(RARE);
  const placeOf = Int32Array.from(column.levels, (level, code) =>
    counts[code]! >= rareLevels ? names.indexOf(level) : rare,
  );
  return { names, placeOf };
}
