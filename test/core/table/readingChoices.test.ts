import assert from 'node:assert/strict';
import { summarise } from '../../../src/core/data/summary';
import { DataError } from '../../../src/core/fault';
import type { Dialect } from '../../../src/core/table/dialect';
import { MARKS } from '../../../src/core/table/missing';
import { isDelimiter, isSameReading, tidied } from '../../../src/core/table/readingChoices';
import type { Table } from '../../../src/core/table/table';
import { column, levels, numbers, read, words } from './build';

const MEASURED = [
  'Station log, opened 1983',
  'source: "unclosed',
  'day;temp;wind;sky',
  '2024-01-01;1,5;3;clear',
  '2024-01-02;?;999;rain',
  '2024-01-03;-2,25;4;clear',
  '',
  '2024-01-04;3;999,0;fog',
].join('\n');

const CHOSEN: Partial<Dialect> = { firstLine: 3, missing: ['?', '999'] };

/** All that is read of a table, its lines among it. */
const all = (table: Table) => ({
  ...summarise(table),
  values: table.columns.map((one) => ('values' in one ? [...one.values] : 'codes' in one ? [...one.codes] : [])),
  lines: Array.from({ length: table.rows }, (_, row) => table.lineOf(row)),
});

const rejects = (reading: Promise<Table>, code: string) =>
  assert.rejects(reading, (error: unknown) => error instanceof DataError && error.code === code);

describe('the first line of a table', () => {
  it('has the names, whatever stands above it, and rows keep their lines', async () => {
    const table = await read(MEASURED, { dialect: CHOSEN });
    assert.deepEqual(
      table.columns.map(({ name }) => name),
      ['day', 'temp', 'wind', 'sky'],
    );
    assert.deepEqual(table.dialect, { delimiter: ';', header: true, decimal: ',', ...CHOSEN });
    assert.deepEqual(
      [0, 1, 2, 3].map((row) => table.lineOf(row)),
      [4, 5, 6, 8],
    );
  });

  it('is found in any pieces, blocks and breaks of lines', async () => {
    const expected = all(await read(MEASURED, { dialect: CHOSEN }));
    for (const eol of ['\n', '\r\n', '\r']) {
      const text = `\ufeff${MEASURED.replaceAll('\n', eol)}`;
      for (const chunk of [1, 7, 1000]) {
        for (const blockBytes of [16, 61, 4096]) {
          for (const means of ['kernel', 'twin', 'none'] as const) {
            const table = await read(text, { dialect: CHOSEN, chunk, blockBytes, means });
            assert.deepEqual(all(table), expected, JSON.stringify({ eol, chunk, blockBytes, means }));
          }
        }
      }
    }
  });

  it('may be the first row, where there is no header', async () => {
    const table = await read(MEASURED, { dialect: { ...CHOSEN, header: false, firstLine: 4 } });
    assert.equal(table.rows, 4);
    assert.equal(table.lineOf(0), 4);
    assert.deepEqual(words(table, 'column 4'), ['clear', 'rain', 'clear', 'fog']);
  });

  it('must be in the file', async () => {
    await rejects(read('a,b\n1,2\n', { dialect: { firstLine: 4 } }), 'firstLineBeyond');
    await rejects(read('a,b\n1,2', { dialect: { firstLine: 2, header: true } }), 'headerOnly');
  });
});

describe('a delimiter', () => {
  it('may be any mark that is not in the cells', async () => {
    const rows = Array.from({ length: 300 }, (_, row) => [row + 0.5, -row, 1e3 * row]);
    const text = (mark: string) => ['a x', 'b', 'c'].join(mark) + rows.map((row) => `\n${row.join(mark)}`).join('');
    const expected = all(await read(text(',')));
    for (const mark of [..."!#$%&()*/:;<=>?@[]^_`{|}~\\'", '\t']) {
      assert.ok(isDelimiter(mark), mark);
      for (const means of ['kernel', 'none'] as const) {
        const table = await read(text(mark), { dialect: { delimiter: mark }, means });
        assert.deepEqual({ ...all(table), dialect: expected.dialect }, expected, mark);
      }
    }
    const spaced = await read(text(' ').replace('a x', '"a x"'), { dialect: { delimiter: ' ' } });
    assert.deepEqual({ ...all(spaced), dialect: expected.dialect }, expected);
  });

  it('is no letter, digit, quote or break of lines', () => {
    for (const text of ['', 'a', '0', '"', '\n', '\r', 'é', ';;', '\0']) assert.ok(!isDelimiter(text), text);
  });
});

