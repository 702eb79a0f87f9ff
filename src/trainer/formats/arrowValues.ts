import { type Data, DataType, Vector } from 'apache-arrow';
import type { Raw } from './kinds';

/** The values of a column of a record batch as they are stored, null where there is none. */
export function valuesOf(data: Data): ArrayLike<Raw> {
  const { type, length } = data;
  if (DataType.isNull(type)) return new Array<null>(length).fill(null);
  const stored = storedIn(data);
  if (data.nullCount === 0 && stored === valueIn) return data.values.subarray(0, length);
  return Array.from({ length }, (_, row) => (data.getValid(row) ? stored(data, row) : null));
}

type Get = (data: Data, row: number) => Raw;

function storedIn({ type, dictionary }: Data): Get {
  if (DataType.isDictionary(type)) return levelsIn(dictionary);
  if (DataType.isBool(type)) return bitIn;
  if (DataType.isUtf8(type) || DataType.isLargeUtf8(type)) return bytesIn;
  if (DataType.isUtf8View(type)) return textIn;
  if (DataType.isDecimal(type)) return wordsIn;
  return valueIn;
}

const valueIn: Get = ({ values }, row) => values[row];

const bitIn: Get = ({ values, offset }, row) => (values[(offset + row) >> 3] & (1 << ((offset + row) & 7))) !== 0;

const bytesIn: Get = ({ values, valueOffsets }, row) =>
  values.subarray(Number(valueOffsets[row]), Number(valueOffsets[row + 1]));

const textIn: Get = (data, row) => new Vector([data]).get(row);

/** A two's complement of words, of which the least significant is the first. */
const wordsIn: Get = ({ values, stride }, row) => {
  const words: Uint32Array = values;
  let value = 0n;
  for (let word = stride - 1; word >= 0; word--) value = (value << 32n) | BigInt(words[row * stride + word] ?? 0);
  return BigInt.asIntN(32 * stride, value);
};

/** The same dictionary serves one record batch after the other. */
const levels = new WeakMap<Vector, Raw[]>();

function levelsIn(dictionary: Vector | undefined): Get {
  if (!dictionary) throw new Error('a dictionary is missing');
  let known = levels.get(dictionary);
  if (!known) {
    known = dictionary.data.flatMap((part) => Array.from<Raw>(valuesOf(part)));
    levels.set(dictionary, known);
  }
  const found = known;
  return ({ values }, row) => found[Number(values[row])];
}
