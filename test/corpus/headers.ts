import { type Case, columns } from './case';

/** Names of columns: double, empty, absent, repeated, odd. */
export const HEADERS: readonly Case[] = [
  {
    name: 'names that occur twice are numbered',
    origin: 'Papa Parse',
    content: 'a,a,b,a\n1,2,3,4\n5,6,7,8\n',
    columns: columns({ a: 'number', a_2: 'number', b: 'number', a_3: 'number' }, [1, 2, 3, 4], [5, 6, 7, 8]),
  },
  {
    name: 'a number that is given is no name that the file has already',
    origin: 'Papa Parse',
    content: 'a,a,a_2\n1,2,3\n5,6,7\n',
    columns: columns({ a: 'number', a_3: 'number', a_2: 'number' }, [1, 2, 3], [5, 6, 7]),
  },
  {
    name: 'names that are empty are told by their place',
    origin: 'pandas',
    content: ',x,"", \n1,2,3,4\n5,6,7,8\n',
    columns: columns(
      { 'column 1': 'number', x: 'number', 'column 3': 'number', 'column 4': 'number' },
      [1, 2, 3, 4],
      [5, 6, 7, 8],
    ),
    differs: {
      why: 'blanksAround',
      records: [
        ['', 'x', '', ''],
        ['1', '2', '3', '4'],
        ['5', '6', '7', '8'],
      ],
    },
  },
  {
    name: 'a file of numbers alone has no header',
    origin: 'pandas',
    content: '1,2\n3,4\n5,6\n',
    dialect: { header: false },
    columns: columns({ 'column 1': 'number', 'column 2': 'number' }, [1, 2], [3, 4], [5, 6]),
  },
  {
    name: 'nor has one of numbers with a class in each row',
    origin: 'own',
    content: '5.1,3.5,setosa\n4.9,3,virginica\n4.7,3.2,setosa\n4.6,3.1,virginica\n',
    dialect: { header: false },
    columns: columns(
      { 'column 1': 'number', 'column 2': 'number', 'column 3': 'category' },
      [5.1, 3.5, 'setosa'],
      [4.9, 3, 'virginica'],
      [4.7, 3.2, 'setosa'],
      [4.6, 3.1, 'virginica'],
    ),
  },
  {
    name: 'names may be years, in order beside a word',
    origin: 'pandas',
    content: 'city,2020,2021\nBonn,1,2\nKöln,3,4\n',
    columns: [
      { name: 'city', type: 'category', values: ['Bonn', 'Köln'] },
      { name: '2020', type: 'number', values: [1, 3] },
      { name: '2021', type: 'number', values: [2, 4] },
    ],
  },
  {
    name: 'a header that is repeated further down is a row of words, which makes words of every column',
    origin: 'pandas',
    content: 'a,b\n1,2\na,b\n3,4\n',
    columns: columns({ a: 'category', b: 'category' }, ['1', '2'], ['a', 'b'], ['3', '4']),
  },
  {
    name: 'names with line breaks, delimiters and quotes',
    origin: 'pandas',
    content: '"a\nb","c,d","e""f"\n1,2,3\n4,5,6\n',
    columns: columns({ 'a\nb': 'number', 'c,d': 'number', 'e"f': 'number' }, [1, 2, 3], [4, 5, 6]),
  },
  {
    name: 'names that mean something to JavaScript are but names',
    origin: 'own',
    content: '__proto__,constructor,toString\n1,2,3\n4,5,6\n',
    columns: [
      { name: '__proto__', type: 'number', values: [1, 4] },
      { name: 'constructor', type: 'number', values: [2, 5] },
      { name: 'toString', type: 'number', values: [3, 6] },
    ],
  },
];
