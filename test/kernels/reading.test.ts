import assert from 'node:assert/strict';
import fc from 'fast-check';
import { SEEN_VALUES } from '../../src/kernels/freshRows';
import { Memory } from '../../src/kernels/memory';
import { BLOCK_MARGIN, MARKS_MARGIN, type ReadingKernel, readingIn } from '../../src/kernels/reading';

const COMMA = 0x2c;
const POINT = 0x2e;

interface Bench {
  readonly kernel: ReadingKernel;
  readonly memory: Memory;
  readonly block: number;
  readonly length: number;
}

/** A memory with a text in it. */
function benchOf(text: string, plain: boolean): Bench {
  const bytes = new TextEncoder().encode(text);
  const memory = new Memory(40 * bytes.length + 4096, { plain });
  const block = memory.allocate(bytes.length + 2 * BLOCK_MARGIN) + BLOCK_MARGIN;
  new Uint8Array(memory.buffer).set(bytes, block);
  return { kernel: readingIn(memory), memory, block, length: bytes.length };
}

/** The marks of a text, and whether lines break within quotes; −1 where it isn't regular. */
function marksOf(text: string, plain: boolean): unknown {
  const { kernel, memory, block, length } = benchOf(text, plain);
  const marks = memory.words(length + 1 + MARKS_MARGIN);
  const inner = memory.words(1);
  const fields = kernel.index(block, 0, length, COMMA, marks.at, inner.at);
  return fields < 0 ? -1 : { marks: [...new Int32Array(memory.buffer, marks.at, fields + 1)], inner: inner.values[0] };
}

/** The numbers of texts that stand in so many columns, row by row; undefined for those that are left. */
function numbersOf(texts: readonly string[], plain: boolean, width = 1): (number | undefined)[] {
  const rows = Math.floor(texts.length / width);
  const lines = Array.from({ length: rows }, (_, row) => texts.slice(row * width, (row + 1) * width).join(','));
  const { kernel, memory, block, length } = benchOf(`${lines.join('\n')}\n`, plain);
  const marks = memory.words(texts.length + 1 + MARKS_MARGIN);
  const columns = memory.words(2 * width);
  const out = Array.from({ length: width }, () => memory.doubles(rows));
  const left = memory.words(texts.length);
  columns.values.set(out.flatMap(({ at }, column) => [column, at]));
  assert.equal(kernel.index(block, 0, length, COMMA, marks.at, left.at), rows * width);
  const count = kernel.convert(block, marks.at, rows, width, columns.at, width, POINT, left.at);
  const isLeft = new Set(left.values.subarray(0, count));
  return Array.from({ length: rows * width }, (_, field) => {
    return isLeft.has(field) ? undefined : out[field % width]?.values[Math.floor(field / width)];
  });
}

/** The rows of a column whose value may be new. */
function freshRowsOf(values: readonly number[], plain: boolean): number[] {
  const memory = new Memory(8 * (values.length + SEEN_VALUES) + 4 * values.length, { plain });
  const column = memory.doubles(values.length);
  const seen = memory.doubles(SEEN_VALUES);
  const list = memory.words(values.length);
  column.values.set(values);
  const count = readingIn(memory).fresh(column.at, values.length, seen.at, list.at);
  return [...list.values.subarray(0, count)];
}

/** Decimal numbers that lie in the middle of two doubles, and next to it. */
function middles(): string[] {
  const texts: string[] = [];
  for (let exponent = 53; exponent < 63; exponent++) {
    const step = 2n ** BigInt(exponent - 52);
    for (let n = 0n; n < 40n; n++) {
      const middle = 2n ** BigInt(exponent) + n * 977n * step + step / 2n;
      texts.push(...[middle - 1n, middle, middle + 1n].flatMap((one) => [`${one}`, `-${one}e-3`, `${one}e5`]));
    }
  }
  return texts;
}

