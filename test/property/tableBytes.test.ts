import assert from 'node:assert/strict';
import fc from 'fast-check';
import { DataError } from '../../src/core/fault';
import { decoderOf } from '../../src/core/table/decoder';
import { detectEncoding } from '../../src/core/table/detectEncoding';
import { ENCODINGS } from '../../src/core/table/encoding';
import { checkBytes } from '../support/byteChecks';
import { TOKENS } from '../support/mutations';

const joined = (parts: readonly (readonly number[] | Uint8Array)[]) =>
  Uint8Array.from(parts.flatMap((part) => [...part]));
const token = fc.constantFrom(...TOKENS);
const odd = fc.uint8Array({ maxLength: 3 });
const cut = fc.record({ chunk: fc.integer({ min: 1, max: 40 }), blockBytes: fc.integer({ min: 4, max: 80 }) });

/** Bytes of what the grammar tells apart, with a few of any kind among them. */
const bytes = fc
  .array(fc.oneof({ weight: 12, arbitrary: token }, { weight: 1, arbitrary: odd }), { maxLength: 40 })
  .map(joined);
/** Tables of which most is regular, so that the kernel reads them. */
const cell = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: -99, max: 99 }).map((x) => new TextEncoder().encode(String(x))) },
  { weight: 1, arbitrary: token },
);
const LF = Uint8Array.of(0x0a);
const COMMA = Uint8Array.of(0x2c);
const tables = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.array(cell, { maxLength: 40 }))
  .map(([width, cells]) => joined(cells.flatMap((one, at) => [one, (at + 1) % width === 0 ? LF : COMMA])));

describe('any bytes', () => {
  it('are read the same by every path, in any pieces, as bytes and as text, each cell by its range', async () => {
    await fc.assert(fc.asyncProperty(fc.oneof(bytes, tables), cut, checkBytes), { seed: 1, numRuns: 700 });
  });

  it('are of an encoding, or refused', () => {
    fc.assert(
      fc.property(fc.oneof(bytes, fc.uint8Array({ maxLength: 60 })), (head) => {
        try {
          assert.ok(ENCODINGS.includes(detectEncoding(head).id));
        } catch (error) {
          assert.ok(error instanceof DataError && error.code === 'encodingUnknown');
        }
      }),
      { seed: 1, numRuns: 2000 },
    );
  });

  it('are decoded to the same text in any pieces, which is that of the platform', () => {
    const platform = ENCODINGS.filter((encoding) => !['utf-8', 'windows-1252', 'euc-kr'].includes(encoding));
    fc.assert(
      fc.property(bytes, fc.constantFrom(...ENCODINGS), fc.integer({ min: 1, max: 9 }), (all, encoding, length) => {
        const decode = decoderOf(encoding);
        const parts: Uint8Array[] = [];
        for (let at = 0; at < all.length; at += length) parts.push(decode(all.slice(at, at + length)).slice());
        parts.push(decode().slice());
        const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(joined(parts));
        const whole = decoderOf(encoding);
        assert.equal(text, new TextDecoder('utf-8', { ignoreBOM: true }).decode(joined([whole(all).slice(), whole()])));
        if (platform.includes(encoding)) assert.equal(text, new TextDecoder(encoding, { ignoreBOM: true }).decode(all));
      }),
      { seed: 1, numRuns: 2000 },
    );
  });
});
