import type { MeasuredTable } from '../core/data/measuredTable';
import { type MeasuringOptions, readMeasured } from '../core/data/readMeasured';
import type { ReadingChoices } from '../core/table/readingChoices';
import type { Sweeper } from '../core/train/sweeper';
import { columnarTable } from '../trainer/columnarSource';
import { type Extent, extentOf } from '../trainer/secondReader';
import { bytesOf } from '../trainer/source';
import { SweeperThread } from '../trainer/sweeperThread';

/** The table that a command is about. */
export interface Reading {
  /** What is known of it beforehand, and who reads a part of it. */
  extent(): Extent;
  /** Who passes over some of its rows while others are passed over. */
  readonly sweeper?: Sweeper;
  /** May be called a second time. */
  read(options?: MeasuringOptions): Promise<MeasuredTable>;
}

/**
 * @param worker the bundle of a second thread; undefined where there is to be none
 * @param least the size of file from which it is to read; by default from which it is worth it
 */
export function fileReading(
  path: string,
  worker: string | undefined,
  choices: ReadingChoices,
  least?: number,
): Reading {
  const source = { kind: 'file', path } as const;
  const known = { dialect: choices, encoding: choices.encoding };
  return {
    extent: () => extentOf(source, worker, least),
    ...(worker !== undefined && { sweeper: new SweeperThread(worker, (error) => console.error(error)) }),
    read: (options) =>
      columnarTable(source, { pause: async () => {}, onProgress: options?.onProgress }) ??
      readMeasured(bytesOf(source), { ...options, ...known }),
  };
}

/** A table may have to be read twice, so a pipe is kept. */
export async function pipeReading(pipe: AsyncIterable<Uint8Array>, choices: ReadingChoices): Promise<Reading> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of pipe) chunks.push(chunk);
  const size = chunks.reduce((bytes, chunk) => bytes + chunk.length, 0);
  const source = async function* () {
    yield* chunks;
  };
  const known = { dialect: choices, encoding: choices.encoding };
  return { extent: () => ({ size }), read: (options) => readMeasured(source, { ...options, ...known }) };
}
