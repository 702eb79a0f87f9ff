import type { FileHandle } from 'node:fs/promises';
import { CompressionType, compressionRegistry, type RecordBatch, RecordBatchReader } from 'apache-arrow';
import { kindOf } from './arrowKinds';
import { valuesOf } from './arrowValues';
import { BUFFER_CODECS } from './codecs';
import type { ColumnarTable } from './columnarTable';
import type { Input } from './input';

compressionRegistry.set(CompressionType.LZ4_FRAME, { decode: BUFFER_CODECS.LZ4_FRAME });
compressionRegistry.set(CompressionType.ZSTD, { decode: BUFFER_CODECS.ZSTD });

/** Opens an Arrow file or stream, which a Feather file of version 2 is as well: a record batch is a block. */
export async function openArrow(input: Input): Promise<ColumnarTable> {
  const reader = await RecordBatchReader.from(handleOf(input));
  await reader.open();
  const columns = reader.schema.fields.map(({ name, type }) => ({ name: String(name), kind: kindOf(type) }));
  async function* blocks() {
    const batches: AsyncIterable<RecordBatch> = reader;
    for await (const batch of batches) {
      const values = (position: number) => {
        const data = batch.data.children[position];
        if (!data) throw new Error(`a record batch has no column ${position}`);
        return [valuesOf(data)];
      };
      if (batch.numRows > 0) yield { rows: batch.numRows, values };
    }
  }
  return { columns, blocks };
}

/** What the library asks of a file: to it, a file that ends early would be one to wait for. */
function handleOf(input: Input): FileHandle {
  const handle = {
    fd: -1,
    stat: async () => ({ size: input.size }),
    async read(into: Uint8Array, offset: number, length: number, position: number) {
      into.set(await input.read(position, position + length), offset);
      return { bytesRead: length, buffer: into };
    },
    close: async () => {},
  };
  return handle as unknown as FileHandle; // the rest is never called
}
