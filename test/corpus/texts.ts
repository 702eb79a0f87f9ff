import { type Case, columns } from './case';

const X = { x: 'number', y: 'category' } as const;

/** Dates, and words that mean something to other programs. */
export const TEXTS: readonly Case[] = [
  {
    name: 'dates with the year first',
    origin: 'd3-dsv',
    content: 'd,x\n2020-01-02,1\n2020/12/31,2\n2020-02-29T10:30:00Z,3\n',
    columns: columns({ d: 'date', x: 'number' }, ['2020-01-02', 1], ['2020/12/31', 2], ['2020-02-29T10:30:00Z', 3]),
  },
  {
    name: 'dates with the day first',
    origin: 'pandas',
    content: 'd,e,x\n31/12/2020,31.12.2020,1\n01/02/2021,1.2.2021,2\n',
    columns: columns(
      { d: 'date', e: 'date', x: 'number' },
      ['31/12/2020', '31.12.2020', 1],
      ['01/02/2021', '1.2.2021', 2],
    ),
  },
  {
    name: 'dates with the month first',
    origin: 'pandas',
    content: 'd,x\n12/31/2020,1\n01/02/2021,2\n',
    columns: columns({ d: 'date', x: 'number' }, ['12/31/2020', 1], ['01/02/2021', 2]),
  },
  {
    name: 'days that no calendar has are words',
    origin: 'd3-dsv',
    content: 'd,x\n2020-13-01,1\n2020-01-32,2\n20200102x,3\n',
    columns: columns({ d: 'category', x: 'number' }, ['2020-13-01', 1], ['2020-01-32', 2], ['20200102x', 3]),
  },
  {
    name: 'cells that a spreadsheet would run are words',
    origin: 'own',
    content: `x,y\n1,=cmd|' /C calc'!A0\n2,"=HYPERLINK(""http://x"",""y"")"\n3,@SUM(A1)\n4,+1+1\n5,-2+3\n`,
    columns: columns(
      X,
      [1, "=cmd|' /C calc'!A0"],
      [2, '=HYPERLINK("http://x","y")'],
      [3, '@SUM(A1)'],
      [4, '+1+1'],
      [5, '-2+3'],
    ),
  },
  {
    name: 'markup in cells and names is text',
    origin: 'own',
    content:
      'x,<b>y</b>\n1,<script>alert(1)</script>\n2,"<img src=x onerror=""alert(1)"">"\n3,[link](command:x)\n4,**bold** `code`\n5,&lt;\n',
    columns: columns(
      { x: 'number', '<b>y</b>': 'category' },
      [1, '<script>alert(1)</script>'],
      [2, '<img src=x onerror="alert(1)">'],
      [3, '[link](command:x)'],
      [4, '**bold** `code`'],
      [5, '&lt;'],
    ),
  },
  {
    name: 'escapes of a terminal and other control characters are text',
    origin: 'own',
    content: 'x,y\n1,\u001b[31mred\u001b[0m\n2,\u0007bell\n3,a\u000bb\u000cc\n4,\u007f\u0085\u2028z\n',
    columns: columns(
      X,
      [1, '\u001b[31mred\u001b[0m'],
      [2, '\u0007bell'],
      [3, 'a\u000bb\u000cc'],
      [4, '\u007f\u0085\u2028z'],
    ),
  },
  {
    name: 'letters of any script, and marks that join to others',
    origin: 'csv-spectrum',
    content: 'x,y\n1,한국어\n2,日本\n3,עברית\n4,👩‍👩‍👧\n5,é\n6,e\u0301\n7,\u202eabc\n',
    columns: columns(
      X,
      [1, '한국어'],
      [2, '日本'],
      [3, 'עברית'],
      [4, '👩‍👩‍👧'],
      [5, 'é'],
      [6, 'e\u0301'],
      [7, '\u202eabc'],
    ),
  },
  {
    name: 'characters that were lost before are words as they are',
    origin: 'csv-spectrum',
    content: 'x,y\n1,37\ufffd N\n2,38\ufffd N\n',
    encoding: { id: 'utf-8', by: 'validity' },
    columns: columns(X, [1, '37\ufffd N'], [2, '38\ufffd N']),
  },
  {
    name: 'spaces that are no blanks belong to the value',
    origin: 'own',
    content: 'x,y\n1,\u00a0a\u00a0\n2,\u3000b\n',
    columns: columns(X, [1, '\u00a0a\u00a0'], [2, '\u3000b']),
  },
  {
    name: 'lines of comment are rows like any other',
    origin: 'Papa Parse',
    content: 'x,y\n# made by a program\n1,a\n2,b\n',
    columns: columns({ x: 'category', y: 'category' }, ['# made by a program', null], ['1', 'a'], ['2', 'b']),
    ragged: [2],
  },
];
