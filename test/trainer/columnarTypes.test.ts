import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Column, Table } from '../../src/core/table/table';
import { readColumnar } from '../../src/trainer/columnar';
import { tableFrom } from '../support/samples';

const FOLDER = path.resolve('test/columnar');
const OPAQUE = ['list', 'record', 'bytes'];

const read = (file: string): Promise<Table> =>
  readColumnar({ kind: 'file', path: path.join(FOLDER, file) }, { pause: async () => {} });

/** The old timestamps of 96 bits don't say that they are UTC. */
function csvFor(file: string): string {
  const text = readFileSync(path.join(FOLDER, 'types.csv'), 'utf8');
  return file === 'int96.parquet' ? text.replaceAll(/(\d)Z\b/g, '$1') : text;
}

/** Numbers may be written in more than one way. */
function comparable(column: Column) {
  return column.type === 'number' ? { ...column, examples: column.examples.map(Number) } : column;
}

describe('a columnar file that pyarrow wrote', () => {
  const files = readdirSync(FOLDER).filter((file) => /\.(parquet|feather|arrow)$/.test(file) && !/^linked/.test(file));

  it('comes in every compression and version', () => assert.equal(files.length, 12));

  for (const file of files) {
    it(`is the table of the CSV of the same values: ${file}`, async () => {
      const expected = await tableFrom(csvFor(file));
      const { columns, rows, kept } = await read(file);
      assert.deepEqual([rows, kept], [60, true]);
      const transparent = columns.filter(({ name }) => !OPAQUE.includes(name));
      for (const [index, column] of expected.columns.entries()) {
        const found = transparent[index];
        assert.ok(found);
        assert.deepEqual(comparable(found), comparable(column), column.name);
      }
      assert.equal(transparent.length, expected.columns.length);
    });
  }

  it('has the columns of lists, records and bytes, which nothing is read of', async () => {
    for (const file of ['snappy.parquet', 'lz4.feather']) {
      const { columns } = await read(file);
      const found = columns.filter(({ name }) => OPAQUE.includes(name));
      assert.deepEqual(
        found.map((column) => [column.name, column.type, column.type === 'empty' && column.opaque]),
        OPAQUE.map((name) => [name, 'empty', true]),
        file,
      );
    }
  });

  it('may have blocks of LZ4 that refer to one another', async () => {
    const { columns, rows } = await read('linked.arrow');
    const [x, y] = columns.map((column) => (column.type === 'number' ? column.values : assert.fail(column.type)));
    assert.equal(rows, 40_000);
    for (let i = 0; i < rows; i++) assert.deepEqual([x?.[i], y?.[i]], [i % 1000, 2 * (i % 1000) + 1]);
  });
});
