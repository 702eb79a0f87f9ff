import { type Room, requireRoomForRows } from '../core/data/room';
import { DataError } from '../core/fault';
import { Stopped } from '../core/stopped';
import { tableFrom } from '../core/table/fromColumns';
import type { WatchOptions } from '../core/table/source';
import type { Table } from '../core/table/table';
import type { TableSource } from '../protocol';
import type { Clock } from './drive';
import { intakeOf } from './formats/column';
import type { ColumnarBlock, ColumnarTable } from './formats/columnarTable';
import { formatOf } from './formats/format';
import { Input } from './formats/input';
import { asFault, isOfDisk } from './source';

/** So many values are taken between two pauses. */
const SLICE_ROWS = 1 << 14;

export interface ColumnarOptions extends WatchOptions {
  /** Lets messages in. */
  readonly pause: Clock['pause'];
  /** How much memory is left. */
  readonly room?: Room;
}

/**
 * Reads a Parquet or Arrow file to the table that a CSV of the same values would be. Column by column of a block, so that no more is
 * in memory than the numbers themselves and one block of a column.
 */
export async function readColumnar(source: TableSource, options: ColumnarOptions): Promise<Table> {
  let input: Input | undefined;
  try {
    input = await Input.of(source);
    return await readFrom(input, options);
  } catch (error) {
    throw source.kind === 'file' ? asFault(error, source.path) : error;
  } finally {
    await input?.close();
  }
}

async function readFrom(input: Input, options: ColumnarOptions): Promise<Table> {
  const { name, open } = await formatOf(input);
  try {
    return await tableOf(await open(input), input, options);
  } catch (error) {
    if (error instanceof DataError || error instanceof Stopped || isOfDisk(error)) throw error;
    // Whatever else is thrown while foreign bytes are decoded, a file that is as it should be would not have brought it about.
    throw new DataError('columnarBroken', {
      format: name,
      reason: error instanceof Error ? error.message : String(error),
    });
  }
}

async function tableOf(
  file: ColumnarTable,
  input: Input,
  { signal, onProgress, pause, room }: ColumnarOptions,
): Promise<Table> {
  const columns = file.columns.map(({ name, kind }) => ({ name, kind, ...intakeOf(kind) }));
  let rows = 0;
  for await (const block of file.blocks()) {
    requireRoomForRows(block.rows, columns.length, room);
    for (const [position, { kind, take }] of columns.entries()) {
      if (kind.type === 'opaque') continue;
      let taken = 0;
      for await (const { values, from, to } of slicesOf(block.values(position))) {
        take(values, from, to);
        taken += to - from;
        onProgress?.(Math.min(input.consumed, input.size));
        await pause();
        if (signal?.stopped) throw new Stopped();
      }
      if (taken !== block.rows) throw new Error(`a column has ${taken} of ${block.rows} rows`);
    }
    rows += block.rows;
  }
  return tableFrom(columns, rows, input.size);
}

async function* slicesOf(parts: ReturnType<ColumnarBlock['values']>) {
  for await (const values of parts) {
    for (let from = 0; from < values.length; from += SLICE_ROWS) {
      yield { values, from, to: Math.min(from + SLICE_ROWS, values.length) };
    }
  }
}
