import { type Case, columns } from './case';

const one = (name: string, origin: Case['origin'], cells: readonly string[], values: readonly number[]): Case => ({
  name,
  origin,
  content: `x\n${cells.join('\n')}\n`,
  known: { delimiter: ',' },
  columns: [{ name: 'x', type: 'number', values }],
});

const words = (name: string, origin: Case['origin'], cells: readonly string[], note?: string): Case => ({
  name,
  origin,
  content: `x\n${cells.map((cell) => (cell.includes(',') ? `"${cell}"` : cell)).join('\n')}\n`,
  known: { delimiter: ',', header: true },
  columns: [{ name: 'x', type: 'category', values: cells }],
  ...(note && { notes: [note] }),
});

const LIKE = (example: string) =>
  `The cells of x look like numbers (“${example}”), but have signs or separators, so they are taken for words. Write them as plain numbers to train on their size.`;

/** What is a number, to the last bit, and what looks like one. */
export const NUMBERS: readonly Case[] = [
  one(
    'scientific notation',
    'pandas',
    ['1e3', '1E3', '1.5e-3', '+2e+2', '.5e1', '5.e1'],
    [1000, 1000, 0.0015, 200, 5, 50],
  ),
  one(
    'the largest number and the least',
    'pandas',
    ['1e308', '1.7976931348623157e308', '5e-324', '2.2250738585072014e-308'],
    [1e308, Number.MAX_VALUE, Number.MIN_VALUE, 2.2250738585072014e-308],
  ),
  one(
    'what is beyond the largest is infinite, and what is below the least is 0',
    'pandas',
    ['1e309', '-1e309', '1e-400', '2'],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0, 2],
  ),
  one('minus zero keeps its sign', 'own', ['-0', '0', '-0.0', '1'], [-0, 0, -0, 1]),
  one(
    'infinity, as it is written',
    'pandas',
    ['inf', '-inf', 'Infinity', '-INFINITY', '+Inf', '1'],
    [
      Number.POSITIVE_INFINITY,
      Number.NEGATIVE_INFINITY,
      Number.POSITIVE_INFINITY,
      Number.NEGATIVE_INFINITY,
      Number.POSITIVE_INFINITY,
      1,
    ],
  ),
  one(
    'integers of 25 digits become the nearest double',
    'pandas',
    ['1234567890123456789012345', '9007199254740993', '18446744073709551616'],
    [1.2345678901234568e24, 2 ** 53, 2 ** 64],
  ),
  one(
    'numbers between two doubles are rounded to the nearest',
    'pandas',
    ['0.1', '0.30000000000000004', '123456789.12345678912345', '1.00000000000000011102230246251565'],
    [0.1, 0.30000000000000004, 123456789.12345679, 1.0000000000000002 - 2 ** -52],
  ),
  one('leading zeros are no part of a number', 'pandas', ['007', '-01.50', '00'], [7, -1.5, 0]),
  {
    name: 'marks of missing values among numbers',
    origin: 'pandas',
    content: 'x,y\n1,NA\n,2\nNaN,3\nnull,-nan\n?,5\n.,6\n#N/A,7\n2,8\n',
    columns: columns(
      { x: 'number', y: 'number' },
      [1, null],
      [null, 2],
      [null, 3],
      [null, null],
      [null, 5],
      [null, 6],
      [null, 7],
      [2, 8],
    ),
  },
  words('thousands separators', 'pandas', ['1,234', '12,345.5', '1,234,567'], LIKE('1,234')),
  words('percent', 'own', ['12%', '3.5 %', '100%'], LIKE('12%')),
  words('currency', 'own', ['$5', '€ 12.50', '£1,000', '₩3000', '(5.00)', '-$7'], LIKE('$5')),
  words('commas as decimal marks between commas', 'pandas', ['1,5', '2,25', '3,0'], LIKE('1,5')),
  words('hexadecimal, underscores and fractions are words', 'own', ['0x1F', '1_000', '1/2', '१२']),
  words('versions, phones and addresses of machines are words', 'own', ['1.2.3', '+49 228 12', '10.0.0.1']),
  words('words that begin as numbers do', 'Papa Parse', ['12a', '1e', '1e5x', '--1', 'e5', '+']),
  words('true and false are words', 'd3-dsv', ['true', 'false', 'true']),
  {
    name: 'a word among many numbers makes words of the column, and is told with its line',
    origin: 'pandas',
    content: `x,y\n${Array.from({ length: 12 }, (_, i) => `${i === 5 ? 'unknown' : i},${i}`).join('\n')}\n`,
    columns: columns(
      { x: 'category', y: 'number' },
      ...Array.from({ length: 12 }, (_, i) => [i === 5 ? 'unknown' : String(i), i] as const),
    ),
    notes: [
      'The column x holds numbers but for “unknown” on line 7, so it is taken for words. Mend that cell to train on its numbers.',
    ],
  },
  {
    name: 'one word among numbers makes words of the column',
    origin: 'pandas',
    content: 'x,y\n1,2\nabc,4\n3,6\n',
    columns: columns({ x: 'category', y: 'number' }, ['1', 2], ['abc', 4], ['3', 6]),
  },
];
