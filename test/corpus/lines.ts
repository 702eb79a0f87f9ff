import { type Case, columns } from './case';

const A_B = { a: 'number', b: 'number' } as const;
const ROWS = [
  [1, 2],
  [3, 4],
] as const;
const RECORDS = [
  ['a', 'b'],
  ['1', '2'],
  ['3', '4'],
];

/** Where records begin and end, and how many of them there are. */
export const LINES: readonly Case[] = [
  ...['\n', '\r\n', '\r'].flatMap((end): Case[] => [
    {
      name: `lines that end with ${JSON.stringify(end)}`,
      origin: 'd3-dsv',
      content: `a,b${end}1,2${end}3,4${end}`,
      columns: columns(A_B, ...ROWS),
    },
    {
      name: `lines that end with ${JSON.stringify(end)}, and a last one without an end`,
      origin: 'd3-dsv',
      content: `a,b${end}1,2${end}3,4`,
      columns: columns(A_B, ...ROWS),
    },
  ]),
  {
    name: 'lines that end in each of the three ways in one file',
    origin: 'Papa Parse',
    content: 'a,b\r\n1,2\r3,4\n5,6\n\r7,8\r\r\n9,10',
    columns: columns(A_B, [1, 2], [3, 4], [5, 6], [7, 8], [9, 10]),
    differs: {
      why: 'mixedEnds',
      records: [
        ['a', 'b'],
        ['1', '2'],
        ['3', '4'],
        ['5', '6'],
        ['7', '8'],
        ['9', '10'],
      ],
    },
  },
  {
    name: 'blank lines anywhere are no rows',
    origin: 'd3-dsv',
    content: '\n\na,b\n\n1,2\n \t \n3,4\n\n\n',
    columns: columns(A_B, ...ROWS),
    differs: { why: 'blankLine', records: RECORDS },
  },
  {
    name: 'a row of empty cells is a row without values',
    origin: 'Papa Parse',
    content: 'a,b\n1,2\n,\n3,4\n',
    columns: columns(A_B, [1, 2], [null, null], [3, 4]),
  },
  {
    name: 'ragged rows: what lacks is empty, what is too much is not used, and their lines are told',
    origin: 'Papa Parse',
    content: 'a,b,c\n1,2,3\n4\n5,6\n7,8,9,10\n,11,12\n',
    columns: columns(
      { a: 'number', b: 'number', c: 'number' },
      [1, 2, 3],
      [4, null, null],
      [5, 6, null],
      [7, 8, 9],
      [null, 11, 12],
    ),
    ragged: [3, 4, 5],
  },
  {
    name: 'a delimiter at the end of each line is a last column without a name',
    origin: 'pandas',
    content: 'a,b,\n1,2,\n3,4,\n',
    columns: columns({ ...A_B, 'column 3': 'empty' }, [1, 2, null], [3, 4, null]),
  },
  {
    name: 'one column',
    origin: 'Papa Parse',
    content: 'a\n1\n2\n3\n',
    columns: columns({ a: 'number' }, [1], [2], [3]),
  },
  { name: 'an empty file', origin: 'd3-dsv', content: '', refused: EMPTY() },
  { name: 'a file of line ends', origin: 'd3-dsv', content: '\r\n\n\r', refused: EMPTY() },
  { name: 'a file of a byte order mark alone', origin: 'pandas', content: '\ufeff', refused: EMPTY() },
  {
    name: 'a header and no rows',
    origin: 'Papa Parse',
    content: 'a,b,c\n',
    refused: 'The file holds a header of 3 columns and no rows: expected at least two rows. Add rows and train again.',
  },
  {
    name: 'a header and one row',
    origin: 'Papa Parse',
    content: 'a,b,c\n1,2,x\n',
    columns: columns({ a: 'number', b: 'number', c: 'category' }, [1, 2, 'x']),
  },
  {
    name: 'tabs, semicolons and pipes between the cells',
    origin: 'Papa Parse',
    content: 'a\tb\n1\t2\n3\t4\n',
    dialect: { delimiter: '\t', header: true },
    columns: columns(A_B, ...ROWS),
  },
  {
    name: 'semicolons, with commas in the numbers',
    origin: 'pandas',
    content: 'a;b\n1,5;2\n3;4,25\n',
    known: { delimiter: ';', decimal: ',' },
    dialect: { delimiter: ';', decimal: ',' },
    columns: columns(A_B, [1.5, 2], [3, 4.25]),
  },
  {
    name: 'pipes, with empty cells',
    origin: 'Papa Parse',
    content: 'a|b|c\n1||x\n|4|y\n',
    dialect: { delimiter: '|' },
    columns: columns({ ...A_B, c: 'category' }, [1, null, 'x'], [null, 4, 'y']),
  },
  {
    name: 'a zero byte among the first is refused with its place',
    origin: 'pandas',
    content: 'a,b\n1,2\n3,\u0000\n',
    refused:
      'The file is not text: line 3 holds a zero byte, at position 10. Expected a CSV in UTF-8; save the table as one.',
  },
];

function EMPTY(): string {
  return 'The file is empty: expected a header and at least two rows. Open a table with rows, or a sample table.';
}
