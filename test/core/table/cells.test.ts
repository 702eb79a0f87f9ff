import assert from 'node:assert/strict';
import { cellAt, cellsOf, indexRecords } from '../../../src/core/table/cells';
import type { Dialect } from '../../../src/core/table/dialect';

const DIALECT: Dialect = { delimiter: ',', header: true, decimal: '.' };

const at = (text: string, offset: number, dialect = DIALECT) => cellAt(indexRecords(text, dialect), text, offset);
const place = (text: string, offset: number) => {
  const found = at(text, offset);
  return found && [found.record, found.column, text.slice(found.start, found.end)];
};

describe('the cell at an offset', () => {
  it('is the one between two delimiters, and the delimiter after it belongs to it', () => {
    const text = 'ab,c\n1,,3';
    const found = Array.from({ length: text.length + 1 }, (_, offset) => place(text, offset));
    assert.deepEqual(found, [
      [0, 0, 'ab'],
      [0, 0, 'ab'],
      [0, 0, 'ab'],
      [0, 1, 'c'],
      [0, 1, 'c'],
      [1, 0, '1'],
      [1, 0, '1'],
      [1, 1, ''],
      [1, 2, '3'],
      [1, 2, '3'],
    ]);
  });

  it('has its quotes and blanks in its range and not in its value', () => {
    const text = 'a,b\n1, "x ""y"", z" \n';
    const found = at(text, text.indexOf('y'));
    assert.equal(text.slice(found?.start, found?.end), ' "x ""y"", z" ');
    assert.deepEqual(found?.cells, ['1', 'x "y", z']);
  });

  it('may span lines', () => {
    const text = 'a,b\r\n"x\r\ny",2\r\n3,4';
    assert.deepEqual(place(text, text.indexOf('y')), [1, 0, '"x\r\ny"']);
    assert.deepEqual(place(text, text.indexOf('4')), [2, 1, '4']);
  });

  it('is none on a blank line, within a line break and outside the text', () => {
    const text = '\n a,b\r\n  \r\n1,2\r\n';
    for (const offset of [-1, 0, 6, 7, 8, 9, 10, text.length, text.length + 1])
      assert.equal(place(text, offset), undefined, `${offset}`);
    assert.deepEqual(place(text, 5), [0, 1, 'b']);
    assert.deepEqual(place(text, 11), [1, 0, '1']);
    assert.equal(at('', 0), undefined);
  });

  it('is found behind a byte order mark, at its offset in the text', () => {
    assert.deepEqual(place('\ufeffa,b', 2), [0, 0, 'a']);
    assert.equal(place('\ufeffa,b', 0), undefined);
  });

  it('is all of the rest where a quote is never closed', () => {
    const text = 'a,b\n1,"x\n2,3\n';
    assert.deepEqual(place(text, text.length), [1, 1, '"x\n2,3\n']);
  });

  it('is found by any delimiter', () => {
    assert.deepEqual(at('a;b\n1,5;2', 8, { ...DIALECT, delimiter: ';' })?.cells, ['1,5', '2']);
    assert.deepEqual(at('a\tb\n\t2', 5, { ...DIALECT, delimiter: '\t' })?.cells, ['', '2']);
  });
});

describe('the records of a text', () => {
  it('are found in a text of many slabs, and in one record that is longer than a slab', () => {
    const long = `"${'x\n'.repeat(100_000)}"`;
    const rows = Array.from({ length: 50_000 }, (_, i) => (i === 25_000 ? `${long},b` : `${i},b`));
    const text = rows.join('\r\n');
    const index = indexRecords(text, DIALECT);
    assert.equal(index.records, rows.length);
    for (const record of [0, 1, 24_999, 25_000, 25_001, 49_999]) {
      const [first] = cellsOf(index, text, record);
      assert.equal(text.slice(first?.start, first?.end), rows[record]?.slice(0, -2));
    }
    assert.deepEqual(cellsOf(index, text, 50_000), []);
  });
});