const doubles = fc.sample(fc.double({ noNaN: true, noDefaultInfinity: true }), { seed: 1, numRuns: 20_000 });
/** Of any sign and with the point anywhere, or none. */
const SHORT = fc.sample(fc.stringMatching(/^-?(\d{1,8}|\d{1,4}\.\d{0,4}|\.\d{1,7})$/), { seed: 2, numRuns: 20_000 });
const NUMBERS: readonly { of: string; texts: readonly string[]; share: number }[] = [
  { of: 'six decimals', texts: doubles.map((_, i) => (Math.sin(i) * 9).toFixed(6)), share: 1 },
  { of: 'up to eight digits', texts: SHORT, share: 0.99 },
  { of: 'seventeen digits', texts: doubles.map((_, i) => (Math.sin(i) * 9).toPrecision(17)), share: 0.98 },
  { of: 'any doubles', texts: doubles.map(String), share: 0.05 },
  { of: 'middles of doubles', texts: middles(), share: 0.5 },
  {
    of: 'up to twenty digits',
    texts: fc.sample(fc.stringMatching(/^-?\d{1,10}\.\d{0,10}(e-?\d)?$/), { seed: 1, numRuns: 20_000 }),
    share: 0.9,
  },
];

describe('the kernel of reading', () => {
  it('finds the fields that its twin finds, and is at a loss where it is', () => {
    const text = fc.string({
      unit: fc.constantFrom(...'1ab,,"""\n\n\r', '\r\n', '","', '"\n', 'abcdefghi'),
      maxLength: 150,
    });
    fc.assert(
      fc.property(text, (csv) => assert.deepEqual(marksOf(csv, false), marksOf(csv, true))),
      { seed: 1, numRuns: 5000 },
    );
  });

  for (const { of, texts, share } of NUMBERS) {
    it(`gives the double that JavaScript gives for ${of}, and leaves few`, () => {
      for (const [plain, width] of [false, true].flatMap((plain) =>
        [1, 2, 5].map((width) => [plain, width] as const),
      )) {
        const found = numbersOf(texts, plain, width);
        for (const [at, value] of found.entries()) {
          if (value !== undefined) assert.ok(Object.is(value, Number(texts[at])), `${texts[at]} is not ${value}`);
        }
        const converted = found.filter((value) => value !== undefined).length;
        if (!plain) assert.ok(converted >= share * found.length, `${converted} of ${found.length}`);
      }
    });
  }

  it('leaves what is no number', () => {
    const texts = [
      '-',
      '.',
      '-.',
      '1.2.3',
      '1-',
      '--1',
      '1e',
      'e1',
      '1e+',
      'inf',
      'NA',
      ' 1',
      '+1',
      '1 ',
      '""',
      '"-"',
      '0x10',
      '1_0',
    ];
    for (const plain of [false, true]) {
      assert.deepEqual(
        numbersOf(texts, plain),
        Array.from(texts, () => undefined),
      );
      // Beside a number, before it and behind it.
      const found = numbersOf(
        [...texts.flatMap((text) => ['1.5', text]), ...texts.flatMap((text) => [text, '-2'])],
        plain,
        2,
      );
      const wanted = [...texts.flatMap(() => [1.5, undefined]), ...texts.flatMap(() => [undefined, -2])];
      assert.deepEqual(found, wanted);
    }
  });

  it('lists the first row with each value, and few others', () => {
    const value = fc.oneof(fc.double(), fc.integer({ min: -20, max: 20 }), fc.constantFrom(-0, 0, 0.1, 1e300));
    fc.assert(
      fc.property(fc.array(value, { maxLength: 300 }), (values) => {
        const rows = freshRowsOf(values, false);
        assert.deepEqual(rows, freshRowsOf(values, true), 'kernel and twin');
        assert.deepEqual(
          rows,
          [...new Set(rows)].toSorted((a, b) => a - b),
        );
        assert.ok(rows.every((row) => !Number.isNaN(values[row])));
        const first = values.flatMap((x, row) => (Number.isNaN(x) || values.indexOf(x) < row ? [] : [row]));
        assert.ok(first.every((row) => rows.includes(row)));
      }),
    );
    const ages = Array.from({ length: 5000 }, (_, row) => (row * 37) % 90);
    assert.ok(freshRowsOf(ages, false).length < 500);
  });
});
