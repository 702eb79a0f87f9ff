import { type Case, columns } from './case';

const A_C = { a: 'number', b: 'category' } as const;

/** Quotes where they belong, where they don't, and without an end. */
export const QUOTES: readonly Case[] = [
  {
    name: 'a quoted field with blanks at its edges keeps them',
    origin: 'Papa Parse',
    content: 'a,b\n1,"  x  "\n2," y"\n',
    columns: columns(A_C, [1, '  x  '], [2, ' y']),
  },
  {
    name: 'blanks around a plain field are no part of it',
    origin: 'd3-dsv',
    content: 'a,b\n 1 ,  x \n2\t,\ty\n',
    columns: columns(A_C, [1, 'x'], [2, 'y']),
    differs: {
      why: 'blanksAround',
      records: [
        ['a', 'b'],
        ['1', 'x'],
        ['2', 'y'],
      ],
    },
  },
  {
    name: 'a quoted field holds delimiters and line breaks of any kind',
    origin: 'd3-dsv',
    content: 'a,b\n1,"x,y"\n2,"x\ny"\n3,"x\ry"\n4,"x\r\ny"\n',
    columns: columns(A_C, [1, 'x,y'], [2, 'x\ny'], [3, 'x\ry'], [4, 'x\r\ny']),
  },
  {
    name: 'doubled quotes stand for one, at the edges and alone as well',
    origin: 'Papa Parse',
    content: 'a,b\n1,"x""y"\n2,"""x"""\n3,""","""\n4,""""\n5,"x="""",y="""""\n',
    columns: columns(A_C, [1, 'x"y'], [2, '"x"'], [3, '","'], [4, '"'], [5, 'x="",y=""']),
  },
  {
    name: 'an empty quoted field is no value, as an empty one is',
    origin: 'd3-dsv',
    content: 'a,b\n1,""\n"",x\n3,\n4,y',
    columns: columns(A_C, [1, null], [null, 'x'], [3, null], [4, 'y']),
  },
  {
    name: 'a quote in the middle of a field is text',
    origin: 'Papa Parse',
    content: 'a,b\n1,x "y" z\n2,5" pipe\n3,z"\n',
    columns: columns(A_C, [1, 'x "y" z'], [2, '5" pipe'], [3, 'z"']),
  },
  {
    name: 'text behind a closing quote is part of the value',
    origin: 'Papa Parse',
    content: 'a,b\n1,"x"y\n2,"z" w \n3,v\n',
    columns: columns(A_C, [1, 'xy'], [2, 'z w'], [3, 'v']),
    differs: {
      why: 'textBehindQuote',
      records: [
        ['a', 'b'],
        ['1', 'xy'],
        ['2', 'z w'],
        ['3', 'v'],
      ],
    },
  },
  {
    name: 'blanks between a closing quote and the delimiter or the line end are passed over',
    origin: 'Papa Parse',
    content: 'b,a\n"x" ,1\n"y"  ,"2" \r\n"z",3\n',
    columns: columns({ b: 'category', a: 'number' }, ['x', 1], ['y', 2], ['z', 3]),
  },
  {
    name: 'a quote behind blanks opens a field',
    origin: 'pandas',
    content: 'a,b\n1, "x,y"\n2, "z"\n',
    columns: columns(A_C, [1, 'x,y'], [2, 'z']),
    differs: {
      why: 'blankBeforeQuote',
      records: [
        ['a', 'b'],
        ['1', 'x,y'],
        ['2', 'z'],
      ],
    },
  },
  {
    name: 'a quote that is never closed is refused with its line',
    origin: 'Papa Parse',
    content: 'a,b\n1,x\n2,"y\n3,z\n4,w\n',
    differs: { why: 'unclosedQuote' },
    refused:
      'A quote opened on line 3 is never closed, so the rest of the file would be one cell. Close it on that line.',
  },
  {
    name: 'so is one in the last field of all',
    origin: 'd3-dsv',
    content: 'a,b,c\n1,2,"',
    differs: { why: 'unclosedQuote' },
    refused:
      'A quote opened on line 2 is never closed, so the rest of the file would be one cell. Close it on that line.',
  },
  {
    name: 'quotes in the header belong to no name',
    origin: 'pandas',
    content: '"a","b ""x""",c\n1,2,3\n4,5,7\n',
    columns: columns({ a: 'number', 'b "x"': 'number', c: 'number' }, [1, 2, 3], [4, 5, 7]),
  },
  {
    name: 'quoted numbers are numbers',
    origin: 'pandas',
    content: 'a,b\n"1","-2.5"\n"3"," 4 "\n',
    columns: columns({ a: 'number', b: 'number' }, [1, -2.5], [3, 4]),
  },
];
