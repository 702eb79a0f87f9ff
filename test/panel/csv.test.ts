import assert from 'node:assert/strict';
import { csvOf } from '../../src/panel/csv';

describe('a table as CSV', () => {
  it('has a line for each row, ended as RFC 4180 has it', () => {
    const rows = [
      ['a', 'b'],
      [1, 2],
    ];
    assert.equal(csvOf(rows), 'a,b\r\n1,2\r\n');
  });

  it('quotes a field that holds a comma, a quote or the end of a line', () => {
    assert.equal(csvOf([['a,b', 'say "hi"', 'two\nlines', '한국어']]), '"a,b","say ""hi""","two\nlines",한국어\r\n');
  });

  it('keeps all digits of a number', () => {
    const numbers = [0.1 + 0.2, -1443.1234567890124, 5e-324, 1e21];
    const read = csvOf([numbers]).trimEnd().split(',').map(Number);
    assert.deepEqual(read, numbers);
  });

  it('leaves a text as it is, whatever it begins with', () => {
    assert.equal(csvOf([['=1+1', '+x', '-y', '@z']]), '=1+1,+x,-y,@z\r\n');
  });
});
