import { dateText, timestampText, timeText } from './moments';

/** A value as the format stores it. */
export type Stored = number | bigint | boolean | string | Uint8Array;
export type Raw = Stored | null | undefined;

/** Values that are numbers: the nearest double is taken, as of the digits in a CSV, and an example is written in full. */
export interface NumberKind {
  readonly type: 'number';
  valueOf(stored: Stored): number;
  textOf(stored: Stored): string;
}

/** Values that a CSV would have as words. */
export interface TextKind {
  readonly type: 'text';
  textOf(stored: Stored): string | Uint8Array;
}

/** Lists, records and bytes. */
export interface OpaqueKind {
  readonly type: 'opaque';
}

/** What the values of a column mean, whichever format they are stored in. */
export type Kind = NumberKind | TextKind | OpaqueKind;

/** How many digits a second has after the point in a unit of time. */
export const UNIT_DIGITS = { seconds: 0, milliseconds: 3, microseconds: 6, nanoseconds: 9 } as const;

export const OPAQUE: OpaqueKind = { type: 'opaque' };
export const NUMBER: NumberKind = { type: 'number', valueOf: Number, textOf: String };
export const HALF: NumberKind = {
  type: 'number',
  valueOf: (stored) => halfOf(Number(stored)),
  textOf: (stored) => String(halfOf(Number(stored))),
};
export const BOOLEAN: TextKind = { type: 'text', textOf: String };
/** UTF-8 as it is stored. */
export const TEXT: TextKind = {
  type: 'text',
  textOf: (stored) => (stored instanceof Uint8Array ? stored : String(stored)),
};
/** Days since 1970-01-01. */
export const DATE: TextKind = { type: 'text', textOf: (stored) => dateText(Number(stored)) };
export const UUID: TextKind = { type: 'text', textOf: (stored) => uuidText(bytesIn(stored)) };

/** Whole numbers in units of 10 to the power of −`scale`. */
export function decimal(scale: number): NumberKind {
  const power = Number(`1e${scale}`);
  const textOf = (stored: Stored) => decimalText(integerIn(stored), scale);
  return {
    type: 'number',
    // A quotient of doubles that are exact is the nearest double; else the digits tell it.
    valueOf: (stored) => (isExact(stored, scale) ? Number(stored) / power : Number(textOf(stored))),
    textOf,
  };
}

/** Ticks since 1970-01-01, of which a second has 10 to the power of `digits`. */
export function timestamp(digits: number, isUtc: boolean): TextKind {
  return { type: 'text', textOf: (stored) => timestampText(integerIn(stored), digits, isUtc) };
}

/** Ticks since midnight. */
export function time(digits: number): TextKind {
  return { type: 'text', textOf: (stored) => timeText(integerIn(stored), digits) };
}

export function bytesIn(stored: Stored): Uint8Array {
  if (stored instanceof Uint8Array) return stored;
  throw new Error(`found ${typeof stored} for bytes`);
}

export function integerIn(stored: Stored): bigint {
  if (typeof stored === 'bigint') return stored;
  if (typeof stored === 'number') return BigInt(stored);
  throw new Error(`found ${typeof stored} for an integer`);
}

/** Powers of ten up to here are exact as doubles. */
const LAST_EXACT_POWER = 22;

function isExact(stored: Stored, scale: number): boolean {
  return scale >= 0 && scale <= LAST_EXACT_POWER && Number.isSafeInteger(Number(stored));
}

function decimalText(unscaled: bigint, scale: number): string {
  if (scale <= 0) return `${unscaled}${'0'.repeat(-scale)}`;
  const digits = String(unscaled < 0n ? -unscaled : unscaled).padStart(scale + 1, '0');
  return `${unscaled < 0n ? '-' : ''}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

/** IEEE 754 binary16: a sign, five bits of an exponent, ten of a fraction. */
function halfOf(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 0x1f) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

function uuidText(bytes: Uint8Array): string {
  const hex = Buffer.from(bytes).toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
