import type { SchemaElement, SchemaTree } from 'hyparquet';
import {
  BOOLEAN,
  bytesIn,
  DATE,
  decimal,
  HALF,
  integerIn,
  type Kind,
  NUMBER,
  type NumberKind,
  OPAQUE,
  type Stored,
  TEXT,
  time,
  timestamp,
  UNIT_DIGITS,
  UUID,
} from './kinds';

type LogicalType = NonNullable<SchemaElement['logical_type']>;
type Annotation = LogicalType['type'] | NonNullable<SchemaElement['converted_type']>;

const DIGITS = {
  MILLIS: UNIT_DIGITS.milliseconds,
  MICROS: UNIT_DIGITS.microseconds,
  NANOS: UNIT_DIGITS.nanoseconds,
} as const;

/** What the values of a column of the schema mean, as they are stored without its annotation. */
export function kindOf({ element, children }: SchemaTree): Kind {
  if (children.length > 0 || element.num_children !== undefined || element.repetition_type === 'REPEATED')
    return OPAQUE;
  const logical = element.logical_type;
  if (logical?.type === 'TIMESTAMP') return timestamp(DIGITS[logical.unit], logical.isAdjustedToUTC);
  if (logical?.type === 'TIME') return time(DIGITS[logical.unit]);
  if (logical?.type === 'INTEGER') return logical.isSigned ? NUMBER : unsigned(logical.bitWidth);
  const annotation = logical?.type ?? element.converted_type;
  if (annotation === undefined) return PHYSICAL[element.type ?? 'BYTE_ARRAY'];
  return ANNOTATED[annotation]?.(element) ?? OPAQUE;
}

/** Bytes that aren't said to be text may be anything. */
const PHYSICAL: Readonly<Record<NonNullable<SchemaElement['type']>, Kind>> = {
  BOOLEAN,
  INT32: NUMBER,
  INT64: NUMBER,
  INT96: timestamp(UNIT_DIGITS.nanoseconds, false),
  FLOAT: NUMBER,
  DOUBLE: NUMBER,
  BYTE_ARRAY: OPAQUE,
  FIXED_LEN_BYTE_ARRAY: OPAQUE,
};

const ANNOTATED: Partial<Readonly<Record<Annotation, (element: SchemaElement) => Kind>>> = {
  STRING: () => TEXT,
  UTF8: () => TEXT,
  ENUM: () => TEXT,
  JSON: () => TEXT,
  UUID: () => UUID,
  DATE: () => DATE,
  NULL: () => NUMBER,
  FLOAT16: () => halfBytes,
  DECIMAL: decimalOf,
  TIMESTAMP_MILLIS: () => timestamp(UNIT_DIGITS.milliseconds, true),
  TIMESTAMP_MICROS: () => timestamp(UNIT_DIGITS.microseconds, true),
  TIME_MILLIS: () => time(UNIT_DIGITS.milliseconds),
  TIME_MICROS: () => time(UNIT_DIGITS.microseconds),
  INT_8: () => NUMBER,
  INT_16: () => NUMBER,
  INT_32: () => NUMBER,
  INT_64: () => NUMBER,
  UINT_8: () => NUMBER,
  UINT_16: () => NUMBER,
  UINT_32: () => unsigned(32),
  UINT_64: () => unsigned(64),
};

/** A kind whose values are stored in another way. */
function storedAs(kind: NumberKind, change: (stored: Stored) => Stored): NumberKind {
  return {
    type: 'number',
    valueOf: (stored) => kind.valueOf(change(stored)),
    textOf: (stored) => kind.textOf(change(stored)),
  };
}

/** The lower half of the bits is told from a sign. */
function unsigned(bits: number): NumberKind {
  return storedAs(NUMBER, (stored) => BigInt.asUintN(bits, integerIn(stored)));
}

const halfBytes = storedAs(HALF, (stored) => Buffer.from(bytesIn(stored)).readUInt16LE(0));

function decimalOf({ type, scale = 0, logical_type }: SchemaElement): NumberKind {
  const kind = decimal(logical_type?.type === 'DECIMAL' ? logical_type.scale : scale);
  return type === 'INT32' || type === 'INT64' ? kind : storedAs(kind, (stored) => signedOf(bytesIn(stored)));
}

/** A two's complement whose most significant byte is the first. */
function signedOf(bytes: Uint8Array): bigint {
  let value = 0n;
  for (const byte of bytes) value = (value << 8n) | BigInt(byte);
  return BigInt.asIntN(8 * bytes.length, value);
}
