import { encodeUtf8 } from '../table/encodeUtf8';

const FIRST_BYTES = 1 << 16;
/** A UTF-16 code unit takes so many bytes at most. */
const BYTES_A_UNIT = 3;

/** Bytes that are put one behind another. */
export class Output {
  #bytes = new Uint8Array(FIRST_BYTES);
  #length = 0;

  /** Puts a range of bytes. */
  bytes(bytes: Uint8Array, from: number, to: number): void {
    this.#reserve(to - from);
    this.#bytes.set(bytes.subarray(from, to), this.#length);
    this.#length += to - from;
  }

  /** Puts a text in UTF-8. */
  text(text: string): void {
    this.#reserve(text.length * BYTES_A_UNIT);
    this.#length = encodeUtf8(text, this.#bytes, this.#length);
  }

  /** Hands out what was put since the last time; it is good until something is put. */
  take(): Uint8Array {
    const taken = this.#bytes.subarray(0, this.#length);
    this.#length = 0;
    return taken;
  }

  #reserve(length: number): void {
    const needed = this.#length + length;
    if (needed <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(needed, 2 * this.#bytes.length));
    larger.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = larger;
  }
}
