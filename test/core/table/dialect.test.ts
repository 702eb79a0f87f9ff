import assert from 'node:assert/strict';
import { type Dialect, detectDialect } from '../../../src/core/table/dialect';
import { unitsOf } from '../../../src/core/table/units';

const detect = (text: string, known?: Partial<Dialect>) => {
  const bytes = detectDialect(new TextEncoder().encode(text), known);
  assert.deepEqual(detectDialect(unitsOf(text), known), bytes, 'a document and its bytes have one dialect');
  return bytes;
};

describe('the delimiter', () => {
  const delimiter = (text: string) => detect(text).delimiter;

  it('is the one that gives every record the same number of cells', () => {
    assert.equal(delimiter('a,b\n1,2\n'), ',');
    assert.equal(delimiter('a;b\n1;2\n'), ';');
    assert.equal(delimiter('a\tb\n1\t2\n'), '\t');
    assert.equal(delimiter('a|b\n1|2\n'), '|');
  });

  it('is a comma in a table of one column, and in no table at all', () => {
    for (const text of ['a\n1\n2\n', '', '\n', 'word', 'some words; and more\nno\nno\n'])
      assert.equal(delimiter(text), ',');
  });

  it('is not looked for within quotes', () => {
    assert.equal(delimiter('name;note\n"a,b,c";"d,e"\n"f,g,h";"i,j"\n'), ';');
    assert.equal(delimiter('name,note\n"a;b\nc;d",1\n"e;f\ng;h",2\n'), ',');
  });

  it('is not the decimal comma', () => {
    assert.equal(delimiter('a;b\n1,5;2,5\n3,5;4,5\n'), ';');
    assert.equal(delimiter('1,5;2,5\n3,5;4,5\n'), ';');
    assert.equal(delimiter('name;price\nFoo;1,5\nBar;2,5\n'), ';');
    assert.equal(delimiter('a\tb\n1,5\t2,5\n'), '\t');
  });

  it('is not a mark that prose has here and there', () => {
    assert.equal(delimiter('id,title\n1,one; two\n2,three\n3,four; five; six\n'), ',');
    assert.equal(delimiter('id|title\n1|one, two\n2|three\n3|four, five, six\n'), '|');
  });

  it('is found in spite of a few ragged rows', () => {
    assert.equal(delimiter('a,b,c\n1,2,3\n4,5\n6,7,8\n9,10,11\n12,13,14,15\n16,17,18\n'), ',');
  });

  it('is not misled by a sample that is cut anywhere', () => {
    const text = 'name;price;on\n"a, b";1,5;2020-01-01\n"c";22,5;2020-01-02\n"d, e, f";3,25;2020-01-03\n';
    for (let cut = text.indexOf('"c"'); cut <= text.length; cut++) {
      assert.deepEqual(detect(text.slice(0, cut)), { delimiter: ';', decimal: ',', header: true }, text.slice(0, cut));
    }
  });
});

describe('the decimal mark', () => {
  it('is a comma where numbers have one and the delimiter is another', () => {
    assert.equal(detect('a;b\n1,5;x\n').decimal, ',');
    assert.equal(detect('a\tb\n1,5\tx\n').decimal, ',');
    assert.equal(detect('a|b\n-0,5e3|x\n').decimal, ',');
  });

  it('is a point otherwise', () => {
    for (const text of ['a,b\n1,5\n', 'a;b\n1.5;2\n', 'a;b\n1;2\n', 'a;b\n1.5;x,y\n2.5;3,4\n', 'a;b\n1,234,567;2\n']) {
      assert.equal(detect(text).decimal, '.', text);
    }
  });
});

describe('the header', () => {
  const header = (text: string) => detect(text).header;

  it('is a first record of words', () => {
    for (const text of ['a,b\n1,2\n', 'a,b\nx,y\n', 'name\nx\n', ',b\n1,2\n', 'a,b', 'a\n', 'x1,2nd\n1,2\n'])
      assert.ok(header(text), text);
  });

  it('is none where a number or a date is among the first cells', () => {
    for (const text of [
      '1,2\n3,4\n',
      '5.1,setosa\n4.9,setosa\n',
      '2020-01-01,x\n2020-01-02,y\n',
      '1990,1991\n5,6\n',
      'x,?,1\ny,2,3\n',
    ]) {
      assert.ok(!header(text), text);
    }
  });

  it('may hold numbers where a word stands above numbers, and years in order above what are none', () => {
    assert.ok(header('id,1990,1991\n1,5,6\n2,7,8\n'));
    assert.ok(header('country,1990,1991,1992\nChad,5,6,7\nPeru,7,8,9\n'));
    for (const text of [
      'Chad,1990,1991\nPeru,1992,1995\n', // years below as well
      'Chad,1990,1987\nPeru,5,6\n',
      'Chad,1990\nPeru,5\n',
      'Chad,1990,1991,5\nPeru,5,6,7\n',
    ]) {
      assert.ok(!header(text), text);
    }
  });

  it('may be repeated below, where tables were put together', () => {
    assert.ok(header('p,x\n1,2\np,x\n3,4\n'));
  });

  it('is none where all its words are met again below', () => {
    assert.ok(!header('p,x,s\ne,x,s\np,b,w\ne,x,w\n'));
    assert.ok(header('p,x,s\ne,x,s\np,b,w\n'.replace('s', 'shape')));
  });
});

describe('a dialect', () => {
  it('keeps what is known', () => {
    assert.deepEqual(detect('a,b\n1,5\n', { delimiter: ';', header: false, decimal: ',' }), {
      delimiter: ';',
      header: false,
      decimal: ',',
    });
    assert.deepEqual(detect('1;2\n3;4\n', { header: true }), { delimiter: ';', header: true, decimal: '.' });
  });

  it('is found behind a byte order mark', () => {
    assert.deepEqual(detect('\ufeff1;2\n3;4\n'), { delimiter: ';', header: false, decimal: '.' });
  });
});
