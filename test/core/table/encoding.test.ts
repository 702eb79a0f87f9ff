import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readMeasured } from '../../../src/core/data/readMeasured';
import { DataError } from '../../../src/core/fault';
import { decoderOf } from '../../../src/core/table/decoder';
import { guessEncoding } from '../../../src/core/table/detectEncoding';
import type { Encoding } from '../../../src/core/table/encoding';
import { Utf8Check } from '../../../src/core/table/utf8Check';
import { nextBits, randomFrom } from '../../../src/core/train/random';
import { encodedIn } from '../../support/encoded';
import { words } from './build';

const KOREAN = '이름,도시,값\n김민수,서울,1\n박서연,부산,2\n이도윤,서울,3\n';
const WESTERN = 'name,city,value\nZoë,Köln,1\nRenée,Málaga,2\nJürgen,Köln,3\n';

async function* pieces(bytes: Uint8Array, length: number): AsyncIterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += length) yield bytes.slice(at, at + length);
}

const read = (bytes: Uint8Array, encoding?: Encoding, length = bytes.length) =>
  readMeasured(() => pieces(bytes, length), { encoding });

describe('the encoding of a table', () => {
  const cases: readonly [string, string, Encoding, number?][] = [
    ['UTF-16 with a byte order mark', `\ufeff${KOREAN}`, 'utf-16le'],
    ['big-endian UTF-16 with a byte order mark', `\ufeff${KOREAN}`, 'utf-16be'],
    ['UTF-16 without a mark', KOREAN, 'utf-16le', 1],
    ['big-endian UTF-16 without a mark', WESTERN, 'utf-16be', 1],
    ['Korean in CP949', KOREAN, 'euc-kr', 1],
    ['Windows-1252', WESTERN, 'windows-1252', 2],
  ];
  for (const [name, text, id, line] of cases) {
    it(`is detected: ${name}`, async () => {
      const bytes = encodedIn(text, id);
      for (const length of [1, 7, bytes.length]) {
        const found = await read(bytes, undefined, length);
        assert.deepEqual(found.encoding, line === undefined ? { id, by: 'mark' } : { id, by: 'guess', line });
        const asUtf8 = await read(new TextEncoder().encode(text));
        assert.deepEqual(found.columns, asUtf8.columns);
      }
    });
  }

  it('is what is said, and what doesn’t fit it is told with its line', async () => {
    const korean = encodedIn(KOREAN, 'euc-kr');
    assert.deepEqual((await read(korean, 'euc-kr')).encoding, { id: 'euc-kr', by: 'request' });
    assert.deepEqual((await read(korean, 'utf-8')).encoding, {
      id: 'utf-8',
      by: 'request',
      line: 1,
      likely: 'euc-kr',
    });
    const broken = encodedIn('city,value\nKöln,1\nBonn,2\n', 'windows-1252');
    assert.deepEqual((await read(broken, 'euc-kr')).encoding, { id: 'euc-kr', by: 'request', line: 2 });
  });

  it('is told anew where the first bytes that are no UTF-8 lie far behind the head', async () => {
    const rows = Array.from({ length: 60_000 }, (_, row) => `${row === 50_000 ? 'Köln' : 'Bonn'},${row}`);
    const table = await read(encodedIn(['city,value', ...rows].join('\n'), 'windows-1252'), undefined, 1 << 16);
    assert.deepEqual(table.encoding, { id: 'windows-1252', by: 'guess', line: 50_002 });
    assert.deepEqual([...new Set(words(table, 'city'))], ['Bonn', 'Köln']);
  });

  it('is refused with the line where the bytes are of a script that can’t be told', async () => {
    await assert.rejects(
      read(encodedIn('x,город\n1,Москва\n2,Казань\n', 'windows-1251')),
      (error) => error instanceof DataError && error.code === 'encodingUnknown' && error.values.line === 1,
    );
  });

  it('leaves alone what is UTF-8, with characters that were lost before', async () => {
    const table = await read(new TextEncoder().encode('city,x\nK\ufffdln,1\nBonn,2\n'));
    assert.deepEqual(table.encoding, { id: 'utf-8', by: 'validity' });
  });
});

