import assert from 'node:assert/strict';
import Papa from 'papaparse';
import { say } from '../../src/cli/text';
import { unfitness } from '../../src/core/data/roles';
import { summarise } from '../../src/core/data/summary';
import { columnNames } from '../../src/core/table/names';
import { faultText } from '../../src/messages';
import { type Outcome, readBy, valuesOf } from '../support/everyPath';

const bytesOf = (text: string) => new TextEncoder().encode(text);
/** The table that is read, or what a person reads instead. */
const tableOf = (outcome: Outcome) => {
  if ('fault' in outcome) throw new Error(faultText(outcome.fault, say));
  return outcome.table;
};
const row = (count: number, cell: (at: number) => string | number) =>
  Array.from({ length: count }, (_, at) => cell(at)).join(',');

describe('the corpus of large tables', function () {
  this.timeout(60_000);

  it('has a field of 10 MB, which is no level of a category and crosses to no other process', async () => {
    const field = 'x,y\n'.repeat(2_500_000);
    const table = tableOf(await readBy(bytesOf(`a,b\n1,"${field}"\n2,z\n`)));
    assert.deepEqual([table.rows, table.lineOf(1)], [2, 2_500_003]);
    assert.deepEqual(valuesOf(table, 0), [1, 2]);
    const summary = summarise(table);
    assert.ok(JSON.stringify(summary).length < 1000);
    assert.deepEqual(summary.columns.map(unfitness), [undefined, { code: 'isLong', values: { most: 1000 } }]);
  });

  it('has a number of a million digits, which is rounded like any other', async () => {
    const digits = '7'.repeat(1_000_000);
    const table = tableOf(await readBy(bytesOf(`a,b\n0.${digits},1\n${digits},2\n-${digits}e-1000000,3\n`)));
    assert.deepEqual(valuesOf(table, 0), [7 / 9, Number.POSITIVE_INFINITY, -7 / 9]);
  });

  it('has 20,000 columns, by every path, as the reference parser reads them', async () => {
    const header = row(20_000, (at) => `c${at}`);
    const rows = [1, 2, 3].map((y) => row(20_000, (at) => (at % 7 === 0 ? `w${(at + y) % 3}` : (at * y) % 13)));
    const text = [header, ...rows].join('\n');
    const [names = [], ...cells] = Papa.parse<string[]>(text, { delimiter: ',' }).data;
    for (const means of ['kernel', 'none'] as const) {
      const table = tableOf(await readBy(bytesOf(text), { means }));
      assert.deepEqual(
        table.columns.map(({ name }) => name),
        names,
      );
      for (const { index, type } of table.columns) {
        assert.equal(type, index % 7 === 0 ? 'category' : 'number');
        assert.deepEqual(
          valuesOf(table, index).map(String),
          cells.map((record) => record[index]),
        );
      }
    }
  });

  it('has 20,000 columns of one name, which are numbered', () => {
    const names = columnNames(Array.from({ length: 20_000 }, () => 'c'));
    assert.equal(new Set(names).size, 20_000);
    assert.deepEqual([names[0], names[1], names.at(-1)], ['c', 'c_2', 'c_20000']);
  });

  it('has a million blank lines before its header', async () => {
    const table = tableOf(await readBy(bytesOf(`${'\n'.repeat(1_000_000)}a,b\n1,2\n3,4\n`)));
    assert.deepEqual([table.columns.map(({ name }) => name), table.rows, table.lineOf(0)], [['a', 'b'], 2, 1_000_002]);
  });

  it('has a header that is longer than any', async () => {
    const outcome = await readBy(bytesOf(`a,${'x'.repeat(5_000_000)}\n1,2\n`));
    assert.ok('fault' in outcome);
    assert.equal(
      faultText(outcome.fault, say),
      'The row on line 1 has no end within 4 MB: a quote may be open. Close it, or check that the file is a table.',
    );
  });

  it('has a name of a thousand letters and more, which is cut', async () => {
    const table = tableOf(await readBy(bytesOf(`a,${'x'.repeat(5000)}\n1,2\n3,4\n`)));
    assert.equal(table.columns[1]?.name, `${'x'.repeat(999)}…`);
  });
});
