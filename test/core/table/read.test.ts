import assert from 'node:assert/strict';
import { DataError } from '../../../src/core/fault';
import { Stopped } from '../../../src/core/stopped';
import { readTable } from '../../../src/core/table/read';
import { column, levels, numbers, read, words } from './build';

const rejects = (promise: Promise<unknown>, code: string, values: object = {}) =>
  assert.rejects(promise, (error) => {
    assert.ok(error instanceof DataError, String(error));
    assert.deepEqual({ code: error.code, values: error.values }, { code, values });
    return true;
  });

/** More than a file's head, so that what is guessed from it can turn out wrong. */
const manyRows = (count: number, row: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => row(i)).join('\n');

describe('a column', () => {
  it('is one of numbers where every value present is a number', async () => {
    const table = await read('a,b\n1,"2.5"\n,NA\n-3e2, inf \n');
    assert.deepEqual(numbers(table, 'a').values, Float64Array.of(1, Number.NaN, -300));
    assert.deepEqual(numbers(table, 'b').values, Float64Array.of(2.5, Number.NaN, Infinity));
    assert.deepEqual(
      table.columns.map(({ missing }) => missing),
      [1, 1],
    );
  });

  it('of numbers is fractional where one of them is', async () => {
    const table = await read('a,b,c\n1,1,1\n2.0,2.5,inf\n');
    assert.deepEqual(
      ['a', 'b', 'c'].map((name) => numbers(table, name).fractional),
      [false, true, false],
    );
  });

  it('knows its different values, and the first of them as written', async () => {
    const table = await read(
      `a,b\n${['1', '1.0', '-0', '"0"', ' 1e1 ', '', '3', '4', '5', '6'].map((n) => `${n},x${n}`).join('\n')}`,
    );
    const { distinct, examples } = numbers(table, 'a');
    assert.deepEqual({ distinct, examples }, { distinct: 7, examples: ['1', '-0', '1e1', '3', '4'] });
    assert.deepEqual(levels(table, 'b').examples, ['x1', 'x1.0', 'x-0', 'x"0"', 'x 1e1']);
  });

  it('of numbers but for a word or two tells the first of these and its line', async () => {
    const strays = async (text: string) => {
      const table = await read(text);
      return table.columns.map((one) => (one.type === 'number' || one.type === 'empty' ? undefined : one.stray));
    };
    const rows = (i: number) => `${i === 7 ? 'n.a.' : i},${i % 3 ? i : 'x'},${i}`;
    assert.deepEqual(await strays(`a,b,c\n${manyRows(12, rows)}`), [{ word: 'n.a.', line: 9 }, undefined, undefined]);
    // Below the head, and behind more different values than are counted.
    const late = (i: number) => `${i === 40_000 ? '"12 kg\n"' : i},${i}`;
    assert.deepEqual(await strays(`a,b\n${manyRows(50_000, late)}`), [{ word: '12 kg\n', line: 40_002 }, undefined]);
    assert.deepEqual(await strays(`a,b\n${manyRows(12, (i) => `${i},${i}`)}\na,b\n${manyRows(12, (i) => `${i},2`)}`), [
      { word: 'a', line: 14 },
      { word: 'b', line: 14 },
    ]);
  });

  it('counts different values up to a thousand', async () => {
    const table = await read(`a,b,c\n${manyRows(1500, (i) => `${i},${i % 1000},${i % 999}`)}`);
    assert.deepEqual(
      table.columns.map(({ distinct }) => distinct),
      [1000, 1000, 999],
    );
  });

  it('is a category of sorted levels, of which each has its rows counted', async () => {
    const table = await read('a\nred\nGreen\nred\n?\nénorme\n"red"\n red \n');
    const { type, levels: found, counts, missing, distinct } = levels(table, 'a');
    assert.deepEqual(
      { type, found, counts, missing, distinct },
      {
        type: 'category',
        found: ['Green', 'red', 'énorme'],
        counts: [1, 4, 1],
        missing: 1,
        distinct: 3,
      },
    );
    assert.deepEqual(words(table, 'a'), ['red', 'Green', 'red', undefined, 'énorme', 'red', 'red']);
  });

  it('tells words apart that have one hash', async () => {
    const { levels: found, counts } = levels(await read('a\ncostarring\nliquid\nliquid\n'), 'a');
    assert.deepEqual({ found, counts }, { found: ['costarring', 'liquid'], counts: [1, 2] });
  });

  it('is text where there are more than twenty levels and most values differ', async () => {
    const type = async (rows: number, of: number) => {
      const table = await read(`a\n${manyRows(rows, (i) => `w${i % of}`)}`);
      return column(table, 'a').type;
    };
    assert.equal(await type(20, 20), 'category');
    assert.equal(await type(21, 21), 'text');
    assert.equal(await type(42, 21), 'category');
    assert.equal(await type(41, 21), 'text');
    assert.equal(await type(5000, 1000), 'category');
  });

  it('keeps a thousand levels, and of more than that none', async () => {
    const table = await read(`a,b\n${manyRows(3000, (i) => `w${i % 1000},${i === 7 ? '' : `w${i % 1001}`}`)}`);
    assert.equal(levels(table, 'a').levels.length, 1000);
    const { type, distinct, levels: found, codes, counts, missing, examples } = levels(table, 'b');
    assert.deepEqual(
      { type, distinct, missing, found, counts, codes },
      {
        type: 'text',
        distinct: 1000,
        missing: 1,
        found: [],
        counts: [],
        codes: new Int32Array(0),
      },
    );
    assert.deepEqual(examples, ['w0', 'w1', 'w2', 'w3', 'w4']);
  });

  it('is one of dates where every value present is a date, however many there are', async () => {
    const day = (i: number) => new Date(i * 86_400_000).toISOString().slice(0, 10);
    const rows = (last: string) => `a,b\n${manyRows(1500, (i) => `${day(i)},${day(i % 10)}`)}\n${last}`;
    const dates = await read(rows(','));
    assert.deepEqual([column(dates, 'a').type, column(dates, 'b').type], ['date', 'date']);
    const others = await read(rows('soon,never'));
    assert.deepEqual([column(others, 'a').type, column(others, 'b').type], ['text', 'category']);
  });

  it('is empty where no value is present', async () => {
    const table = await read('a,b\n,1\nNA,2\n');
    const { type, missing, distinct, examples } = column(table, 'a');
    assert.deepEqual({ type, missing, distinct, examples }, { type: 'empty', missing: 2, distinct: 0, examples: [] });
  });

  it('has the decimal mark of its table', async () => {
    const table = await read('a;b\n1,5;2\n-2,25;3\n');
    assert.deepEqual(numbers(table, 'a').values, Float64Array.of(1.5, -2.25));
    assert.equal(table.dialect.decimal, ',');
  });

  it('has one level for all words that look the same because they are no UTF-8', async () => {
    const latin = Uint8Array.from('a\nb\xe9\nb\xe8\nc\n', (char) => char.charCodeAt(0));
    const { levels: found, counts } = levels(await read(latin), 'a');
    assert.deepEqual({ found, counts }, { found: ['b\ufffd', 'c'], counts: [2, 1] });
  });
});

