import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Fingerprint } from '../../src/extension/fingerprint';

function fingerprintOf(...pieces: readonly string[]): string {
  const fingerprint = new Fingerprint();
  for (const piece of pieces) fingerprint.add(piece);
  return fingerprint.value;
}

describe('the fingerprint of a text', () => {
  it('does not depend on where the text is cut, between the halves of a letter either', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(), (text, place) => {
        const at = place % (text.length + 1);
        assert.equal(fingerprintOf(text.slice(0, at), text.slice(at)), fingerprintOf(text));
      }),
    );
  });

  it('is another for another text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (one, other) => {
        assert.equal(fingerprintOf(one) === fingerprintOf(other), one === other);
      }),
    );
  });

  it('tells every edit of a letter, and every exchange of two, from all others', () => {
    const table = Array.from({ length: 200 }, (_, k) => `${k},${k % 7},${(k * k) % 11}`).join('\n');
    const edits = new Set([table]);
    for (let i = 0; i < table.length; i++) {
      for (const letter of '0123456789,\n"é가') edits.add(table.slice(0, i) + letter + table.slice(i + 1));
      edits.add(table.slice(0, i) + (table[i + 1] ?? '') + (table[i] ?? '') + table.slice(i + 2));
    }
    assert.equal(new Set([...edits].map((edit) => fingerprintOf(edit))).size, edits.size);
  });
});
