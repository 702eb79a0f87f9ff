import assert from 'node:assert/strict';
import { numberOf, parseNumber } from '../../../src/core/table/numbers';
import { unitsOf } from '../../../src/core/table/units';
import { nextBits, randomFrom } from '../../../src/core/train/random';
import { naiveNumber } from './naive';

const same = (text: string) => {
  const found = numberOf(text);
  const expected = naiveNumber(text);
  assert.ok(Object.is(found, expected), `${text}: found ${found}, expected ${expected}`);
};

describe('a number', () => {
  it('may have a sign, a fraction, an exponent and blanks around it', () => {
    for (const text of [
      '0',
      '-0',
      '+7',
      '12.',
      '.5',
      '-.5',
      '1e3',
      '1E+3',
      '1.5e-3',
      ' 42 ',
      '\t-1.25\t',
      '007',
      '1e0005',
    ]) {
      same(text);
    }
  });

  it('is not found in words, in other notations and in parts of numbers', () => {
    const texts = [
      '',
      ' ',
      '.',
      '-',
      '+',
      'e5',
      '1e',
      '1e+',
      '1 2',
      '1.2.3',
      '--1',
      '+-1',
      '0x10',
      '0b1',
      '1_000',
      '1,5',
    ];
    for (const text of [
      ...texts,
      '12a',
      'a12',
      '1e5.0',
      '1..2',
      '١٢',
      '1\u00a0',
      '1\n',
      '５',
      'nan',
      'infinit',
      'infx',
      '$5',
      '5%',
    ]) {
      assert.ok(Number.isNaN(numberOf(text)), text);
    }
  });

  it('may be infinite, by the names that pandas knows', () => {
    for (const text of ['inf', 'Inf', 'INFINITY', 'Infinity', '+inf', ' +infinity '])
      assert.equal(numberOf(text), Infinity);
    for (const text of ['-inf', '-Infinity']) assert.equal(numberOf(text), -Infinity);
  });

  it('has the decimal mark of its table and no other', () => {
    assert.equal(numberOf('1,5', ','), 1.5);
    assert.equal(numberOf('-,5e-1', ','), -0.05);
    assert.equal(numberOf('0,12345678901234567', ','), Number('0.12345678901234567'));
    assert.ok(Number.isNaN(numberOf('1.5', ',')));
    assert.ok(Number.isNaN(numberOf('1,234,5', ',')));
  });

  it('is read alike from bytes and from code units', () => {
    assert.equal(parseNumber(unitsOf('x-12.5y'), 1, 6, 0x2e), -12.5);
    assert.equal(parseNumber(new TextEncoder().encode('x-12.5y'), 1, 6, 0x2e), -12.5);
    // A unit whose low byte is a digit's is no digit.
    assert.ok(Number.isNaN(parseNumber(unitsOf('\u0131'), 0, 1, 0x2e)));
  });

  it('keeps to the last bit at the edges of the format', () => {
    const edges = ['1.7976931348623157e308', '1.7976931348623159e308', '5e-324', '2.4703282292062327e-324', '2.5e-324'];
    const even = [
      '9007199254740993',
      '9007199254740992.999999999',
      '9007199254740993.0000000001',
      '4503599627370496.5',
    ];
    const long = [
      `0.${'0'.repeat(400)}1e400`,
      `${'1'.repeat(400)}e-390`,
      `${'9'.repeat(30)}`,
      '0'.repeat(50),
      `1${'0'.repeat(29)}`,
    ];
    const powers = [
      '1e22',
      '1e23',
      '123456789012345e22',
      '123456789012345e23',
      '999999999999999e-22',
      '1e999999999999',
      '1e-99999999999',
    ];
    const countless = [`1e${'9'.repeat(400)}`, `1e-${'9'.repeat(30)}`, `1e${'0'.repeat(30)}2`];
    const zeros = ['0e999', '-0.0000000000000000000000', '0.000000000000000000000001', '00000000000000000001.5'];
    for (const text of [...edges, ...even, ...long, ...powers, ...countless, ...zeros]) same(text);
  });

  it('is the nearest double wherever it is written with 1 to 40 digits', () => {
    const state = randomFrom(1);
    const below = (n: number) => nextBits(state) % n;
    for (let i = 0; i < 100_000; i++) {
      let digits = '';
      for (let n = 1 + below(i % 5 === 0 ? 40 : 20); n > 0; n--) digits += below(10);
      const point = below(digits.length + 1);
      const text = i % 3 === 0 ? digits : `${digits.slice(0, point)}.${digits.slice(point)}`;
      same(i % 4 === 0 ? `${text}e${below(60) - 30}` : i % 7 === 0 ? `-${text}` : text);
    }
  });

  it('is the nearest double for what JavaScript writes of any double', () => {
    const state = randomFrom(2);
    const double = new Float64Array(1);
    const halves = new Uint32Array(double.buffer);
    for (let i = 0; i < 50_000; i++) {
      halves[0] = nextBits(state);
      halves[1] = nextBits(state);
      const value = i % 2 === 0 ? (double[0] ?? 0) : (nextBits(state) - 2 ** 31) / 10 ** (i % 12);
      if (!Number.isFinite(value)) continue;
      same(String(value));
      same(value.toPrecision(1 + (i % 21)));
      same(value.toExponential(i % 20));
      if (Math.abs(value) < 1e15) same(value.toFixed(i % 20));
    }
  });

  it('is rounded to even halfway between two doubles, and as it should just above and below', () => {
    const state = randomFrom(3);
    for (let i = 0; i < 20_000; i++) {
      // An odd mantissa of 54 bits is halfway; scaled down by 2^k it has k decimal places.
      const mantissa = (1n << 53n) | (BigInt(nextBits(state)) << 21n) | BigInt(nextBits(state) >>> 11) | 1n;
      const places = i % 12;
      const digits = String(mantissa * 5n ** BigInt(places));
      const halfway = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
      same(halfway);
      same(`${halfway}${places === 0 ? '.' : ''}0000001`);
      same(`${halfway.slice(0, -1)}${Number(halfway.at(-1)) - 1}9`);
    }
  });
});