describe('a name', () => {
  const names = async (header: string) =>
    (await read(`${header}\n${'x1,'.repeat(header.split(',').length - 1)}x\n`)).columns.map(({ name }) => name);

  it('is made where the header has none', async () => {
    assert.deepEqual(await names('a,, ,""'), ['a', 'column 2', 'column 3', 'column 4']);
    const table = await read('1,2\n3,4\n');
    assert.deepEqual([table.rows, table.columns.map(({ name }) => name)], [2, ['column 1', 'column 2']]);
  });

  it('is unique, and leaves the names alone that others bear', async () => {
    assert.deepEqual(await names('a,a,a_2,a'), ['a', 'a_3', 'a_2', 'a_4']);
    assert.deepEqual(await names(',column 1'), ['column 1_2', 'column 1']);
  });

  it('is free of quotes and blanks around it', async () => {
    assert.deepEqual(await names(' a ,"b ""c"""'), ['a', 'b "c"']);
  });
});

describe('a row', () => {
  it('with too few or too many cells is counted and told with its line', async () => {
    const table = await read('a,b\n1,2\n3\n4,5,6\n7,8\n,\n');
    assert.deepEqual(numbers(table, 'a').values, Float64Array.of(1, 3, 4, 7, Number.NaN));
    assert.deepEqual(numbers(table, 'b').values, Float64Array.of(2, Number.NaN, 5, 8, Number.NaN));
    assert.equal(table.raggedCount, 2);
    assert.deepEqual(table.ragged, [
      { line: 3, found: 1, expected: 2 },
      { line: 4, found: 3, expected: 2 },
    ]);
  });

  it('is told as ragged a hundred times, and counted beyond', async () => {
    const table = await read(`a,b\n${'1\n'.repeat(250)}`);
    assert.deepEqual([table.raggedCount, table.ragged.length], [250, 100]);
  });

  it('knows its line, blank lines and breaks within quotes counted', async () => {
    const table = await read('\n a,b\r\n1,"x\ny\r\nz"\r\r2,"\r"\n  \n3,z\n4,z');
    assert.deepEqual(
      [0, 1, 2, 3].map((row) => table.lineOf(row)),
      [3, 7, 10, 11],
    );
  });

  it('is no blank line, in a table of one column as well', async () => {
    const table = await read('a\n1\n\n   \n\t\n""\n2\n\n');
    assert.deepEqual(numbers(table, 'a').values, Float64Array.of(1, Number.NaN, 2));
    assert.deepEqual([table.lineOf(1), table.lineOf(2)], [6, 7]);
  });

  it('of tabs is a row of empty cells where tabs are the delimiters', async () => {
    const table = await read('a\tb\n1\t2\n\t\n \n');
    assert.deepEqual(numbers(table, 'b').values, Float64Array.of(2, Number.NaN));
  });
});

