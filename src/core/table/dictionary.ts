import { DISTINCT_LIMIT } from './table';
import { decodeUtf8 } from './utf8';

const FIRST_SLOTS = 64;
/** Offset basis and prime of the FNV-1a hash of 32 bits. */
const FNV_BASIS = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/**
 * Numbers the different words of a column in the order in which they are met, up to `DISTINCT_LIMIT`. Words are told
 * apart by their bytes, so that no string is made. A hash table that is at most half full.
 */
export class Dictionary {
  size = 0;
  /** One more than the code of the word that is there; 0 where there is none. */
  #slots = new Int16Array(FIRST_SLOTS);
  #hashes: Int32Array = new Int32Array(FIRST_SLOTS);
  /** All words, one behind another, and where each one ends. */
  #bytes = new Uint8Array(FIRST_SLOTS);
  #ends: Int32Array = new Int32Array(FIRST_SLOTS);

  /** The code of the word in a range of bytes, which may be a new one; -1 where it is new and there is no more room. */
  codeOf(bytes: Uint8Array, start: number, end: number): number {
    let hash = FNV_BASIS;
    for (let at = start; at < end; at++) hash = Math.imul(hash ^ bytes[at]!, FNV_PRIME);
    const last = this.#slots.length - 1;
    let slot = slotOf(hash, last);
    for (let code = this.#slots[slot]! - 1; code >= 0; code = this.#slots[slot]! - 1) {
      if (this.#hashes[code] === hash && this.#equals(code, bytes, start, end)) return code;
      slot = (slot + 1) & last;
    }
    if (this.size === DISTINCT_LIMIT) return -1;
    this.#slots[slot] = this.size + 1;
    this.#hashes[this.size] = hash;
    this.#append(bytes.subarray(start, end));
    if (this.size * 2 > this.#slots.length) this.#grow();
    return this.size - 1;
  }

  /** The words in the order of their codes. */
  texts(): string[] {
    return Array.from({ length: this.size }, (_, code) =>
      decodeUtf8(this.#bytes, this.#start(code), this.#ends[code] ?? 0),
    );
  }

  #start(code: number): number {
    return code === 0 ? 0 : this.#ends[code - 1]!;
  }

  #equals(code: number, bytes: Uint8Array, start: number, end: number): boolean {
    const from = this.#start(code);
    const length = end - start;
    if (this.#ends[code]! - from !== length) return false;
    const words = this.#bytes;
    for (let i = 0; i < length; i++) {
      if (words[from + i] !== bytes[start + i]) return false;
    }
    return true;
  }

  #append(word: Uint8Array): void {
    const from = this.#start(this.size);
    const end = from + word.length;
    if (end > this.#bytes.length) {
      const larger = new Uint8Array(Math.max(end, this.#bytes.length * 2));
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    this.#bytes.set(word, from);
    this.#ends[this.size++] = end;
  }

  #grow(): void {
    const length = this.#slots.length * 2;
    const slots = new Int16Array(length);
    for (let code = 0; code < this.size; code++) {
      let slot = slotOf(this.#hashes[code]!, length - 1);
      while (slots[slot] !== 0) slot = (slot + 1) & (length - 1);
      slots[slot] = code + 1;
    }
    this.#slots = slots;
    this.#hashes = widened(this.#hashes, length);
    this.#ends = widened(this.#ends, length);
  }
}

/** The slot at which the search for a hash begins. */
function slotOf(hash: number, last: number): number {
  return (hash ^ (hash >>> 15)) & last;
}

function widened(array: Int32Array, length: number): Int32Array {
  const wider = new Int32Array(length);
  wider.set(array);
  return wider;
}
