import { type FileMetaData, parquetMetadataAsync, parquetSchema, type SchemaTree } from 'hyparquet';
import { requirePageCodec } from './codecs';
import type { ColumnarTable } from './columnarTable';
import type { Input } from './input';
import { kindOf } from './parquetKinds';
import { pagesOf } from './parquetPages';

/** Opens a Parquet file: a row group is a block, and each of its columns is read when it is asked for. */
export async function openParquet(input: Input): Promise<ColumnarTable> {
  const file = {
    byteLength: input.size,
    slice: async (from: number, to = input.size) => (await input.read(from, to)).buffer,
  };
  const metadata = await parquetMetadataAsync(file, { geoparquet: false });
  const columns = parquetSchema(metadata).children.map((tree) => ({ name: tree.element.name, kind: kindOf(tree) }));
  const stored = parquetSchema(withoutAnnotations(metadata));
  async function* blocks() {
    for (const { num_rows, columns: chunks } of metadata.row_groups) {
      const rows = Number(num_rows);
      const values = (position: number) => {
        const name = columns[position]?.name ?? '';
        const chunk = chunks.find(({ meta_data }) => meta_data?.path_in_schema[0] === name)?.meta_data;
        if (!chunk) throw new Error(`a row group has no column ${name}`);
        requirePageCodec(chunk.codec);
        return pagesOf(input, chunk, [stored, childOf(stored, name)], rows);
      };
      if (rows > 0) yield { rows, values };
    }
  }
  return { columns, blocks };
}

function childOf(root: SchemaTree, name: string): SchemaTree {
  const child = root.children.find(({ element }) => element.name === name);
  if (!child) throw new Error(`the schema has no column ${name}`);
  return child;
}

/** Values as they are stored: what they mean is ours to say, for the library rounds decimals and has dates to the millisecond. */
function withoutAnnotations(metadata: FileMetaData): FileMetaData {
  const schema = metadata.schema.map(({ converted_type, logical_type, ...stored }) => stored);
  return { ...metadata, schema };
}
