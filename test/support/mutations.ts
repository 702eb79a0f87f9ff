import { nextBits, type RandomState } from '../../src/core/train/random';

/** What the grammar, the numbers, the dates and the encodings have to tell apart. */
export const TOKENS: readonly Uint8Array[] = [
  ...[
    '"',
    '""',
    ',',
    ';',
    '\t',
    '|',
    '\n',
    '\r',
    '\r\n',
    ' ',
    '  ',
    '\u0000',
    '\ufeff',
    '\ufffd',
    '\u00a0',
    '한',
    'é',
    '😀',
  ],
  ...[
    '0',
    '1',
    '-',
    '+',
    '.',
    'e',
    'e5',
    '1e309',
    '-0',
    '5e-324',
    'inf',
    '-Infinity',
    'NaN',
    'NA',
    '?',
    'null',
    '1,5',
    '1.2.3',
  ],
  ...[
    '9007199254740993',
    '0.30000000000000004',
    '2020-01-02',
    '31/12/2020',
    '1.2.2021',
    '=cmd()',
    '<b>',
    '\u001b[0m',
    'x',
    'word',
  ],
  ...['"\n', '\n"', ',"', '",', '\n\n', '\n \t\n', '",\r\n"', ',,,,'],
].map((text) => new TextEncoder().encode(text));
const ODD_BYTES = [0x80, 0xa1, 0xb0, 0xc2, 0xc3, 0xe0, 0xed, 0xef, 0xf4, 0xfe, 0xff];
const DELIMITERS = [0x2c, 0x3b, 0x09, 0x7c];

type Bytes = Uint8Array;
type Mutation = (bytes: Bytes, below: (limit: number) => number, others: readonly Bytes[]) => Bytes;

const joined = (...parts: readonly Bytes[]): Bytes => Uint8Array.from(Buffer.concat(parts));
const pick = <T>(list: readonly T[], below: (limit: number) => number, otherwise: T): T =>
  list[below(list.length)] ?? otherwise;

const MUTATIONS: readonly Mutation[] = [
  function insertToken(bytes, below) {
    const at = below(bytes.length + 1);
    return joined(bytes.subarray(0, at), pick(TOKENS, below, new Uint8Array(0)), bytes.subarray(at));
  },
  function replaceByToken(bytes, below) {
    const at = below(bytes.length + 1);
    return joined(bytes.subarray(0, at), pick(TOKENS, below, new Uint8Array(0)), bytes.subarray(at + 1 + below(4)));
  },
  function oddByte(bytes, below) {
    const at = below(bytes.length + 1);
    return joined(bytes.subarray(0, at), Uint8Array.of(pick(ODD_BYTES, below, 0xff)), bytes.subarray(at + below(2)));
  },
  function flipBit(bytes, below) {
    const flipped = bytes.slice();
    const at = below(bytes.length);
    if (at < flipped.length) flipped[at] = (flipped[at] ?? 0) ^ (1 << below(8));
    return flipped;
  },
  function removePart(bytes, below) {
    const at = below(bytes.length + 1);
    return joined(bytes.subarray(0, at), bytes.subarray(at + below(30)));
  },
  function repeatPart(bytes, below) {
    const at = below(bytes.length + 1);
    const part = bytes.subarray(at, at + 1 + below(40));
    return joined(bytes.subarray(0, at), ...Array.from({ length: 1 + below(12) }, () => part), bytes.subarray(at));
  },
  function truncate(bytes, below) {
    return bytes.slice(0, below(bytes.length + 1));
  },
  function splice(bytes, below, others) {
    const other = pick(others, below, bytes);
    return joined(bytes.subarray(0, below(bytes.length + 1)), other.subarray(below(other.length + 1)));
  },
  function otherDelimiter(bytes, below) {
    const from = pick(DELIMITERS, below, 0x2c);
    const to = pick(DELIMITERS, below, 0x3b);
    return bytes.map((byte) => (byte === from ? to : byte));
  },
  function otherLineEnds(bytes, below) {
    const end = below(2) === 0 ? [0x0d, 0x0a] : [0x0d];
    return Uint8Array.from([...bytes].flatMap((byte) => (byte === 0x0a ? end : [byte])));
  },
];

const MOST_BYTES = 6000;

/** One of some inputs, changed in a few ways. */
export function mutated(inputs: readonly Uint8Array[], random: RandomState): Uint8Array {
  const below = (limit: number) => (limit > 0 ? nextBits(random) % limit : 0);
  let bytes = pick(inputs, below, new Uint8Array(0));
  for (let left = 1 + below(8); left > 0; left--) {
    const mutation = MUTATIONS[below(MUTATIONS.length)];
    if (mutation) bytes = mutation(bytes, below, inputs).slice(0, MOST_BYTES);
  }
  return bytes;
}
