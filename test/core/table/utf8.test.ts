import assert from 'node:assert/strict';
import { unitsOf } from '../../../src/core/table/units';
import { decodeUtf8, textOf } from '../../../src/core/table/utf8';
import { nextBits, randomFrom } from '../../../src/core/train/random';

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const same = (bytes: Uint8Array) => assert.equal(decodeUtf8(bytes, 0, bytes.length), decoder.decode(bytes));

describe('a text in UTF-8', () => {
  it('is decoded, whatever its characters', () => {
    for (const text of [
      '',
      'abc',
      'Größe',
      '日本語',
      '한국어',
      '😀🏳️‍🌈',
      '\ufeffx',
      '\u0000',
      '\u{10ffff}',
      '\uffff',
      'a'.repeat(5000),
      '😀'.repeat(5000),
    ]) {
      assert.equal(decodeUtf8(new TextEncoder().encode(text), 0, new TextEncoder().encode(text).length), text);
    }
  });

  it('is decoded as the platform does it where it is malformed', () => {
    const parts = [
      0x41, 0x7f, 0x80, 0x9f, 0xa0, 0xbf, 0xc0, 0xc2, 0xdf, 0xe0, 0xed, 0xef, 0xf0, 0xf4, 0xf5, 0xff, 0x8f, 0x90, 0xe1,
    ];
    const state = randomFrom(1);
    for (let i = 0; i < 30_000; i++) {
      same(Uint8Array.from({ length: i % 9 }, () => parts[nextBits(state) % parts.length] ?? 0));
    }
  });

  it('is decoded within a range alone', () => {
    const bytes = new TextEncoder().encode('aé😀b');
    assert.equal(decodeUtf8(bytes, 1, 3), 'é');
    assert.equal(decodeUtf8(bytes, 3, 6), '\ufffd');
  });
});

describe('a text of code units', () => {
  it('is the text that they came from', () => {
    const text = `x😀${'ab'.repeat(5000)}`;
    assert.equal(textOf(unitsOf(text), 0, text.length), text);
    assert.equal(textOf(unitsOf(text), 1, 3), '😀');
  });
});