describe('a cell', () => {
  const cells = async (text: string) =>
    words(await read(`a,b\n${text},1\nz,2\n`, { dialect: { header: true } }), 'a')[0];

  it('is what its quotes hold, with delimiters, breaks, blanks and doubled quotes', async () => {
    assert.equal(await cells('"x,\r\n""y"" "'), 'x,\r\n"y" ');
    assert.equal(await cells(' "x" '), 'x');
    assert.equal(await cells('"""x"""'), '"x"');
  });

  it('keeps quotes that don’t open it and text that follows its quotes', async () => {
    assert.equal(await cells('5" disk'), '5" disk');
    assert.equal(await cells('x "y, z"'.replace(',', '')), 'x "y z"');
    assert.equal(await cells('"x"y"z" '), 'xy"z"');
  });
});

describe('a table', () => {
  it('ends lines by LF, CR LF or CR, and may begin with a byte order mark', async () => {
    for (const end of ['\n', '\r\n', '\r']) {
      for (const last of ['', end, end + end]) {
        const table = await read(`\ufeffa,b${end}1,x${end}2,y${last}`);
        assert.deepEqual([...numbers(table, 'a').values, ...words(table, 'b')], [1, 2, 'x', 'y']);
      }
    }
  });

  it('is the same if a word comes after a hundred thousand numbers', async () => {
    const rows = manyRows(100_000, (i) => `${i % 7},${i % 3},${i}.5`);
    let passes = 0;
    const bytes = new TextEncoder().encode(`a,b,c\n${rows}\n1,two,3\n`);
    const table = await readTable(async function* () {
      passes++;
      for (let at = 0; at < bytes.length; at += 100_000) yield bytes.subarray(at, at + 100_000);
    });
    assert.equal(passes, 2);
    assert.deepEqual(levels(table, 'b').levels, ['0', '1', '2', 'two']);
    assert.deepEqual(levels(table, 'b').counts, [33_334, 33_333, 33_333, 1]);
    assert.equal(levels(table, 'b').codes.length, 100_001);
    assert.equal(numbers(table, 'c').values[99_999], 99_999.5);
    assert.equal(numbers(table, 'a').distinct, 7);
    assert.equal(table.rows, 100_001);
  });

  it('is read once where the head of the file tells all, even if it is cut within a number', async () => {
    const row = Array.from({ length: 40 }, () => '-1.5e-5').join(',');
    for (let shift = 0; shift < 8; shift++) {
      let passes = 0;
      const header = Array.from({ length: 40 }, (_, i) => (i === 0 ? 'a'.repeat(shift + 1) : `x${i}`)).join(',');
      const bytes = new TextEncoder().encode(`${header}\n${manyRows(1000, () => row)}`);
      const table = await readTable(async function* () {
        passes++;
        yield bytes;
      });
      assert.equal(passes, 1);
      assert.deepEqual([table.rows, ...new Set(table.columns.map(({ type }) => type))], [1000, 'number']);
    }
  });

  it('may be wider than any head of a file', async () => {
    const header = Array.from({ length: 30_000 }, (_, i) => `feature number ${i}`).join(',');
    const row = Array.from({ length: 30_000 }, (_, i) => i).join(',');
    const table = await read(`${header}\n${row}\n${row}\n`);
    assert.deepEqual([table.columns.length, table.rows, table.raggedCount], [30_000, 2, 0]);
    assert.deepEqual(numbers(table, 'feature number 29999').values, Float64Array.of(29_999, 29_999));
  });

  it('tells how far its reading is, from the beginning again in a second pass', async () => {
    const seen: number[] = [];
    await read(`a\n${'1\n'.repeat(99_000)}x\n`, { chunk: 100_000, onProgress: (bytes) => seen.push(bytes) });
    assert.deepEqual(seen, [100_000, 198_004, 100_000, 198_004]);
  });

  it('is left where it is stopped, and its source is closed', async () => {
    const signal = { stopped: false };
    let closed = false;
    const reading = readTable(
      async function* () {
        try {
          yield new Uint8Array(1000).fill(0x31);
          signal.stopped = true;
          yield new Uint8Array(1000).fill(0x31);
          assert.fail('asked for more');
        } finally {
          closed = true;
        }
      },
      { signal },
    );
    await assert.rejects(reading, Stopped);
    assert.ok(closed);
  });
});