describe('a mark for missing cells', () => {
  it('that is a number stands for it however it is written, in numbers and in words', async () => {
    const text = 'x,k\n999,a\n1,b\n999.0,"999"\n"999",a\n9.99e2,NA\n';
    const table = await read(text, { dialect: { missing: ['999'] } });
    assert.deepEqual([...numbers(table, 'x').values], [Number.NaN, 1, Number.NaN, Number.NaN, Number.NaN]);
    assert.deepEqual(numbers(table, 'x').examples, ['1']);
    assert.deepEqual(words(table, 'k'), ['a', 'b', undefined, 'a', 'NA']);
    assert.deepEqual(summarise(table).incomplete, { count: 4, lines: [2, 4, 5, 6] });
  });

  it('may be a word of any language; none of the usual ones is one then', async () => {
    const table = await read('x,y\n1,없음\n결측,b\n 결측 ,NA\n', { dialect: { missing: ['결측', '없음'] } });
    assert.deepEqual([...numbers(table, 'x').values], [1, Number.NaN, Number.NaN]);
    assert.deepEqual(words(table, 'y'), [undefined, 'b', 'NA']);
  });

  it('is told by the gatherer of sums, too: a gap in a column of numbers', async () => {
    const text = `x,y\n${Array.from({ length: 50 }, (_, row) => `${row % 7 === 0 ? 999 : row},${row}`).join('\n')}\n`;
    for (const means of ['kernel', 'twin', 'none'] as const) {
      const { values, missing } = numbers(await read(text, { dialect: { missing: ['999'] }, means }), 'x');
      const gaps = Array.from({ length: 50 }, (_, row) => row).filter((row) => row % 7 === 0);
      assert.deepEqual(
        [...values.keys()].filter((row) => Number.isNaN(values[row])),
        gaps,
      );
      assert.equal(missing, gaps.length);
    }
  });
});

describe('a type that is chosen', () => {
  const text = 'n,c,d\n1,1,2024-01-01\nmany,2,soon\n3,1,2024-02-01\n?,3,2024-03-01\n';
  const typed = (types: Dialect['types']) => read(text, { dialect: { types } });

  it('makes numbers of a column, and gaps of what is none', async () => {
    const { values, missing, unread } = numbers(await typed({ n: 'number' }), 'n');
    assert.deepEqual([...values], [1, Number.NaN, 3, Number.NaN]);
    assert.deepEqual({ missing, unread }, { missing: 2, unread: 1 });
  });

  it('makes levels of numbers', async () => {
    const table = await typed({ c: 'category' });
    assert.equal(levels(table, 'c').type, 'category');
    assert.deepEqual(words(table, 'c'), ['1', '2', '1', '3']);
  });

  it('makes dates of a column, and gaps of what is none', async () => {
    const table = await typed({ d: 'date' });
    const { type, missing, unread } = levels(table, 'd');
    assert.deepEqual({ type, missing, unread }, { type: 'date', missing: 1, unread: 1 });
    assert.deepEqual(column(await typed({ n: 'date' }), 'n').type, 'empty');
  });

  it('leaves a column aside', async () => {
    const table = await typed({ n: 'ignored' });
    assert.deepEqual(column(table, 'n'), {
      name: 'n',
      index: 0,
      type: 'empty',
      ignored: true,
      missing: 0,
      distinct: 0,
      examples: [],
    });
  });

  it('changes no other column, and means nothing to a table without the column', async () => {
    const before = all(await read(text));
    assert.deepEqual({ ...all(await typed({ x: 'category' })), dialect: before.dialect }, before);
    const after = all(await typed({ c: 'category' }));
    assert.deepEqual(after.columns.toSpliced(1, 1), before.columns.toSpliced(1, 1));
  });
});

describe('choices', () => {
  it('of what was detected change nothing', async () => {
    const tables = [
      'a,b\n1,x\n?,y\n',
      'a;b\n1,5;x\n2,5;NA\n',
      '1|2\n3|4\n',
      '\ufeffd\tk\n2024-01-01\tu\n2024-01-02\tv\n',
    ];
    for (const text of tables) {
      const detected = await read(text);
      const { dialect, columns } = detected;
      const types = Object.fromEntries(
        columns.flatMap(({ name, type }) => (type === 'text' || type === 'empty' ? [] : [[name, type] as const])),
      );
      const each = Object.entries(dialect).map(([name, value]) => ({ [name]: value }));
      for (const choices of [
        ...each,
        dialect,
        { firstLine: 1 },
        { missing: MARKS },
        { types },
        { ...dialect, types },
      ]) {
        const { dialect: chosen, ...rest } = all(await read(text, { dialect: choices }));
        const { dialect: _, ...expected } = all(detected);
        assert.deepEqual(rest, expected, JSON.stringify(choices));
        assert.deepEqual({ ...chosen, ...dialect }, { ...tidied(choices), ...dialect });
      }
    }
  });

  it('are the same in any order, and without those that say nothing', () => {
    assert.ok(isSameReading({ firstLine: 1, types: {} }, undefined));
    assert.ok(isSameReading({ header: false, delimiter: ';' }, { delimiter: ';', header: false }));
    assert.ok(!isSameReading({ missing: [] }, {}));
  });
});
