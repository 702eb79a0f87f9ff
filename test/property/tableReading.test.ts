import assert from 'node:assert/strict';
import fc from 'fast-check';
import { DataError } from '../../src/core/fault';
import type { Dialect } from '../../src/core/table/dialect';
import { type ReadOptions, readTable } from '../../src/core/table/read';
import { readPart } from '../../src/core/table/readPart';
import type { Table } from '../../src/core/table/table';
import { gatheringInto, type Taken } from '../support/gathering';

const encoder = new TextEncoder();

const number = fc.oneof(
  fc.double({ noNaN: true }).map(String),
  fc.integer({ min: -99, max: 99 }).map(String),
  fc.float({ min: -9, max: 9, noNaN: true }).map((x) => x.toFixed(6)),
  fc.stringMatching(/^-?\d{1,21}\.\d{0,21}$/),
  fc.stringMatching(/^[+-]?\d{0,4}\.\d{1,3}e[+-]?\d{1,3}$/),
  fc.constantFrom('0', '-0', '007', '.5', '5.', '1e5', '9007199254740993', '9007199254740992', '1234567890123456'),
);
const quoted = number.map((text) => `"${text}"`);
const odd = fc.constantFrom(
  '',
  ' ',
  'NA',
  '?',
  '.',
  '-',
  'inf',
  '-Infinity',
  '" 7 "',
  ' 8',
  '"1\n"',
  '"\r\n2"',
  '""',
  ' "3"',
  '"4" ',
  '5"',
  '"6""',
  'word',
  '1,5',
  '"2,5"',
  '1.2.3',
  '--1',
  '\r',
  '"a\rb"',
  'é',
);
const cell = fc.oneof(
  { weight: 12, arbitrary: number },
  { weight: 4, arbitrary: quoted },
  { weight: 1, arbitrary: odd },
);
const plainCell = fc.oneof({ weight: 3, arbitrary: number }, { weight: 1, arbitrary: quoted });

/** Tables of which most blocks are regular, some with a few cells or line ends that are not. */
const tables = fc
  .record({
    width: fc.integer({ min: 1, max: 5 }),
    delimiter: fc.constantFrom(',', ';', '\t', '|') as fc.Arbitrary<Dialect['delimiter']>,
    decimal: fc.constantFrom('.', ',') as fc.Arbitrary<Dialect['decimal']>,
    header: fc.boolean(),
    mark: fc.boolean(),
    end: fc.constantFrom('\n', '\r\n'),
    cells: fc.constantFrom(cell, plainCell),
    oddEnd: fc.constantFrom('', '', '', '\r', '\n\n', ' \n', ',1\n', ';\n'),
  })
  .chain((shape) =>
    fc
      .tuple(
        fc.array(fc.array(shape.cells, { minLength: shape.width, maxLength: shape.width }), { maxLength: 24 }),
        fc.nat({ max: 24 }),
        fc.boolean(),
      )
      .map(([rows, oddRow, isEnded]) => {
        const lines = rows.map((cells, row) => {
          const end = row === oddRow && shape.oddEnd ? shape.oddEnd : shape.end;
          const isLast = row === rows.length - 1 && !isEnded;
          const written = shape.decimal === ',' ? cells.map((text) => text.replace('.', ',')) : cells;
          return written.join(shape.delimiter) + (isLast ? '' : end);
        });
        const { delimiter, decimal, header } = shape;
        return { csv: (shape.mark ? '\ufeff' : '') + lines.join(''), dialect: { delimiter, decimal, header } };
      }),
  );

const blockBytes = fc.oneof(fc.integer({ min: 4, max: 80 }), fc.constant(1 << 12));

async function* pieces(bytes: Uint8Array, length: number): AsyncIterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}

/** What came of reading: the table, or the fault. */
async function outcome(reading: Promise<Table>): Promise<unknown> {
  try {
    const table = await reading;
    return { ...table, lineOf: Array.from({ length: table.rows }, (_, row) => table.lineOf(row)) };
  } catch (error) {
    if (error instanceof DataError) return { code: error.code, values: error.values };
    throw error;
  }
}

function read(bytes: Uint8Array, options: ReadOptions, length = 64): Promise<unknown> {
  return outcome(readTable(() => pieces(bytes, length), options));
}

describe('any table of numbers', () => {
  it('is to the bit the same by the kernel, by its twin and by the careful path, and so is what is gathered of it', async () => {
    await fc.assert(
      fc.asyncProperty(tables, blockBytes, fc.constantFrom(1, 3), async ({ csv, dialect }, block, blocks) => {
        const bytes = encoder.encode(csv);
        const found = await Promise.all(
          (['none', 'kernel', 'twin'] as const).map(async (means) => {
            const taken: Taken[] = [];
            const gatherer = gatheringInto(taken);
            const options = { dialect, means, gatherer, blockBytes: block, groupBytes: block * blocks };
            return { table: await read(bytes, options), taken };
          }),
        );
        assert.deepEqual(found[1], found[0]);
        assert.deepEqual(found[2], found[0]);
        assert.deepEqual(found[0]?.table, await read(bytes, { dialect, means: 'none' }));
      }),
      { seed: 1, numRuns: 3000 },
    );
  });

  it('is told the same of where its values are not kept', async () => {
    await fc.assert(
      fc.asyncProperty(tables, async ({ csv, dialect }) => {
        const bytes = encoder.encode(csv);
        const without = (table: unknown) =>
          JSON.parse(JSON.stringify(table, (key, value) => (key === 'values' || key === 'kept' ? undefined : value)));
        assert.deepEqual(
          without(await read(bytes, { dialect, keep: false, blockBytes: 64 })),
          without(await read(bytes, { dialect })),
        );
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it('is the same where the rest of it is read apart', async () => {
    await fc.assert(
      fc.asyncProperty(
        tables,
        fc.integer({ min: 4, max: 40 }),
        fc.integer({ min: 1, max: 9 }),
        async (table, block, cut) => {
          const { csv, dialect } = table;
          const bytes = encoder.encode(csv);
          const whole: Taken[] = [];
          const first: Taken[] = [];
          const second: Taken[] = [];
          let isJoined = false;
          const options = { dialect, blockBytes: block, groupBytes: block };
          const expected = await read(bytes, { ...options, gatherer: gatheringInto(whole) });
          const found = await read(bytes, {
            ...options,
            gatherer: gatheringInto(first),
            parts: {
              at: cut * block,
              rest: (request) =>
                readPart((from) => pieces(bytes.subarray(from), 7), request, { gatherer: gatheringInto(second) }),
              onJoined: () => {
                isJoined = true;
              },
            },
          });
          assert.deepEqual(found, expected);
          const gathered = isJoined ? [...first, ...second] : first;
          const inGroups = (taken: readonly Taken[]) => taken.filter((one) => one !== 'closed');
          if (!('code' in (expected as object))) assert.deepEqual(inGroups(gathered), inGroups(whole));
        },
      ),
      { seed: 1, numRuns: 3000 },
    );
  });
});
