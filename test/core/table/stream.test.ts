import assert from 'node:assert/strict';
import { DataError } from '../../../src/core/fault';
import { textsOf } from '../../../src/core/table/sample';
import { RecordStream } from './recordStream';

const encoder = new TextEncoder();

/** The records of a text that is streamed through blocks of 16 bytes, each with the line on which it begins. */
function stream(chunks: readonly string[], recordLimit?: number): { records: unknown[][]; openQuote: number } {
  const found: unknown[][] = [];
  let openQuote = 0;
  const records = new RecordStream<Uint8Array>({
    delimiter: ',',
    allocate: (length) => new Uint8Array(length),
    blockUnits: 16,
    recordLimit,
    deliver: (block) => {
      openQuote = block.openQuote;
      for (let record = 0; record < block.count; record++) found.push([block.lines[record], ...textsOf(block, record)]);
    },
  });
  for (const chunk of chunks) records.push(encoder.encode(chunk));
  records.end();
  return { records: found, openQuote };
}

describe('a stream of records', () => {
  it('has records that are longer than its blocks', () => {
    const long = 'ab,\n'.repeat(50);
    assert.deepEqual(stream([`1,"${long}"\n2,x`]).records, [
      [1, '1', long],
      [52, '2', 'x'],
    ]);
  });

  it('ends one line at a CR and a LF that come apart', () => {
    for (let length = 1; length < 20; length++) {
      const first = 'x'.repeat(length);
      assert.deepEqual(stream([`${first}\r`, '\n', 'y\r', '\rz']).records, [
        [1, first],
        [2, 'y'],
        [4, 'z'],
      ]);
    }
  });

  it('tells on which line a quote was opened that is never closed', () => {
    const { records, openQuote } = stream(['a\n\nb, "c\n', 'd,""e']);
    assert.deepEqual(records, [
      [1, 'a'],
      [3, 'b', 'c\nd,"e'],
    ]);
    assert.equal(openQuote, 3);
  });

  it('refuses a record that has no end within a limit', () => {
    const endless = () => stream(['a\n"', ...Array.from({ length: 100 }, () => 'bcdefgh\n')], 256);
    assert.throws(
      endless,
      (error) => error instanceof DataError && error.code === 'recordTooLong' && error.values.line === 2,
    );
  });
});