describe('a guess at bytes that are no UTF-8', () => {
  const guess = (text: string, encoding: Encoding) => guessEncoding(encodedIn(text, encoding));

  it('knows Korean, and the languages of Western Europe', () => {
    assert.equal(guess('대한민국의 수도는 서울이다 · 25℃', 'euc-kr'), 'euc-kr');
    for (const text of ['¿Qué día es mañana?', 'Größe und Länge', 'À bientôt, œuvre', '5 € – “so”', 'smørrebrød på']) {
      assert.equal(guess(text, 'windows-1252'), 'windows-1252', text);
    }
  });

  it('takes no other script for one of these', () => {
    assert.equal(guess('Москва и Санкт-Петербург', 'windows-1251'), undefined);
    assert.equal(guess('北京市海淀区中关村南大街五号', 'gb18030'), undefined);
    assert.equal(guess('東京の天気はどうですか', 'euc-jp'), undefined);
    assert.equal(guess('東京都千代田区、データの分析', 'shift_jis'), undefined);
  });
});

describe('a decoder', () => {
  it('reads Windows-1252 as the standard has it', () => {
    const decode = decoderOf('windows-1252');
    const bytes = Uint8Array.of(0x80, 0x85, 0x92, 0x99, 0x9f, 0xa0, 0xe9, 0xff, 0x41);
    assert.equal(new TextDecoder().decode(decode(bytes)), '€…’™Ÿ\u00a0éÿA');
  });

  it('reads each pair of CP949 as Python does, with the syllables that the platform may lack', () => {
    const decode = decoderOf('euc-kr');
    const utf8 = new TextDecoder();
    let all = '';
    for (let lead = 0x81; lead < 0xff; lead++) {
      for (let trail = 0x41; trail < 0xff; trail++) {
        const text = utf8.decode(decode(Uint8Array.of(lead, trail)));
        all += text.length === 1 ? text : '\ufffd';
      }
    }
    // Of test/corpus/make.py.
    assert.equal(
      createHash('sha256').update(all).digest('hex'),
      '5c78f63b09bdb486c9173a02cdb80fb3be89fac492573c9e1478ed948b3de4c5',
    );
  });
});

describe('a look for bytes that are no UTF-8', () => {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const isValid = (bytes: Uint8Array) => {
    try {
      decoder.decode(bytes);
      return true;
    } catch {
      return false;
    }
  };

  it('finds them where the platform’s decoder does, however the bytes come', () => {
    const random = randomFrom(1);
    const parts = [[0x41], [0xc3, 0xa9], [0xea, 0xb0, 0x80], [0xf0, 0x9f, 0x98, 0x80], [0x0a]];
    const odd = [[0xff], [0xc0], [0xc3], [0xed, 0xa0, 0x80], [0xe0, 0x80], [0xf4, 0x90], [0x80], [0xf0, 0x9f]];
    const seen = { valid: 0, malformed: 0 };
    for (let round = 0; round < 3000; round++) {
      const length = nextBits(random) % 12;
      const bytes = Uint8Array.from(
        Array.from({ length }, () => {
          const from = nextBits(random) % 12 === 0 ? odd : parts;
          return from[nextBits(random) % from.length] ?? [];
        }).flat(),
      );
      const check = new Utf8Check();
      const cut = nextBits(random) % (bytes.length + 1);
      const found = check.find(bytes.subarray(0, cut)) ?? check.find(bytes.subarray(cut)) ?? check.end();
      assert.equal(found === undefined, isValid(bytes), bytes.join());
      seen[found ? 'malformed' : 'valid']++;
      if (!found) continue;
      // All before it is whole but for the character that it breaks.
      const before = bytes.subarray(0, found.position);
      assert.ok([0, 1, 2, 3].some((back) => isValid(before.subarray(0, before.length - back))));
      assert.equal(found.line, 1 + before.filter((byte) => byte === 0x0a).length);
    }
    assert.ok(seen.valid > 500 && seen.malformed > 500);
  });
});
