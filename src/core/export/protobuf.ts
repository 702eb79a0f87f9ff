/**
 * Messages of Protocol Buffers, as far as ONNX needs them: fields of variable-length integers, of 32 bits, and of bytes.
 * Source: protobuf.dev/programming-guides/encoding.
 */
export type Message = readonly Field[];

export type Field =
  | { readonly number: number; readonly kind: 'integer'; readonly value: number }
  | { readonly number: number; readonly kind: 'bytes'; readonly value: Uint8Array }
  | { readonly number: number; readonly kind: 'message'; readonly value: Message };

/** The wire types of a variable-length integer and of bytes with their length. */
const VARINT = 0;
const LENGTH_DELIMITED = 2;

/** A whole number; below 0 it takes ten bytes, as its two's complement in 64 bits. */
export const integer = (number: number, value: number): Field => ({ number, kind: 'integer', value });
export const bytes = (number: number, value: Uint8Array): Field => ({ number, kind: 'bytes', value });
export const message = (number: number, value: Message): Field => ({ number, kind: 'message', value });
export const string = (number: number, value: string): Field => bytes(number, utf8Of(value));

export function encoded(fields: Message): Uint8Array {
  const out: number[] = [];
  for (const field of fields) {
    if (field.kind === 'integer') {
      pushVarint(out, BigInt(field.number * 8 + VARINT));
      pushVarint(out, BigInt.asUintN(64, BigInt(field.value)));
      continue;
    }
    const content = field.kind === 'bytes' ? field.value : encoded(field.value);
    pushVarint(out, BigInt(field.number * 8 + LENGTH_DELIMITED));
    pushVarint(out, BigInt(content.length));
    for (const byte of content) out.push(byte);
  }
  return Uint8Array.from(out);
}

function pushVarint(out: number[], value: bigint): void {
  let rest = value;
  for (; rest > 127n; rest >>= 7n) out.push(Number(rest & 127n) | 128);
  out.push(Number(rest));
}

/** A text in UTF-8; half a surrogate pair becomes U+FFFD. */
export function utf8Of(text: string): Uint8Array {
  const escaped = encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\uFFFD'));
  const units = escaped.match(/%[0-9A-F]{2}|[^%]/g) ?? [];
  return Uint8Array.from(units, (unit) =>
    unit.length === 3 ? Number.parseInt(unit.slice(1), 16) : unit.charCodeAt(0),
  );
}

/** Doubles, little-endian whatever the machine. */
export function doublesOf(values: readonly number[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(values.length * 8));
  for (const [i, value] of values.entries()) view.setFloat64(i * 8, value, true);
  return new Uint8Array(view.buffer);
}
