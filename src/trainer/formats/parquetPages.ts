import type { ColumnMetaData, DecodedArray, SchemaTree } from 'hyparquet';
import { parquetHeader, readPage } from 'hyparquet/src/column.js';
import { convert, DEFAULT_PARSERS } from 'hyparquet/src/convert.js';
import { PAGE_CODECS } from './codecs';
import type { Input } from './input';
import type { Raw } from './kinds';

/** Moments of 96 bits are handed over as nanoseconds. */
const parsers = { ...DEFAULT_PARSERS, timestampFromNanoseconds: (nanoseconds: bigint) => nanoseconds };

/**
 * The values of a column of a row group, page by page: the library would decode all of them at once, and no message would be let in.
 *
 * @param schemaPath the root of the schema, and the column
 */
export async function* pagesOf(
  input: Input,
  chunk: ColumnMetaData,
  schemaPath: [SchemaTree, SchemaTree],
  rows: number,
): AsyncGenerator<ArrayLike<Raw>> {
  const { dictionary_page_offset, data_page_offset, total_compressed_size } = chunk;
  const start = Number(dictionary_page_offset || data_page_offset);
  const bytes = await input.read(start, start + Number(total_compressed_size));
  const reader = { view: new DataView(bytes.buffer), offset: 0 };
  const decoder = {
    ...chunk,
    pathInSchema: chunk.path_in_schema,
    element: schemaPath[1].element,
    schemaPath,
    parsers,
    compressors: PAGE_CODECS,
    utf8: false,
  };
  let dictionary: DecodedArray | undefined;
  for (let read = 0; read < rows; ) {
    if (reader.offset >= bytes.length) throw new Error(`a column has ${read} of ${rows} rows`);
    const header = parquetHeader(reader);
    const { data } = readPage(reader, header, decoder, dictionary, undefined, 0);
    if (!data) continue;
    if (header.type === 'DICTIONARY_PAGE') {
      dictionary = convert(data, decoder);
      continue;
    }
    read += data.length;
    yield data;
  }
}
