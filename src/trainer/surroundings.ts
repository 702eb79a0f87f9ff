import type { Beyond } from '../core/data/beyond';
import type { MeasuredTable } from '../core/data/measuredTable';
import type { MeasuringOptions } from '../core/data/readMeasured';
import type { ByteSource } from '../core/table/read';
import type { Sweeper } from '../core/train/sweeper';
import type { FromTrainer, MemoryWish, TableSource } from '../protocol';
import type { ColumnarOptions } from './columnar';
import type { Clock } from './drive';
import type { OutputFile } from './outputFile';

/** One that ends with the table of its session. */
export interface OwnSweeper extends Sweeper {
  end(): void;
}

/** What a session needs of the process or worker it runs in. */
export interface Surroundings {
  send(message: FromTrainer): void;
  open(source: TableSource): ByteSource;
  /** What is known of a source, and who reads a part of it. */
  extent?(source: TableSource): Pick<MeasuringOptions, 'size' | 'second'>;
  /** What becomes of a table that takes more memory than so many megabytes; without it there is no limit. */
  beyond?(limit: MemoryWish['limit']): Beyond;
  /** Begins a file that a table is written to, which must not take the place of the one it is made of. */
  output?(path: string, source: string | undefined): OutputFile;
  /** Reads a source that is no text; undefined where it is. */
  columnar?(source: TableSource, options: ColumnarOptions): Promise<MeasuredTable> | undefined;
  /** Another thread that passes over rows; undefined where there is none. */
  sweeper?(): OwnSweeper;
  readonly clock: Clock;
  /** A defect of ours, with its stack. */
  log(error: unknown): void;
}
