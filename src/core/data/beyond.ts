import { lossNamed } from '../model/loss';
import { recipeOf, type Setup } from '../model/setup';
import type { Diagnosis } from '../report/diagnosis';
import type { ColumnCopy } from '../table/columnCopy';
import type { Outline } from '../table/head';
import type { Store } from '../table/store';
import type { Work } from '../work';
import { expressionsOf } from './columns';
import { type MeasuredTable, statisticsFor } from './measuredTable';
import type { Room } from './room';
import { sampleOf } from './sampleOf';

/** What becomes of rows that are too many for memory: each pass streams them again, or a sample of them is trained on. */
export const BEYOND_MEMORY = ['stream', 'sample'] as const;
export type BeyondMemory = (typeof BEYOND_MEMORY)[number];

export interface Beyond {
  /** How much memory a table may take, in bytes. */
  readonly limit: number;
  /** Where the columns of a larger one are copied to. */
  open(): Store;
  /** How much memory is left. */
  readonly room?: Room;
}

/** Of each cell of a table: its column, the feature that is made of it, and its place in a tile; another thread has half of the features too. */
const CELL_BYTES = 3.5 * Float64Array.BYTES_PER_ELEMENT;

/** Whether training on a table whose file has so many bytes would take more memory than it may. */
export function isBeyond({ names, rowsIn }: Outline, size: number | undefined, limit: number): boolean {
  return rowsIn(size) * names.length * CELL_BYTES > limit;
}

/**
 * The rows for a set-up: all, in memory or streamed; or a sample, where that is wanted or the set-up needs its rows at hand.
 *
 * @param atHand they are needed at hand whatever the set-up is, as to deal them into folds
 */
export function* rowsFor(table: MeasuredTable, setup: Setup, wish: BeyondMemory, atHand = false): Work<MeasuredTable> {
  const { copy, memoryLimit } = table;
  if (!copy || memoryLimit === undefined) return table;
  const canStream = !atHand && isStreamed(table, setup);
  // A squared loss is that of the statistics.
  if (canStream && (wish === 'stream' || statisticsFor(table, setup))) return table;
  const count = roundNumber(memoryLimit / CELL_BYTES / table.columns.length);
  const sample = SAMPLES.get(copy) ?? (yield* sampleOf(table, copy, count));
  SAMPLES.set(copy, sample);
  return { ...sample, drawn: { of: table.rows, because: canStream ? 'wish' : 'need' } };
}

/** A sample serves all set-ups, and is kept as long as the copy. */
const SAMPLES = new WeakMap<ColumnCopy, MeasuredTable>();

/** What a person has to know of it. */
export function noteOf({ copy, memoryLimit = 0, drawn, rows }: MeasuredTable): Diagnosis | undefined {
  const limit = megabytes(memoryLimit);
  if (copy) return { code: 'streamed', values: { size: megabytes(copy.bytes), limit } };
  if (!drawn) return undefined;
  const code = drawn.because === 'wish' ? 'sampled' : 'sampledByNeed';
  return { code, values: { rows, all: drawn.of, limit } };
}

/**
 * Whether a set-up can be trained on rows that are read again at each pass: by methods that go over the whole table in order, on
 * columns of numbers and categories, where nothing has to be learned of a column but its statistics.
 */
function isStreamed(table: MeasuredTable, setup: Setup): boolean {
  const { loss } = recipeOf(setup);
  const { missing, rareLevels, validation, batchSize, standardise, scaling } = setup.options;
  const names = [setup.target, ...expressionsOf(table, setup).flatMap((one) => one.map(({ column }) => column))];
  return (
    !lossNamed(loss).rowByRow &&
    batchSize === 'all' &&
    missing === 'leaveOut' &&
    rareLevels === 0 &&
    validation === 0 &&
    !(standardise && scaling === 'minmax') &&
    setup.rowWeights === undefined &&
    (setup.excluded?.length ?? 0) === 0 &&
    !table.columns.some(({ name, type }) => type === 'date' && names.includes(name))
  );
}

/** The largest of 1, 2, 5, 10, 20, 50 … that is no larger: a sample doesn't follow every megabyte of free memory. */
function roundNumber(most: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, most)));
  return ([5, 2].find((digit) => digit * power <= most) ?? 1) * power;
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1e6);
}
