import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { NumberColumn, Table } from '../../src/core/table/table';

/**
 * Compares every field of the columns of numbers with what `Number` makes of its text, to the last bit. The tables have no
 * comma or line break in quotes, so that they can be cut up here without a reader.
 */
export async function compareFields(path: string, table: Table): Promise<{ fields: number; different: number }> {
  const columns = table.columns.filter((column): column is NumberColumn => column.type === 'number');
  let [row, fields, different] = [-1, 0, 0];
  for await (const line of createInterface({ input: createReadStream(path) })) {
    if (row >= 0) {
      const cells = line.split(',');
      for (const { index, values } of columns) {
        fields++;
        if (!Object.is(values[row], numberOf(cells[index] ?? ''))) different++;
      }
    }
    row++;
  }
  if (row !== table.rows) throw new Error(`${row} lines below the header, and ${table.rows} rows`);
  return { fields, different };
}

/** NaN where there is no number. */
function numberOf(cell: string): number {
  const text = cell.startsWith('"') ? cell.slice(1, -1) : cell;
  return text === '' ? Number.NaN : Number(text);
}