describe('a fault', () => {
  it('is a file without a record', async () => {
    for (const text of ['', '\n\n', '\ufeff', '  \r\n \t ']) await rejects(read(text), 'emptyFile');
  });

  it('is a header without rows', async () => {
    for (const text of ['a,b,c', 'a,b,c\n', 'a,b,c\n\n']) await rejects(read(text), 'headerOnly', { columns: 3 });
  });

  it('is a file that is no text', async () => {
    await rejects(read('a,b\n1,\0'), 'unreadable', { position: 6, line: 2 });
  });

  it('is a quote that is never closed, with its line', async () => {
    await rejects(read('a,b\n1,x\n2,"y\n3,z\n'), 'unclosedQuote', { line: 3 });
    await rejects(read('a,b\n1,"x\n\n2"\n2,"y'), 'unclosedQuote', { line: 5 });
    await rejects(read(`a,b\n1,x\n2,"y\n${'3,z\n'.repeat(100_000)}`), 'unclosedQuote', { line: 3 });
  });

  it('is a file that changes between two passes', async () => {
    let passes = 0;
    const source = async function* () {
      yield new TextEncoder().encode(`a\n${'1\n'.repeat(100_000)}x\n${passes++ === 0 ? '' : 'y\n'}`);
    };
    await rejects(readTable(source), 'fileChanged');
  });
});
