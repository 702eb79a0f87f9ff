import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Case, columns } from './case';

const file = (name: string) => new Uint8Array(readFileSync(path.join(__dirname, 'files', name)));

const KOREAN = columns(
  { 이름: 'category', 도시: 'category', 나이: 'number' },
  ['김민수', '서울', 31],
  ['박서연', '부산', 27],
  ['이도윤', '서울', 45],
  ['똠방각하', '뷁', 52],
);
const WESTERN = columns(
  { name: 'category', city: 'category', price: 'number' },
  ['Zoë', 'Köln', 5],
  ['Renée', 'Málaga', 7],
  ['Jürgen', 'Köln', 9],
  ['“Ø”', 'Århus – N', 12],
);

const guessed = (line: number, encoding: string) =>
  `The file is not UTF-8 (first on line ${line.toLocaleString('en')}). Its bytes look like ${encoding}, and were read as that: check its words, and say so if it is another.`;

/** Files that another program wrote, in other encodings; `make.py` is that program. */
export const ENCODED: readonly Case[] = [
  {
    name: 'UTF-8 with a byte order mark',
    origin: 'own',
    content: file('korean.utf8bom.csv'),
    encoding: { id: 'utf-8', by: 'mark' },
    columns: KOREAN,
  },
  {
    name: 'UTF-16 with a byte order mark',
    origin: 'pandas',
    content: file('korean.utf16le.csv'),
    encoding: { id: 'utf-16le', by: 'mark' },
    columns: KOREAN,
  },
  {
    name: 'big-endian UTF-16 with a byte order mark',
    origin: 'pandas',
    content: file('korean.utf16be.csv'),
    encoding: { id: 'utf-16be', by: 'mark' },
    columns: KOREAN,
  },
  {
    name: 'UTF-16 without a mark is a guess, which is said',
    origin: 'pandas',
    content: file('korean.utf16le-nomark.csv'),
    encoding: { id: 'utf-16le', by: 'guess', line: 1 },
    columns: KOREAN,
    notes: [guessed(1, 'utf-16le')],
  },
  {
    name: 'UTF-16 as spreadsheets write it, with CR LF',
    origin: 'own',
    content: file('western.utf16le-crlf.csv'),
    encoding: { id: 'utf-16le', by: 'mark' },
    columns: WESTERN,
  },
  {
    name: 'CP949, with syllables that EUC-KR lacks, is a guess, which is said',
    origin: 'own',
    content: file('korean.cp949.csv'),
    encoding: { id: 'euc-kr', by: 'guess', line: 1 },
    columns: KOREAN,
    notes: [guessed(1, 'euc-kr')],
  },
  {
    name: 'CP949 of which nothing shows in the head',
    origin: 'own',
    content: file('korean.cp949-late.csv'),
    encoding: { id: 'euc-kr', by: 'guess', line: 20_002 },
    notes: [guessed(20_002, 'euc-kr')],
  },
  {
    name: 'Windows-1252 is a guess, which is said',
    origin: 'pandas',
    content: file('western.cp1252.csv'),
    encoding: { id: 'windows-1252', by: 'guess', line: 2 },
    columns: WESTERN,
    notes: [guessed(2, 'windows-1252')],
  },
  {
    name: 'what can’t be guessed is refused with its line',
    origin: 'pandas',
    content: file('russian.cp1251.csv'),
    refused:
      'The file is not UTF-8: line 1 holds bytes that are none, and which encoding they are of can’t be told. Say which it is, or save the table as UTF-8.',
  },
  {
    name: 'UTF-8 that is cut off within a character is UTF-8 all the same',
    origin: 'own',
    content: file('truncated.utf8.csv'),
    encoding: { id: 'utf-8', by: 'guess', line: 4 },
    columns: columns({ name: 'category', x: 'number' }, ['Köln', 1], ['Bonn', 2], ['K\ufffd', null]),
    ragged: [4],
    notes: [
      'The file does not fit the encoding utf-8 (first on line 4): \ufffd stands for what it has no character for. Open it with another.',
    ],
  },
];
