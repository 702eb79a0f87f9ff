import type { Fields } from '../../core/table/fields';

const QUOTE = 0x22;
const FIRST_BYTES = 1 << 12;

/** Texts, one a record, as the fields of a CSV of one column: what begins like a quoted field is put in quotes. */
export class Texts implements Fields {
  readonly origin = 0;
  units: Uint8Array = new Uint8Array(FIRST_BYTES);
  count = 0;
  #used = 0;
  readonly #ends: Int32Array;

  constructor(capacity: number) {
    this.#ends = new Int32Array(capacity);
  }

  /** Adds a text; an empty one stands for none. */
  add(text: string | Uint8Array): void {
    if (typeof text === 'string' && !text.includes('"')) this.#append(text);
    else this.#appendBytes(typeof text === 'string' ? Buffer.from(text) : text);
    this.#ends[this.count++] = this.#used;
  }

  width(): number {
    return 1;
  }

  startOf(record: number): number {
    return record === 0 ? 0 : (this.#ends[record - 1] ?? 0);
  }

  endOf(record: number): number {
    return this.#ends[record] ?? 0;
  }

  #append(text: string): void {
    this.#reserve(3 * text.length);
    this.#used += encoder.encodeInto(text, this.units.subarray(this.#used)).written;
  }

  #appendBytes(bytes: Uint8Array): void {
    const written = isQuoteFirst(bytes)
      ? Buffer.from(`"${Buffer.from(bytes).toString().replaceAll('"', '""')}"`)
      : bytes;
    this.#reserve(written.length);
    this.units.set(written, this.#used);
    this.#used += written.length;
  }

  #reserve(bytes: number): void {
    const needed = this.#used + bytes;
    if (needed <= this.units.length) return;
    const wider = new Uint8Array(Math.max(needed, 2 * this.units.length));
    wider.set(this.units);
    this.units = wider;
  }
}

const encoder = new TextEncoder();

/** Blanks before a quote don't count. */
function isQuoteFirst(bytes: Uint8Array): boolean {
  let at = 0;
  while (bytes[at] === 0x20 || bytes[at] === 0x09) at++;
  return bytes[at] === QUOTE;
}
