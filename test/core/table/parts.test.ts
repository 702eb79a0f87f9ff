import assert from 'node:assert/strict';
import { readTable } from '../../../src/core/table/read';
import { readPart } from '../../../src/core/table/readPart';
import { numbers, read } from './build';

const GROUP = 64;

/** Reads a text of which another reads what is behind its first 64 bytes. */
async function inParts(text: string) {
  const bytes = new TextEncoder().encode(text);
  const from = async function* (at = 0) {
    yield bytes.subarray(at);
  };
  let asked = 0;
  let isJoined = false;
  const table = await readTable(() => from(), {
    blockBytes: 16,
    groupBytes: GROUP,
    parts: {
      at: GROUP,
      rest: (request) => {
        asked++;
        return readPart(from, request);
      },
      onJoined: () => {
        isJoined = true;
      },
    },
  });
  return { table, asked, isJoined };
}

/** Rows of two numbers, of ten bytes each. */
const rows = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, row) => `${1000 + from + row},${2000 + from + row}\n`).join('');

describe('a file whose rest is read apart', () => {
  it('is joined where a record ends at the cut, and where it is cut off there', () => {
    return Promise.all(
      ['a,b\n', 'aaaa,bbbb\n', 'aaa,b\r\n\n', 'a,bbb\n'].map(async (header) => {
        const { table, isJoined } = await inParts(header + rows(0, 20));
        assert.ok(isJoined);
        assert.deepEqual(
          [...numbers(table, table.columns[0]?.name ?? '').values],
          Array.from({ length: 20 }, (_, row) => 1000 + row),
        );
        const offset = header.split('\n').length;
        assert.deepEqual([table.lineOf(0), table.lineOf(19)], [offset, offset + 19]);
      }),
    );
  });

  it('is read to its end by one where the cut lies in quotes', async () => {
    const text = `"${'a'.repeat(GROUP)}\n9,9\na",b\n${rows(0, 20)}`;
    const { table, asked, isJoined } = await inParts(text);
    assert.deepEqual([asked, isJoined], [1, false]);
    const expected = await read(text);
    assert.deepEqual({ ...table, lineOf: table.lineOf(19) }, { ...expected, lineOf: expected.lineOf(19) });
  });

  it('is not asked for where a column is one of words', async () => {
    const { table, asked } = await inParts(`a,b\n${rows(0, 9)}x,1\n${rows(10, 20)}`);
    assert.deepEqual([table.rows, asked], [20, 0]);
  });
});
