import assert from 'node:assert/strict';
import fc from 'fast-check';
import { encodeUtf8 } from '../../../src/core/table/encodeUtf8';

const BEFORE = 2;

describe('a text that is written in UTF-8', () => {
  it('is what the platform makes of it, surrogates without their halves included', () => {
    const units = fc.oneof(
      fc.nat({ max: 0xffff }),
      fc.constantFrom(0x41, 0xd7ff, 0xd800, 0xdbff, 0xdc00, 0xdfff, 0xe000),
    );
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(units).map((all) => String.fromCharCode(...all)),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const bytes = new Uint8Array(BEFORE + 3 * text.length);
        const end = encodeUtf8(text, bytes, BEFORE);
        assert.deepEqual(bytes.slice(BEFORE, end), new TextEncoder().encode(text));
      }),
      { seed: 1, numRuns: 300 },
    );
  });
});
