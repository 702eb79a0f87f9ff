import {
  Dictionary,
  Float64,
  Int32,
  type Table,
  tableFromArrays,
  tableToIPC,
  Utf8,
  vectorFromArray,
} from 'apache-arrow';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { naiveRowsOf } from './samples';

/** The columns of a CSV: numbers where every cell that isn't empty is one. */
function columnsOf(text: string): Record<string, (number | null)[] | (string | null)[]> {
  const rows = naiveRowsOf(text);
  const names = Object.keys(rows[0] ?? {});
  return Object.fromEntries(
    names.map((name) => {
      const cells = rows.map((row) => row[name] || null);
      const isNumeric = cells.every((cell) => cell === null || !Number.isNaN(Number(cell)));
      return [name, isNumeric ? cells.map((cell) => (cell === null ? null : Number(cell))) : cells];
    }),
  );
}

const isText = (values: readonly unknown[]) => values.some((value) => typeof value === 'string');

/** A CSV without quotes as a Parquet file. */
export function parquetOf(text: string, rowGroupSize?: number): Uint8Array {
  const columnData = Object.entries(columnsOf(text)).map(
    ([name, data]) => ({ name, data, type: isText(data) ? 'STRING' : 'DOUBLE' }) as const,
  );
  return new Uint8Array(parquetWriteBuffer({ columnData, ...(rowGroupSize && { rowGroupSize }) }));
}

/** A CSV without quotes as an Arrow file, its words in dictionaries. */
export function arrowOf(text: string): Uint8Array {
  const vectors = Object.entries(columnsOf(text)).map(([name, values]) => [
    name,
    isText(values)
      ? vectorFromArray(values, new Dictionary(new Utf8(), new Int32()))
      : vectorFromArray(values, new Float64()),
  ]);
  const table: Table = tableFromArrays(Object.fromEntries(vectors));
  return tableToIPC(table, 'file');
}
