import assert from 'node:assert/strict';
import { isDate } from '../../../src/core/table/dates';

describe('a date', () => {
  it('is year, month and day, or day or month first before a year of four digits', () => {
    for (const text of [
      '2012-01-31',
      '2012/1/31',
      '31.12.2012',
      '1.2.2012',
      '12/31/2012',
      '31/12/2012',
      ' 2012-01-01 ',
    ]) {
      assert.ok(isDate(text), text);
    }
  });

  it('may have a time, with seconds, a fraction and a zone', () => {
    const times = [
      'T10:20',
      ' 10:20',
      't23:59:60',
      ' 10:20:30',
      'T10:20:30.123456',
      'T10:20Z',
      ' 10:20:30 +05:30',
      'T10:20-0800',
      'T10:20+01',
    ];
    for (const time of times) assert.ok(isDate(`2012-01-31${time}`), time);
  });

  it('is nothing that no calendar has, and no other shape', () => {
    const impossible = [
      '2012-13-01',
      '2012-00-10',
      '2012-01-32',
      '2012-01-0',
      '32.01.2012',
      '12.13.2012',
      '13/13/2012',
    ];
    const shapes = [
      '2012',
      '2012-01',
      '2012-01/02',
      '01-02-2012',
      '20120131',
      '12-1-1',
      '2012-001-01',
      '2012.01.31',
      '1/2/12',
      '1.5',
      '',
      '2012-01-',
      '-2012-01-01',
    ];
    const times = [
      '2012-01-01T',
      '2012-01-01T25:00',
      '2012-01-01 1:00',
      '2012-01-01x10:00',
      '2012-01-01T10:61',
      '2012-01-01T10:20:',
      '2012-01-01T10:20:30.',
      '2012-01-01T10:20ZZ',
      '2012-01-01T10:20+5',
    ];
    for (const text of [...impossible, ...shapes, ...times]) assert.ok(!isDate(text), text);
  });
});
